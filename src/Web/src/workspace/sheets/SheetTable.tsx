import type { SheetStatus } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Mark } from "../../ui/Mark";
import { Scroll } from "../../ui/Scroll";
import { useParam } from "../../ui/useParam";
import { useTyped } from "../../ui/useTyped";
import { nameStated } from "../entry/facts";
import { plain } from "../words";
import { type Standing, standing } from "./counting";

const marks: Record<Standing, { kind?: "bad" | "warn" | "good"; text: string }> = {
  out: { kind: "bad", text: "not returned" },
  incomplete: { kind: "warn", text: "pages missing" },
  lost: { text: "attested as lost" },
  back: { kind: "good", text: "accounted for" },
};

export function SheetMark({ status }: { status: SheetStatus }) {
  const { kind, text } = marks[standing(status)];
  return <Mark {...(kind ? { kind } : {})}>{text}</Mark>;
}

interface Props {
  sheets: readonly SheetStatus[];
  directory: Directory | undefined;
  chosen: string;
  choose: (serial: string) => void;
}

export function SheetTable({ sheets, directory, chosen, choose }: Props) {
  const [show, setShow] = useParam("show");
  const [find, setFind] = useTyped(...useParam("find"));
  const shown = sheets.filter(
    (status) =>
      (show !== "out" || !status.accounted) &&
      `${status.sheet?.serial} ${directory?.personName(status.sheet?.personId ?? "")}`.toLowerCase().includes(find.toLowerCase()),
  );
  return (
    <div className="stack">
      <div className="filters">
        <Field label="Show">
          <select value={show} onChange={(e) => setShow(e.target.value)}>
            <option value="">All sheets</option>
            <option value="out">Not accounted for</option>
          </select>
        </Field>
        <Field label="Serial number or person">
          <input type="search" value={find} onChange={(e) => setFind(e.target.value)} />
        </Field>
      </div>
      <Scroll label="Sheets">
        <table className="table cards">
          <caption>
            {shown.length} of {sheets.length} sheets
          </caption>
          <thead>
            <tr>
              <th scope="col">Serial</th>
              <th scope="col">For</th>
              <th scope="col">Kind</th>
              <th scope="col">Handed out</th>
              <th scope="col" className="number">
                Pages back
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((status) => {
              const { sheet } = status;
              if (!sheet) return null;
              return (
                <tr key={sheet.serial} className={sheet.serial === chosen ? "chosen" : ""}>
                  <th scope="row">
                    <Button small aria-pressed={sheet.serial === chosen} onClick={() => choose(sheet.serial === chosen ? "" : sheet.serial)}>
                      {sheet.serial}
                    </Button>
                  </th>
                  <td data-label="For">{sheet.personId === "" ? "the whole service" : (directory?.personName(sheet.personId) ?? sheet.personId)}</td>
                  <td data-label="Kind">{sheet.kind === "mar" ? "MAR" : plain(sheet.kind)}</td>
                  <td data-label="Handed out">
                    {dayAndClock(sheet.issuedAt)}
                    {sheet.issuedTo && `, to ${nameStated(sheet.issuedTo, directory)}`}
                  </td>
                  <td data-label="Pages back" className="number">
                    {sheet.pagesReturned ?? 0} of {sheet.pages}
                  </td>
                  <td data-label="State">
                    <SheetMark status={status} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
