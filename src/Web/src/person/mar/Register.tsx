import { useState } from "react";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { may } from "../acts/duties";
import { whoIs } from "../people";
import type { RecordView } from "../recordView";
import { registerOf } from "./balance";
import { CountDialog } from "./CountDialog";
import { doseOf, type Medicine } from "./lines";
import { columns } from "./MedicineRows";

function Balance({ broken, silent, rows }: { broken: number; silent: number; rows: number }) {
  if (broken > 0) return <Mark kind="bad">balance broken</Mark>;
  if (silent > 0) return <Mark kind="warn">balance not stated in {silent === 1 ? "one row" : `${silent} rows`}</Mark>;
  return rows > 0 ? <Mark kind="good">balance holds</Mark> : <Mark>nothing counted</Mark>;
}

/** The register of a controlled drug, or of whatever is counted: each row's balance, and where it breaks. */
export function Register({ view, directory, medicine }: { view: RecordView; directory: Directory | undefined; medicine: Medicine }) {
  const { roles } = useWho();
  const [counting, setCounting] = useState(false);
  const counts = view.reply.stockCounts.filter((count) => count.medicineId === medicine.medicineId);
  const stated = medicine.lines.some((line) => doseOf(line.paper ?? line.digital)?.stockBefore !== undefined);
  if (!medicine.controlled && counts.length === 0 && !stated) return null;
  const rows = registerOf(medicine.lines, counts, directory?.reply.codes ?? []);
  const broken = rows.filter((row) => row.breaks !== "").length;
  const who = (id: string) => whoIs(directory, view.serviceId, id);
  return (
    <tr>
      <td colSpan={columns}>
        <details open={broken > 0}>
          <summary>
            Register and stock of {medicine.name} <Balance broken={broken} silent={rows.filter((row) => row.after === undefined).length} rows={rows.length} />
          </summary>
          <table className="table register-table">
            <caption className="unseen">Register of {medicine.name}</caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col" className="number">
                  Before
                </th>
                <th scope="col" className="number">
                  Gone
                </th>
                <th scope="col" className="number">
                  After
                </th>
                <th scope="col">Balance</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={row.line?.item.itemId ?? `count ${dayAndClock(row.at)} ${row.after}`}>
                  <th scope="row">{dayAndClock(row.at)}</th>
                  <td>{row.count ? `counted by ${who(row.count.counter)}, witness ${who(row.count.witness) || "none"}` : "dose"}</td>
                  <td className="number">{row.before ?? "–"}</td>
                  <td className="number">{row.count ? "" : (row.gone ?? "not stated")}</td>
                  <td className="number">{row.after ?? "–"}</td>
                  <td>
                    {row.breaks === "" ? (
                      <span className="quiet">{row.after === undefined ? "not stated" : i === 0 ? "begins" : "holds"}</span>
                    ) : (
                      <Mark kind="bad">{row.breaks}</Mark>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {may("write", roles) && (
            <Button small onClick={() => setCounting(true)}>
              Count the stock
            </Button>
          )}
        </details>
        <CountDialog view={view} directory={directory} medicine={medicine} open={counting} onClose={() => setCounting(false)} />
      </td>
    </tr>
  );
}
