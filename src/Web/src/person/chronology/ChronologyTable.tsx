import type { ChronologyEntry } from "../../gen/reinstate/v1/person_pb";
import type { Directory } from "../../live/directory";
import { clock, clockName, day, dayAndClock } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { Scroll } from "../../ui/Scroll";
import { saysCode } from "../codes";
import { doseOf, isMedicine } from "../mar/lines";
import { whoIs } from "../people";
import type { RecordView } from "../recordView";
import { categoryName, matchedName, medicineName, outcomeName, plain, precisionName } from "../words";
import { axisOf, between } from "./axis";
import { fromDue, glanceOf, isRough, type Row } from "./rows";
import { Spans } from "./Spans";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  rows: readonly Row[];
  times: boolean;
}

/** Three lanes side by side where there is room; one list, each account named, where there is not. */
export function ChronologyTable({ view, directory, rows, times }: Props) {
  const axis = axisOf(rows.flatMap((row) => [...row.expected, ...row.paper, ...row.digital, ...row.contact]));
  return (
    <Scroll label="Chronology">
      <table className="table chronology-table">
        <caption>
          {view.name}: clock of care, by when it can have happened first
          <span className="quiet"> Bars: {dayAndClock(rows[0]?.first.earliest)} onwards; a bar with ends is a time that is known only as a span.</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Expected</th>
            <th scope="col">Paper</th>
            <th scope="col">Digital</th>
            <th scope="col">At a glance</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => [
            row.newDay !== "" && (
              <tr key={`${row.key} day`} className="day">
                <th scope="rowgroup" colSpan={5}>
                  {row.newDay}
                </th>
              </tr>
            ),
            row.clocksChange !== "" && (
              <tr key={`${row.key} clock`} className="day">
                <th scope="rowgroup" colSpan={5}>
                  <Mark kind="warn">{row.clocksChange}</Mark>
                </th>
              </tr>
            ),
            <tr key={row.key}>
              <th scope="row">
                {between(row.first)} {row.first.at && clockName(row.first.at)}
                <Spans row={row} axis={axis} />
              </th>
              {row.contact.length > 0 ? (
                <td colSpan={3} data-label="Contact">
                  <Lane entries={row.contact} view={view} directory={directory} times={times} />
                </td>
              ) : (
                (["expected", "paper", "digital"] as const).map((lane) => (
                  <td key={lane} data-label={plain(lane)} className={row[lane].length === 0 ? "none" : ""}>
                    {row[lane].length === 0 ? <span className="quiet">–</span> : <Lane entries={row[lane]} view={view} directory={directory} times={times} />}
                  </td>
                ))
              )}
              <td data-label="At a glance">
                <Glance row={row} view={view} />
              </td>
            </tr>,
          ])}
        </tbody>
      </table>
    </Scroll>
  );
}

function Glance({ row, view }: { row: Row; view: RecordView }) {
  const findings = new Set([...row.expected, ...row.paper, ...row.digital, ...row.contact].flatMap((entry) => entry.findingIds));
  const found = view.reply.findings.filter((finding) => findings.has(finding.findingId));
  return (
    <ul className="differences">
      {glanceOf(row).map((words) => (
        <li key={words}>
          <Mark kind="warn">{words}</Mark>
        </li>
      ))}
      {found.map((finding) => (
        <li key={finding.findingId} title={finding.explanation}>
          <Mark {...(finding.state === "open" ? { kind: "bad" as const } : {})}>
            {finding.code.replaceAll("_", " ")}
            {finding.state === "open" ? "" : ", decided"}
          </Mark>
        </li>
      ))}
      {fromDue(row) !== "" && <li className="quiet">{fromDue(row)}</li>}
      {row.expected[0] && row.expected[0].outcome !== "" && <li className="quiet">{outcomeName(row.expected[0].outcome)}</li>}
    </ul>
  );
}

function Lane({
  entries,
  view,
  directory,
  times,
}: {
  entries: readonly ChronologyEntry[];
  view: RecordView;
  directory: Directory | undefined;
  times: boolean;
}) {
  return (
    <ul className="lane">
      {entries.map((entry) => (
        <li key={`${entry.source} ${entry.entryId} ${entry.itemId}`}>
          {entry.voided ? (
            <>
              <Mark>void</Mark> <s>{says(view, directory, entry)}</s>
            </>
          ) : (
            says(view, directory, entry)
          )}
          <Details entry={entry} view={view} directory={directory} times={times} />
        </li>
      ))}
    </ul>
  );
}

// What the server says of a dose names the medicine's id and a bare sign; people know both by their words.
function says(view: RecordView, directory: Directory | undefined, entry: ChronologyEntry): string {
  const dose = doseOf(view.entry(entry.entryId));
  if (dose && entry.source !== "expected") {
    const code = saysCode(directory?.reply.codes ?? [], dose.chartFamily, dose.code);
    return [
      `${medicineName(view, dose.medicineId)}: ${code}${dose.doseGiven === undefined ? "" : `, dose ${dose.doseGiven}`}`,
      dose.note,
      dose.prnRationale,
      dose.prnOutcome,
    ]
      .filter(Boolean)
      .join("; ");
  }
  if (entry.source === "expected" && view.expected(entry.itemId)?.kind.case === "record") return `${categoryName(entry.category)} record`;
  return entry.source === "contact" ? `${categoryName(entry.category)}: ${entry.what}` : entry.what;
}

function Details({ entry, view, directory, times }: { entry: ChronologyEntry; view: RecordView; directory: Directory | undefined; times: boolean }) {
  const who = (stated: string) => whoIs(directory, view.serviceId, stated);
  const sheet = entry.sheetSerial === "" ? "" : `sheet ${entry.sheetSerial}${entry.line === undefined ? "" : ` line ${entry.line}`}`;
  const first = [
    isRough(entry) ? between(entry) : clock(entry.at),
    entry.at && clockName(entry.at),
    precisionName(entry.precision),
    entry.author && who(entry.author),
    sheet,
  ];
  const further = [
    entry.writtenAt && `written ${day(entry.writtenAt) === day(entry.at) ? clock(entry.writtenAt) : dayAndClock(entry.writtenAt)}`,
    entry.enteredAt && `entered ${dayAndClock(entry.enteredAt)}${entry.transcribedBy && ` by ${who(entry.transcribedBy)}`}`,
    entry.checkedAt && `checked ${dayAndClock(entry.checkedAt)} by ${who(entry.checkedBy)}`,
    entry.matchedBecause && `${matchedName(entry.matchedBecause)}${entry.minutesApart === undefined ? "" : `, ${entry.minutesApart} min apart`}`,
  ];
  return (
    <span className="account-details">
      {entry.source === "expected" && isMedicine(entry.category) && <span className="quiet">{categoryName(entry.category)} </span>}
      <span className="quiet">{first.filter(Boolean).join(", ")}</span>
      {entry.doubtfulTimes.length > 0 && (
        <Mark kind="warn">doubtful by an hour: {entry.doubtfulTimes.map((name) => plain(name.replace("_at", "")).toLowerCase()).join(", ")}</Mark>
      )}
      {times && further.some(Boolean) && <span className="quiet">; {further.filter(Boolean).join("; ")}</span>}
    </span>
  );
}
