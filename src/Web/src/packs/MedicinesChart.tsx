import { outcomes } from "../capture/forms/filled";
import { prnLimits } from "../capture/forms/medicines";
import type { ChartCode, ExpectedDose } from "../gen/reinstate/facts/v1/facts_pb";
import { grouped, windowWords } from "./chart";
import type { ChartPart } from "./parts";

/** A blank medicines administration record: each dose that is due is a cell to sign. */
export function MedicinesChart({ part, codes }: { part: ChartPart | undefined; codes: readonly ChartCode[] }) {
  return (
    <>
      {part?.days.map((one) => (
        <table key={`${one.day} ${one.times[0]}`} className="chart">
          <caption>{one.day}</caption>
          <thead>
            <tr>
              <th scope="col">Medicine</th>
              {one.times.map((time) => (
                <th key={time} scope="col">
                  {time}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.rows.map((row) => (
              <tr key={`${row.medicineId} ${row.dose.dose} ${row.dose.strength}`}>
                <th scope="row">
                  <MedicineName dose={row.dose} />
                </th>
                {row.due.map((due, at) => (
                  <td key={one.times[at]} className={due ? "due-cell" : "not-due"}>
                    {due ? (
                      <>
                        time
                        <br />
                        code
                        <br />
                        init.{row.dose.cdSchedule && " / wit."}
                        {row.dose.variableDose && (
                          <>
                            <br />
                            dose
                          </>
                        )}
                      </>
                    ) : (
                      "×"
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {part?.prn.map((dose) => (
        <WhenNeeded key={`${dose.medicineId} ${dose.dose}`} dose={dose} />
      ))}
      <CodeKey codes={codes} />
    </>
  );
}

function MedicineName({ dose }: { dose: ExpectedDose }) {
  return (
    <>
      <strong>{dose.medicine}</strong> {[dose.strength, dose.form, dose.route].filter(Boolean).join(", ")}
      <br />
      Dose: <strong>{dose.dose || (dose.variableDose ? "varies, see instructions" : "not stated")}</strong>
      {dose.timeCritical && <span className="sign-word">! TIME-CRITICAL {windowWords(dose)}</span>}
      {dose.cdSchedule && <span className="sign-word">CD: witness and register</span>}
    </>
  );
}

const rows = [1, 2, 3, 4, 5];

function WhenNeeded({ dose }: { dose: ExpectedDose }) {
  return (
    <table className="chart prn">
      <caption>
        When needed: {dose.medicine} {[dose.strength, dose.form, dose.route, dose.dose].filter(Boolean).join(", ")}.{" "}
        {prnLimits(dose) || "Limits NOT STATED: ask before you give it"}
        {dose.cdSchedule && ". CD: witness and register"}
      </caption>
      <thead>
        <tr>
          <th scope="col">Date, time</th>
          <th scope="col">Last dose at</th>
          <th scope="col">Dose</th>
          <th scope="col">Why it was given</th>
          <th scope="col">What came of it, at</th>
          <th scope="col">Initials</th>
          <th scope="col">Witness</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <td />
            <td />
            <td />
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CodeKey({ codes }: { codes: readonly ChartCode[] }) {
  // Words that stand for themselves are a system's own, and no letters of a chart.
  const families = [...grouped(codes, (one) => one.chartFamily)].filter(([, of]) => of.some((one) => one.code.length < 3));
  return (
    <div className="key">
      <strong>Codes.</strong>{" "}
      {families.length === 0
        ? outcomes.map((one) => one.name).join("; ")
        : families.map(([family, of]) => (
            <p key={family}>
              {family && `${family}: `}
              {of.map((one) => `${one.code} = ${one.meaning.replaceAll("_", " ")}`).join("; ")}
            </p>
          ))}
    </div>
  );
}
