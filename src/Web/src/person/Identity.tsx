import { Link } from "react-router";
import type { Directory } from "../live/directory";
import { dayAndClock } from "../time/moment";
import { Mark } from "../ui/Mark";
import type { RecordView } from "./recordView";

/** "11 Feb 1936", of an ISO date. */
export function britishDate(iso: string): string {
  const [year, month, day] = iso.split("-");
  const name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][Number(month) - 1];
  return year && day && name ? `${Number(day)} ${name} ${year}` : iso;
}

const noAllergies = /^\s*(none|none known|nkda|no known.*)?\s*$/i;

/** Who this is, as it must be seen before anything is written: name and date of birth, allergies, risks. */
export function Identity({ view, directory }: { view: RecordView; directory: Directory | undefined }) {
  const person = view.reply.person ?? directory?.person(view.personId);
  const printed = person && person.printedSummaryVersion !== "" && person.printedSummaryVersion !== person.summaryVersion;
  return (
    <header className="identity">
      <div>
        <h1>{view.name}</h1>
        <p className="quiet">
          <Link to={`/incidents/${view.incidentId}/services/${view.serviceId}`}>{directory?.serviceName(view.serviceId) ?? view.serviceId}</Link>
          {person?.unit && `, ${person.unit}`}
        </p>
      </div>
      {person && (
        <dl>
          <Fact name="Born">{britishDate(person.dob) || "not stated"}</Fact>
          <Fact name="Allergies">
            {person.allergies === "" ? (
              <Mark kind="warn">not stated</Mark>
            ) : noAllergies.test(person.allergies) ? (
              person.allergies
            ) : (
              <Mark kind="bad">{person.allergies}</Mark>
            )}
          </Fact>
          {person.riskFlags !== "" && (
            <Fact name="Risks">
              <Mark kind="warn">{person.riskFlags}</Mark>
            </Fact>
          )}
          <Fact name="NHS number">
            <span className="number">{person.nhsNumber || "not stated"}</span>
          </Fact>
          <Fact name="GP">{person.gp || "not stated"}</Fact>
          {person.leaveFrom?.instant && (
            <Fact name="Away">
              <Mark kind="warn">
                {dayAndClock(person.leaveFrom)} to {person.leaveTo?.instant ? dayAndClock(person.leaveTo) : "not yet back"}
              </Mark>
            </Fact>
          )}
          {printed && (
            <Fact name="Printed summary">
              <Mark kind="warn">
                version {person.printedSummaryVersion}, the latest is {person.summaryVersion}
              </Mark>
            </Fact>
          )}
        </dl>
      )}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
