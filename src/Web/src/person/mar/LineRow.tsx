import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { clock, clockName, day, span } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { saysCode } from "../codes";
import { whoIs } from "../people";
import { State } from "../record/ItemCard";
import { isNative, type RecordView } from "../recordView";
import { precisionName } from "../words";
import { differencesOf, late, minutesOff } from "./differences";
import { atOf, doseOf, type Line, type Medicine } from "./lines";
import type { Spaced } from "./spacing";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  line: Line;
  medicine: Medicine;
  spaced: Spaced | undefined;
  open: boolean;
  onOpen: () => void;
}

export function LineRow({ view, directory, line, medicine, spaced, open, onOpen }: Props) {
  const due = line.dueAt ?? atOf(line);
  return (
    <tr className={open ? "line of-open" : "line"} data-of-line={line.item.itemId}>
      <th scope="row">
        <button type="button" className="button small due" data-line={line.item.itemId} aria-expanded={open} onClick={onOpen}>
          {clock(due)}
          <span className="unseen">
            {" "}
            {day(due)}, {medicine.name}
          </span>
        </button>
        <span className="quiet">
          {day(due)} {due && clockName(due)}
          {!line.item.planned && " (not planned)"}
        </span>
      </th>
      <td data-label="Paper">
        <Account entry={line.paper} line={line} directory={directory} view={view} none="no paper" />
      </td>
      <td data-label="Digital">
        <Account entry={line.digital} line={line} directory={directory} view={view} none="not in the system" />
      </td>
      <td data-label="Differences">
        <Differences line={line} medicine={medicine} spaced={spaced} directory={directory} />
      </td>
      <td data-label="Gave, entered, checked">
        <Hands line={line} view={view} directory={directory} />
      </td>
      <td data-label="State">
        <State item={line.item} />
      </td>
    </tr>
  );
}

function Account({
  entry,
  line,
  directory,
  view,
  none,
}: {
  entry: Entry | undefined;
  line: Line;
  directory: Directory | undefined;
  view: RecordView;
  none: string;
}) {
  const dose = doseOf(entry);
  if (!entry || !dose) return <span className="quiet">{none}</span>;
  const off = minutesOff(line, entry);
  return (
    <span className="account">
      <span>
        <strong>{clock(entry.occurredAt)}</strong>
        {off !== undefined && <span className="quiet"> {late(off)}</span>}
        {precisionName(entry.precision) && <span className="quiet"> ({precisionName(entry.precision)})</span>}
      </span>
      <span>
        {saysCode(directory?.reply.codes ?? [], dose.chartFamily, dose.code)}
        {dose.doseGiven !== undefined && `, dose ${dose.doseGiven}`}
      </span>
      {dose.witness !== "" && <span>witness {whoIs(directory, view.serviceId, dose.witness)}</span>}
      {dose.prnRationale !== "" && <span className="quiet">Why: {dose.prnRationale}</span>}
      {dose.prnOutcome !== "" && <span className="quiet">Outcome: {dose.prnOutcome}</span>}
      {dose.note !== "" && <span className="quiet">{dose.note}</span>}
    </span>
  );
}

function Differences({ line, medicine, spaced, directory }: { line: Line; medicine: Medicine; spaced: Spaced | undefined; directory: Directory | undefined }) {
  const found = differencesOf(line, directory?.reply.codes ?? [], medicine.controlled);
  const most = medicine.plan?.prnMax24h;
  return (
    <ul className="differences">
      {found.map((one) => (
        <li key={one.words}>
          <Mark kind={one.bad ? "bad" : "warn"}>{one.words}</Mark>
        </li>
      ))}
      {spaced && (
        <>
          {spaced.sinceLast !== undefined && (
            <li>
              {spaced.tooSoon ? (
                <Mark kind="bad">
                  {span(spaced.sinceLast * 60_000)} after the last; at least {span((medicine.plan?.prnMinIntervalMinutes ?? 0) * 60_000)}
                </Mark>
              ) : (
                <span className="quiet">{span(spaced.sinceLast * 60_000)} after the last</span>
              )}
            </li>
          )}
          <li>
            {spaced.tooMany ? (
              <Mark kind="bad">
                dose {spaced.inDay} in 24 h; at most {most}
              </Mark>
            ) : (
              <span className="quiet">
                dose {spaced.inDay}
                {most === undefined ? "" : ` of ${most}`} in 24 h{spaced.mgInDay !== undefined && `, ${spaced.mgInDay} mg of ${medicine.plan?.ingredient}`}
              </span>
            )}
          </li>
        </>
      )}
      {found.length === 0 && !spaced && <li className="quiet">none</li>}
    </ul>
  );
}

function Hands({ line, view, directory }: { line: Line; view: RecordView; directory: Directory | undefined }) {
  const lead = line.paper ?? line.digital;
  if (!lead) return <span className="quiet">nobody yet</span>;
  const who = (stated: string) => whoIs(directory, view.serviceId, stated);
  const unchecked = [line.paper, line.digital].some((entry) => entry && !isNative(entry) && entry.checkedBy === "");
  return (
    <ol className="hands">
      <li>gave: {who(lead.author)}</li>
      <li>{isNative(lead) ? "recorded in the system" : `entered: ${who(lead.transcribedBy)}`}</li>
      <li>{isNative(lead) ? "needs no second check" : unchecked ? <Mark kind="warn">not checked</Mark> : `checked: ${who(lead.checkedBy)}`}</li>
    </ol>
  );
}
