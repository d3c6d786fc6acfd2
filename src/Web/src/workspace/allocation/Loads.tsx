import type { Directory } from "../../live/directory";
import { Mark } from "../../ui/Mark";
import { Scroll } from "../../ui/Scroll";
import { loads, type Plan } from "./plan";

export function Loads({ plan, directory }: { plan: Plan; directory: Directory | undefined }) {
  const all = loads(plan);
  if (all.length === 0) return <p>Nothing is open, and nobody is allocated.</p>;
  return (
    <Scroll label="Work of each member of staff">
      <table className="table narrow">
        <caption>Who has how much</caption>
        <thead>
          <tr>
            <th scope="col">Staff</th>
            <th scope="col" className="number">
              People
            </th>
            <th scope="col" className="number">
              Open items
            </th>
            <th scope="col" className="number">
              of them P1
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((load) => (
            <tr key={load.staffId}>
              <th scope="row">{load.staffId === "" ? <Mark kind="warn">nobody</Mark> : (directory?.staffName(load.staffId) ?? load.staffId)}</th>
              <td className="number">{load.people}</td>
              <td className="number">{load.open}</td>
              <td className="number">{load.openP1}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
