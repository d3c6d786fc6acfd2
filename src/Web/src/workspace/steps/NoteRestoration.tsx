import { type FormEvent, useEffect, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import { dayAndClock, toField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Refused } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { say } from "../../ui/say";
import { momentOf, noTime, WhenField } from "../../ui/WhenField";
import { useMay } from "../access";
import { useIncident, useScope } from "../service";

/** From this moment the limits of all steps run; it is the moment that the incident records for the last system. */
export function NoteRestoration() {
  const scope = useScope();
  const may = useMay("noteRestoration");
  const incident = useIncident(scope).data;
  const [when, setWhen] = useState(noTime);
  const [wrong, setWrong] = useState("");
  const note = useCommand(recovery.noteRestoration);
  const recorded = incident?.restoredAt;
  const field = toField(recorded);
  useEffect(() => {
    if (field) setWhen((before) => (before.text === "" ? { text: field, afterClockChange: false } : before));
  }, [field]);
  if (!may) return <NotYourDuty what="note when the systems came back" whose="a manager" />;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // To the second, as the incident has it: the field shows minutes only.
    const at = recorded && when.text === field ? recorded : momentOf(when);
    if (!at) return setWrong("Enter the day and time.");
    setWrong("");
    if (await note.send({ ...scope, restoredAt: at })) say("Restoration is noted. The limits of the steps run from it.");
  };
  return (
    <form className="stack" onSubmit={submit}>
      <WhenField
        label="When the last system answered again here"
        hint={recorded ? `The incident records ${dayAndClock(recorded)}.` : "It must be the time that is recorded on the incident's page."}
        value={when}
        onChange={setWhen}
      />
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <Refused refusal={note.refusal} />
      <div>
        <Button type="submit" busy={note.busy}>
          Note the restoration
        </Button>
      </div>
    </form>
  );
}
