import { type KeyboardEvent, type RefObject, useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { WaitingCheck } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { EntryFacts } from "../entry/EntryFacts";
import { SheetScan } from "../parts/SheetScan";
import { useScope } from "../service";
import { plain, priorityName, sentenceCase } from "../words";
import { AskQuery } from "./AskQuery";

interface Props {
  check: WaitingCheck;
  heading: RefObject<HTMLHeadingElement | null>;
  directory: Directory | undefined;
  answered: () => void;
  putOff: () => void;
}

const hasOwnKeys = "input, textarea, select";

export function OneCheck({ check, heading, directory, answered, putOff }: Props) {
  const { incidentId } = useScope();
  const entry = check.entry;
  const [asking, setAsking] = useState(false);
  const agree = useCommand(people.checkEntry);
  if (!entry) return null;
  const agrees = async () => {
    if (agree.busy) return;
    if (await agree.send({ incidentId, personId: check.personId, entryId: entry.entryId, overrideId: "" })) {
      say(`Your check of ${entry.entryId} is recorded.`);
      answered();
    }
  };
  // Letters act only while the focus is inside this card, and never while something is typed (WCAG 2.1.4).
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || (event.target as HTMLElement).matches(hasOwnKeys)) return;
    const act = { a: () => void agrees(), q: () => setAsking(true), s: putOff }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <section className="panel stack" aria-labelledby="one-check" onKeyDown={onKeyDown}>
      <div className="row">
        <h3 id="one-check" ref={heading} tabIndex={-1}>
          {directory?.personName(check.personId) ?? check.personId}: {check.what || sentenceCase(plain(check.category))}
        </h3>
        <Mark kind={check.overdue ? "bad" : "warn"}>
          {priorityName(check.priority)}
          {check.dueBy && (check.overdue ? `, overdue since ${dayAndClock(check.dueBy)}` : `, by ${dayAndClock(check.dueBy)}`)}
        </Mark>
      </div>
      <div className="two">
        <section className="stack">
          <h4>On paper</h4>
          {entry.sheetSerial !== "" ? (
            <>
              <p>
                Sheet <strong>{entry.sheetSerial}</strong>
                {entry.line !== undefined && (
                  <>
                    , line <strong>{entry.line}</strong>
                  </>
                )}
              </p>
              <SheetScan key={entry.sheetSerial} serial={entry.sheetSerial} open />
            </>
          ) : (
            <p>It does not say on which sheet it stands. Find the paper before you answer.</p>
          )}
        </section>
        <section className="stack">
          <h4>What was typed</h4>
          <EntryFacts entry={entry} directory={directory} medicine={(id) => check.what || id} />
          {entry.checkedBy !== "" && (
            <p>
              The check by {directory?.staffName(entry.checkedBy) ?? entry.checkedBy} does not count: it was not a second person’s, or is of nobody on the
              register.
            </p>
          )}
          <p className="quiet">
            Read the line on paper, then answer. A check that follows within seconds of the typing is found by the rules, and somebody has to explain it.
          </p>
          <Refused refusal={agree.refusal} />
          <div className="row">
            <Button kind="first" busy={agree.busy} onClick={() => void agrees()} aria-keyshortcuts="A">
              It agrees <kbd>A</kbd>
            </Button>
            <Button kind="danger" onClick={() => setAsking(true)} aria-keyshortcuts="Q" aria-expanded={asking}>
              It does not: ask <kbd>Q</kbd>
            </Button>
            <Button onClick={putOff} aria-keyshortcuts="S">
              Later <kbd>S</kbd>
            </Button>
          </div>
          {asking && <AskQuery check={check} entryId={entry.entryId} done={putOff} close={() => setAsking(false)} />}
        </section>
      </div>
    </section>
  );
}
