import { medicineWords, prnLimits } from "../capture/forms/medicines";
import { day, dayAndClock } from "../time/moment";
import { chartDays, whenNeeded, windowWords } from "./chart";
import type { PackPerson } from "./pack";

/** What somebody who does not know the person has to know first. */
export function CareSummary({ of }: { of: PackPerson }) {
  const { person, items } = of;
  const medicines = new Map(chartDays(items).flatMap((one) => one.rows.map((row) => [medicineWords(row.dose), row.dose] as const)));
  const facts: [string, string][] = [
    ["Name", person.name],
    ["Date of birth", person.dob.split("-").reverse().join("/")],
    ["NHS number", person.nhsNumber],
    ["Room or unit", person.unit],
    ["Allergies", person.allergies.split(";").join(", ") || "NOT STATED. Ask before you give anything."],
    ["Risks", person.riskFlags.split(";").join(", ") || "none stated"],
    ["GP", person.gp || "not stated"],
    [
      "On leave",
      person.leaveFrom?.instant
        ? `from ${dayAndClock(person.leaveFrom)}${person.leaveTo?.instant ? ` to ${dayAndClock(person.leaveTo)}` : ""}`
        : "no leave is known",
    ],
    [
      "Care summary",
      `version ${person.summaryVersion || "not stated"}${person.summaryAuthorisedAt?.instant ? `, authorised ${day(person.summaryAuthorisedAt)}` : ""}`,
    ],
  ];
  return (
    <>
      <dl className="summary">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>Medicines</h3>
      {medicines.size === 0 && whenNeeded(items).length === 0 ? (
        <p>{of.plan?.sourceSystem ? "None is due in this time." : "Not known here: no system told it. Look at the pharmacy's chart."}</p>
      ) : (
        <ul>
          {[...medicines].map(([words, dose]) => (
            <li key={words}>
              {words} {dose.timeCritical && <strong>! TIME-CRITICAL {windowWords(dose)}</strong>} {dose.cdSchedule && <strong>CD: witness</strong>}
            </li>
          ))}
          {whenNeeded(items).map((dose) => (
            <li key={`prn ${dose.medicineId}`}>
              {medicineWords(dose)}, when needed: {prnLimits(dose) || "limits not stated, ask first"}
            </li>
          ))}
        </ul>
      )}
      <h3>Changes while on paper (time, what, who told, initials)</h3>
      <Lines count={6} />
    </>
  );
}

/** Lines to write on. */
export function Lines({ count }: { count: number }) {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <div key={at} />
      ))}
    </div>
  );
}
