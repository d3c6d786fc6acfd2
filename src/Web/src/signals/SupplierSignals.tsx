import { useEffect } from "react";
import { organisation } from "../api/clients/organisation";
import { ask, useAnswer } from "../api/queries";
import { count, words } from "../board/names";
import { OrganisationService } from "../gen/reinstate/v1/organisation_pb";
import { dayAndClock } from "../time/moment";
import { Notice } from "../ui/Notice";

const asked = ask(OrganisationService.method.getSupplierSignals, organisation.getSupplierSignals);

// No change of this organisation's own log tells of what others report.
const everyMinute = 60_000;

/** That other organisations are without a system in use here. It warns or is silent: that nobody is named says nothing about how the system is. */
export default function SupplierSignals() {
  const { data, again } = useAnswer(asked, {});
  useEffect(() => {
    const timer = setInterval(again, everyMinute);
    return () => clearInterval(timer);
  });
  if (!data || data.signals.length === 0) return null;
  return (
    <Notice kind="warn" title="Others are without a system that you use">
      <ul>
        {data.signals.map((signal) => (
          <li key={`${signal.system} ${signal.supplier}`}>
            {signal.supplier}, {words(signal.system)}: {count(signal.organisations, "other organisation reports", "other organisations report")} an outage, the
            first about {signal.firstDetectedAt ? dayAndClock(signal.firstDetectedAt) : "an unknown time"}.{" "}
            {signal.hereToo ? "You have declared one too." : "You have declared none: see whether yours still answers."}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
