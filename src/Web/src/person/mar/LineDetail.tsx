import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Asked } from "../acts/Asked";
import { may } from "../acts/duties";
import { EntryCard } from "../record/EntryCard";
import type { RecordView } from "../recordView";
import type { Act } from "./keys";
import type { Line } from "./lines";
import { SheetScans } from "./SheetScans";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  line: Line;
  busy: boolean;
  onAct: (act: Act) => void;
}

/** A line as it has to be looked at before anybody agrees to it: each account in full, and the sheet beside them. */
export function LineDetail({ view, directory, line, busy, onAct }: Props) {
  const { roles } = useWho();
  const entries = [line.paper, line.digital, ...line.others].filter((entry) => entry !== undefined);
  const waits = view.waitingOf(line.item).length > 0;
  const serials = [...new Set(entries.map((entry) => entry.sheetSerial).filter((serial) => serial !== ""))];
  return (
    <div className="line-detail">
      <div className="stack">
        <p>{line.item.explanation}</p>
        <div className="entries">
          {entries.map((entry) => (
            <EntryCard key={entry.entryId} view={view} directory={directory} entry={entry} />
          ))}
        </div>
        <Asked view={view} directory={directory} queries={line.queries} findings={line.findings} />
        <div className="row">
          {waits && may("write", roles) && (
            <Button kind="first" busy={busy} onClick={() => onAct("check")}>
              Agrees with the paper: check (A)
            </Button>
          )}
          <Button onClick={() => onAct("query")}>Ask (Q)</Button>
          {may("decide", roles) && line.item.planned && !line.item.excepted && !line.item.entered && (
            <Button onClick={() => onAct("except")}>No entry: account for it (E)</Button>
          )}
        </div>
      </div>
      <div className="stack">
        {serials.map((serial) => (
          <SheetScans key={serial} incidentId={view.incidentId} serviceId={view.serviceId} serial={serial} />
        ))}
      </div>
    </div>
  );
}
