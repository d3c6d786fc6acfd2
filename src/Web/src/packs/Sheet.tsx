import { dayAndClock, inLondon } from "../time/moment";
import type { About } from "./about";
import { CareSummary } from "./CareSummary";
import { codeAddress } from "./code";
import { DailySheet } from "./DailySheet";
import { MedicinesChart } from "./MedicinesChart";
import type { PackSheet } from "./pack";
import { chartParts, dailyParts, rotaParts } from "./parts";
import { QrCode } from "./QrCode";
import { VisitRota } from "./VisitRota";

/** One numbered sheet. Its head and foot stand in a table's head and foot, which browsers repeat on every page that it needs. */
export function Sheet(props: About & { sheet: PackSheet }) {
  const { sheet, service, pack, people, at } = props;
  const of = people.find((one) => one.person.personId === sheet.personId);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls sideways, also by keyboard.
    <section tabIndex={0} className="paper" aria-label={`${sheet.title}, sheet ${sheet.n}`}>
      <table className="pages" role="presentation">
        <thead>
          <tr>
            <td className="bare">
              <div className="head">
                <div>
                  <h2>{sheet.title}</h2>
                  <p>
                    {service.name}
                    {of?.person.unit && `, ${of.person.unit}`}. {of?.person.dob && `Born ${of.person.dob.split("-").reverse().join("/")}. `}
                    {of && <strong>Allergies: {of.person.allergies.split(";").join(", ") || "NOT STATED"}</strong>}
                  </p>
                </div>
                <QrCode text={codeAddress(location.origin, { serial: sheet.serial, serviceId: service.serviceId })} label={`Code of sheet ${sheet.serial}`} />
              </div>
            </td>
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td className="bare">
              <div className="foot">
                <span className="serial">{sheet.serial}</span>
                <span>
                  sheet {sheet.n} of {pack.sheets.length}
                </span>
                <span>{of ? `summary version ${of.person.summaryVersion || "not stated"}` : ""}</span>
                <span>
                  printed at {dayAndClock(inLondon(at))}
                  {of && `, plan as of ${of.plan?.asOf?.instant ? dayAndClock(of.plan.asOf) : "– none told"}`}
                </span>
              </div>
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td className="bare">
              {sheet.kind === "summary" && of && <CareSummary of={of} />}
              {sheet.kind === "mar" && of && <MedicinesChart part={chartParts(of.items)[sheet.part]} codes={props.codes} />}
              {sheet.kind === "notes" && of && <DailySheet part={dailyParts(of.items)[sheet.part]} />}
              {sheet.kind === "visits" && <VisitRota people={people} lines={rotaParts(people)[sheet.part] ?? []} />}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
