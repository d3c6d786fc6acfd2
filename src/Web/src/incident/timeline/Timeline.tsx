import { useDeferredValue, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { GetIncidentReply, TimelineEntry } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Answered, Empty } from "../../ui/Notice";
import { useTimeline } from "../asked";
import { chosen, kinds } from "./entries";
import { Record } from "./Record";
import { Rows } from "./Rows";

const page = 200;

/** Who did what, when it happened and when it was recorded; and what else has to go on it. */
export function Timeline({ incident }: { incident: GetIncidentReply }) {
  const timeline = useTimeline(incident.incidentId);
  return (
    <div className="stack">
      <Record incident={incident} />
      <Answered answer={timeline} what="the timeline">
        {({ entries }) => <Chosen incident={incident} entries={entries} />}
      </Answered>
    </div>
  );
}

function Chosen({ incident, entries }: { incident: GetIncidentReply; entries: readonly TimelineEntry[] }) {
  const directory = useDirectory();
  const [address, setAddress] = useSearchParams();
  const [many, setMany] = useState(page);
  const [service, kind, text] = [address.get("service") ?? "", address.get("kind") ?? "", address.get("text") ?? ""];
  const sought = useDeferredValue(text);
  const shown = useMemo(
    () => chosen(entries, { service, kind, text: sought }, (id) => directory?.staffName(id) ?? id),
    [entries, service, kind, sought, directory],
  );
  const choose = (field: string, value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(field, value);
        else next.delete(field);
        return next;
      },
      { replace: true },
    );
  return (
    <section className="stack" aria-label="Timeline">
      <search className="choices no-print">
        <Field label="Find in the timeline">
          <input type="search" value={text} onChange={(event) => choose("text", event.target.value)} />
        </Field>
        <Field label="Service">
          <select value={service} onChange={(event) => choose("service", event.target.value)}>
            <option value="">Everything</option>
            {incident.runs.map((run) => (
              <option key={run.serviceId} value={run.serviceId}>
                {run.serviceName || run.serviceId}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Kind of event">
          <select value={kind} onChange={(event) => choose("kind", event.target.value)}>
            <option value="">Every kind</option>
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
      </search>
      <p role="status">
        {shown.length} of {entries.length} events, newest first
        {shown.length > many && `; the first ${many} are shown`}
      </p>
      {shown.length === 0 ? (
        <Empty title="Nothing fits this choice" />
      ) : (
        <Rows entries={shown.slice(0, many)} incidentId={incident.incidentId} directory={directory} />
      )}
      {shown.length > many && (
        <div className="row">
          <Button onClick={() => setMany(many + page)}>Show {Math.min(page, shown.length - many)} more</Button>
        </div>
      )}
    </section>
  );
}
