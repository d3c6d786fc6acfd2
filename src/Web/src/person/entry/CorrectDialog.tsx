import { equals } from "@bufbuild/protobuf";
import { useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import { type Entry, EntrySchema } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { say } from "../../ui/say";
import type { RecordView } from "../recordView";
import { ofEntry, toEntry } from "./draft";
import { EntryForm } from "./EntryForm";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  entry: Entry;
  open: boolean;
  onClose: () => void;
}

const correct = people.correctEntry;

/** A new version of an entry. The old one is kept, and the new one needs a second check of its own. */
export function CorrectDialog(props: Props) {
  return (
    <Dialog title={`Correct entry ${props.entry.entryId}`} open={props.open} onClose={props.onClose}>
      <Correcting {...props} />
    </Dialog>
  );
}

function Correcting({ view, directory, entry, onClose }: Props) {
  const [began] = useState(entry);
  const [draft, setDraft] = useState(() => ofEntry(entry));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(correct);
  const moved = !equals(EntrySchema, began, entry);
  const send = async () => {
    setTried(true);
    if (reason.trim() === "") return;
    const corrected = toEntry(draft, began);
    if (await command.send({ incidentId: view.incidentId, personId: view.personId, entry: corrected, reason: reason.trim() })) {
      say("Corrected. The old version is kept; the new one needs a second check.");
      onClose();
    }
  };
  return (
    <div className="person stack">
      {moved && (
        <Notice kind="warn" title="Somebody changed this entry since you opened it">
          <p>What you send replaces what they wrote. Close this and look again if you are not sure.</p>
        </Notice>
      )}
      <EntryForm
        view={view}
        directory={directory}
        draft={draft}
        onChange={setDraft}
        action="Save the correction"
        busy={command.busy}
        refusal={command.refusal}
        onSend={() => void send()}
        before={
          <Field label="Why it is corrected" wrong={tried && reason.trim() === "" ? "Say why; it stays on record." : undefined}>
            <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        }
      />
    </div>
  );
}
