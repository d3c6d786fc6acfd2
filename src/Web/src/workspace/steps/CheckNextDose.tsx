import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { now, toField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { momentOf, noTime, WhenField } from "../../ui/WhenField";
import { medicinesCompetent, StaffSelect } from "../parts/StaffSelect";
import { useScope } from "../service";

/** The last dose as it stands on the paper chart, read by the one at this page together with a second trained person. */
export function CheckNextDose({ personId, directory, onDone }: { personId: string; directory: Directory | undefined; onDone: () => void }) {
  const scope = useScope();
  const who = useWho();
  const [lastDose, setLastDose] = useState("");
  const [none, setNone] = useState(false);
  const [when, setWhen] = useState(noTime);
  const [second, setSecond] = useState("");
  const [wrong, setWrong] = useState<{ dose?: string; second?: string }>({});
  const check = useCommand(recovery.checkNextDose);
  const today = toField(now()).slice(0, 10);
  const name = directory?.personName(personId) ?? personId;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const at = none ? null : momentOf(when);
    const found = {
      ...(!none && (lastDose.trim() === "" || !at) ? { dose: "Enter medicine, dose and time as they stand on paper, or say that there is none." } : {}),
      ...(second === "" ? { second: "Choose who read it with you." } : {}),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const dose = none ? { lastDose: "none on paper" } : { lastDose: lastDose.trim(), ...(at ? { lastDoseAt: at } : {}) };
    if (await check.send({ ...scope, personId, ...dose, checkedWith: second })) {
      say(`${name}: last dose read back.`);
      onDone();
    }
  };
  return (
    <form className="stack inset" onSubmit={submit}>
      <label className="choice">
        <input type="checkbox" checked={none} onChange={(e) => setNone(e.target.checked)} />
        No dose stands on paper
      </label>
      {!none && (
        <>
          <Field label="Medicine and dose on paper" wrong={wrong.dose}>
            <input value={lastDose} onChange={(e) => setLastDose(e.target.value)} placeholder="" autoComplete="off" />
          </Field>
          <WhenField label="Time of that dose, as on paper" value={when} onChange={setWhen} />
        </>
      )}
      <Field label="Second trained person" hint="With a current medicines competency, and not you." wrong={wrong.second}>
        <StaffSelect
          directory={directory}
          serviceId={scope.serviceId}
          value={second}
          onChange={setSecond}
          except={who.person}
          only={(member) => medicinesCompetent(member, today)}
        />
      </Field>
      <Refused refusal={check.refusal} />
      <div className="row">
        <Button type="submit" busy={check.busy}>
          We both read it: save
        </Button>
        <Button kind="plain" onClick={onDone}>
          Close
        </Button>
      </div>
    </form>
  );
}
