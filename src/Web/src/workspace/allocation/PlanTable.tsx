import { Link } from "react-router";
import type { Directory } from "../../live/directory";
import { Scroll } from "../../ui/Scroll";
import { personAddress, type Scope } from "../service";
import { shortTitle } from "../steps/stepOf";
import type { Cell, Plan } from "./plan";

interface Props {
  plan: Plan;
  scope: Scope;
  directory: Directory | undefined;
  chosen: ReadonlySet<string>;
  /** Not set for who may only look. */
  setChosen: ((keys: ReadonlySet<string>) => void) | undefined;
}

export function PlanTable({ plan, scope, directory, chosen, setChosen }: Props) {
  const toggle = (cells: readonly Cell[], on: boolean) => {
    const next = new Set(chosen);
    for (const { key } of cells) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen?.(next);
  };
  return (
    <Scroll label="People by step">
      <table className="table plan">
        <caption>Who enters what of whom; figures are open items</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            {plan.steps.map((step) => (
              <th key={step} scope="col">
                {step}. {shortTitle[step]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.rows.map((row) => (
            <tr key={row.personId}>
              <th scope="row">
                <Link to={personAddress(scope, row.personId)}>{directory?.personName(row.personId) ?? row.personId}</Link>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key}>
                  <Work cell={cell} directory={directory} chosen={chosen.has(cell.key)} toggle={setChosen && ((on) => toggle([cell], on))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Work({
  cell,
  directory,
  chosen,
  toggle,
}: {
  cell: Cell;
  directory: Directory | undefined;
  chosen: boolean;
  toggle: ((on: boolean) => void) | undefined;
}) {
  const staff = cell.staffId === "" ? "" : (directory?.staffName(cell.staffId) ?? cell.staffId);
  const text = (
    <span className={cell.open === 0 ? "quiet" : ""}>
      {cell.open === 0 ? "nothing open" : `${cell.open} open`}
      {cell.openP1 > 0 && <strong>, {cell.openP1} P1</strong>}
      <br />
      {staff || (cell.open > 0 ? "◆ nobody" : "–")}
    </span>
  );
  if (!toggle) return text;
  return (
    <label className="choice">
      <input type="checkbox" checked={chosen} onChange={(e) => toggle(e.target.checked)} />
      <span>
        <span className="unseen">
          {directory?.personName(cell.personId) ?? cell.personId}, step {cell.step}:{" "}
        </span>
        {text}
      </span>
    </label>
  );
}
