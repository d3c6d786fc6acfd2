import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Refusal } from "../../api/refusal";
import type { Directory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Notice, Refused } from "../../ui/Notice";
import type { RecordView } from "../recordView";
import { DoseFields } from "./DoseFields";
import type { EntryDraft } from "./draft";
import { RecordFields, VisitFields } from "./OtherFields";
import { doubts, problems } from "./problems";
import { SheetFields, TimeFields } from "./SheetFields";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  draft: EntryDraft;
  onChange: (next: EntryDraft) => void;
  action: string;
  busy: boolean;
  refusal: Refusal | undefined;
  onSend: () => void;
  /** Further fields before the button, and further buttons after it. */
  before?: ReactNode;
  after?: ReactNode;
}

const groups = { dose: DoseFields, record: RecordFields, visit: VisitFields };

/** One line of paper: the sheet, what it says, when and by whom. Sent with Enter from any of its fields. */
export function EntryForm({ view, directory, draft, onChange, action, busy, refusal, onSend, before, after }: Props) {
  const [tried, setTried] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const found = problems(draft, Date.now());
  const wrong = tried === draft.entryId ? found : {};
  const What = groups[draft.kind];
  const fields = { draft, wrong, view, directory, set: (change: Partial<EntryDraft>) => onChange({ ...draft, ...change }) };
  const [toFirstWrong, setToFirstWrong] = useState(0);
  useEffect(() => {
    if (toFirstWrong > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [toFirstWrong]);
  const submit = () => {
    if (busy) return;
    setTried(draft.entryId);
    if (Object.keys(found).length > 0) setToFirstWrong((times) => times + 1);
    else onSend();
  };
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="fields">
        <SheetFields {...fields} />
        <What {...fields} />
        <TimeFields {...fields} />
      </div>
      {doubts(draft).map((doubt) => (
        <Notice key={doubt} kind="warn">
          <p>{doubt}</p>
        </Notice>
      ))}
      {before}
      <Refused refusal={refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={busy}>
          {action}
        </Button>
        {after}
      </div>
    </form>
  );
}
