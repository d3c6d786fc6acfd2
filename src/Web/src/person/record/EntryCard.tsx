import { useState } from "react";
import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { clock, clockName, dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { VoidDialog } from "../acts/dialogs";
import { may } from "../acts/duties";
import { saysCode } from "../codes";
import { CorrectDialog } from "../entry/CorrectDialog";
import { whoIs } from "../people";
import { isNative, type RecordView } from "../recordView";
import { precisionName, saysWhat, sourceName } from "../words";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  entry: Entry;
  acts?: boolean;
}

/** One account of what happened: what it says, its four times and the separate people behind it. */
export function EntryCard({ view, directory, entry, acts = true }: Props) {
  const [doing, setDoing] = useState<"correct" | "void">();
  const { roles } = useWho();
  const who = (stated: string) => whoIs(directory, view.serviceId, stated);
  const doubtful = entry.doubtfulTimes.includes("occurred_at");
  const isDose = entry.content.case === "dose";
  return (
    <div className="entry">
      <p>
        <strong>{sourceName(entry.source)}</strong> <Says entry={entry} view={view} directory={directory} />
      </p>
      <dl>
        <div>
          <dt>{isDose ? "Given" : "Happened"}</dt>
          <dd>
            {[
              [dayAndClock(entry.occurredAt), entry.occurredAt && clockName(entry.occurredAt)].filter(Boolean).join(" "),
              precisionName(entry.precision),
              who(entry.author),
            ]
              .filter(Boolean)
              .join(", ")}{" "}
            {doubtful && <Mark kind="warn">doubtful by an hour</Mark>}
          </dd>
        </div>
        {entry.writtenAt && <Time name="Written" text={dayAndClock(entry.writtenAt)} />}
        <Time
          name="Entered"
          text={
            isNative(entry)
              ? `in the system itself${entry.enteredAt ? `, ${clock(entry.enteredAt)}` : ""}`
              : `${dayAndClock(entry.enteredAt)}, ${who(entry.transcribedBy)}`
          }
        />
        <Time
          name="Checked"
          text={entry.checkedBy !== "" ? `${dayAndClock(entry.checkedAt)}, ${who(entry.checkedBy)}` : isNative(entry) ? "needs no second check" : "not yet"}
        />
        {entry.sheetSerial !== "" && (
          <Time name="Sheet" text={`${entry.sheetSerial}${entry.line === undefined ? "" : `, line ${entry.line}`}${entry.lateEntry ? ", entered late" : ""}`} />
        )}
      </dl>
      {acts && (
        <div className="row">
          {may("write", roles) && !isNative(entry) && (
            <Button small onClick={() => setDoing("correct")}>
              Correct
            </Button>
          )}
          {may("decide", roles) && (
            <Button small onClick={() => setDoing("void")}>
              Void
            </Button>
          )}
          <span className="quiet">{entry.entryId}</span>
        </div>
      )}
      <CorrectDialog view={view} directory={directory} entry={entry} open={doing === "correct"} onClose={() => setDoing(undefined)} />
      <VoidDialog view={view} entry={entry} open={doing === "void"} onClose={() => setDoing(undefined)} />
    </div>
  );
}

function Time({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Says({ entry, view, directory }: { entry: Entry; view: RecordView; directory: Directory | undefined }) {
  const { content } = entry;
  if (content.case === "visit") {
    const { staffIds, actualOut, lateReason } = content.value;
    const names = staffIds.map((stated) => whoIs(directory, view.serviceId, stated)).join(" and ");
    return [`${clock(entry.occurredAt)}–${actualOut ? clock(actualOut) : "?"} by ${names}`, lateReason].filter(Boolean).join("; ");
  }
  if (content.case !== "dose") return saysWhat(entry);
  const { code, chartFamily, doseGiven, note, witness, prnRationale, prnOutcome } = content.value;
  return [
    saysCode(directory?.reply.codes ?? [], chartFamily, code),
    doseGiven === undefined ? "" : `dose ${doseGiven}`,
    witness === "" ? "" : `witness ${whoIs(directory, view.serviceId, witness)}`,
    note,
    prnRationale,
    prnOutcome,
  ]
    .filter(Boolean)
    .join("; ");
}
