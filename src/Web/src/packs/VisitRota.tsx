import { Priority } from "../gen/reinstate/facts/v1/facts_pb";
import { clock, day } from "../time/moment";
import type { RotaLine } from "./chart";
import type { PackPerson } from "./pack";

const priorities: Partial<Record<Priority, string>> = { [Priority.P1]: "P1", [Priority.P2]: "P2", [Priority.P3]: "P3" };
const blank = [1, 2, 3, 4, 5, 6, 7, 8];

/** Every visit in its order, with words and signs for those that must not be late or need two workers. */
export function VisitRota({ people, lines }: { people: readonly PackPerson[]; lines: readonly RotaLine[] }) {
  const nameOf = (id: string) => people.find((one) => one.person.personId === id)?.person.name || id;
  return (
    <table className="chart rota">
      <caption>
        <strong>! TIME-CRITICAL</strong>: never late. <strong>++ DOUBLE-UP</strong>: two workers, nobody begins alone. A visit that is late: ring the office,
        tell the family, write who saw the person well and when.
      </caption>
      <thead>
        <tr>
          <th scope="col">Planned</th>
          <th scope="col">Person and tasks</th>
          <th scope="col">Workers</th>
          <th scope="col">In</th>
          <th scope="col">Out</th>
          <th scope="col">Initials</th>
          <th scope="col">Late: why, who was told, seen well at</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ personId, visit }) => (
          <tr key={visit.visitId}>
            <td>
              {day(visit.start)}
              <br />
              {clock(visit.start)} to {clock(visit.end)}
            </td>
            <th scope="row">
              {nameOf(personId)} <span className="serial">{visit.visitId}</span> {priorities[visit.priority]}
              {visit.timeCritical && <span className="sign-word">! TIME-CRITICAL</span>}
              {visit.workersRequired > 1 && <span className="sign-word">++ DOUBLE-UP</span>}
              <br />
              <span className="tasks">{visit.tasks.split(";").join(", ")}</span>
            </th>
            <td>{visit.staffIds.join(", ")}</td>
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
        {lines.length === 0 &&
          blank.map((row) => (
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
