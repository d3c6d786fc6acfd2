import type { Directory } from "../../live/directory";
import { Mark } from "../../ui/Mark";
import type { RecordView } from "../recordView";
import type { Act } from "./keys";
import { LineDetail } from "./LineDetail";
import { LineRow } from "./LineRow";
import { type Line, type Medicine, printedOutdated } from "./lines";
import { Register } from "./Register";
import { limitsOf, spacingOf } from "./spacing";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  medicine: Medicine;
  chart: readonly Medicine[];
  opened: string;
  busy: boolean;
  onOpen: (itemId: string) => void;
  onAct: (act: Act, line: Line) => void;
}

export const columns = 6;

/** One medicine of the chart: what is prescribed, then a row for each dose, then the register where there is one. */
export function MedicineRows(props: Props) {
  const { view, directory, medicine, chart, opened, busy, onOpen, onAct } = props;
  const codes = directory?.reply.codes ?? [];
  const spaced = medicine.prn ? spacingOf(medicine, chart, codes) : undefined;
  return (
    <tbody>
      <tr className="medicine">
        <th scope="rowgroup" colSpan={columns}>
          <Prescription medicine={medicine} />
        </th>
      </tr>
      {medicine.lines.length === 0 && (
        <tr>
          <td colSpan={columns} className="quiet">
            None was given or due in the outage.
          </td>
        </tr>
      )}
      {medicine.lines.map((line) => [
        <LineRow
          key={line.item.itemId}
          view={view}
          directory={directory}
          line={line}
          medicine={medicine}
          spaced={spaced?.get(line.item.itemId)}
          open={opened === line.item.itemId}
          onOpen={() => onOpen(line.item.itemId)}
        />,
        opened === line.item.itemId && (
          <tr key={`${line.item.itemId} open`} className="opened" data-of-line={line.item.itemId}>
            <td colSpan={columns}>
              <LineDetail view={view} directory={directory} line={line} busy={busy} onAct={(act) => onAct(act, line)} />
            </td>
          </tr>
        ),
      ])}
      <Register view={view} directory={directory} medicine={medicine} />
    </tbody>
  );
}

function Prescription({ medicine }: { medicine: Medicine }) {
  const { plan, name, prn, controlled } = medicine;
  const limits = limitsOf(medicine);
  return (
    <span className="prescription">
      <strong>{name}</strong>
      {plan && <span>{[plan.form, plan.route, plan.dose].filter(Boolean).join(", ")}</span>}
      {controlled && <Mark kind="bad">controlled drug</Mark>}
      {plan?.timeCritical && <Mark kind="bad">time-critical, ±{plan.windowMinutes ?? 30} min</Mark>}
      {prn && <Mark kind="warn">when needed{limits && `: ${limits}`}</Mark>}
      {plan?.variableDose && <Mark>variable dose</Mark>}
      {printedOutdated(plan) && (
        <Mark kind="bad">
          printed as version {plan?.printedRxVersion}, now {plan?.rxVersion}
        </Mark>
      )}
    </span>
  );
}
