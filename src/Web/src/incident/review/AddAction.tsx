import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { Factor } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { Action } from "../../ui/Action";
import { DayField } from "../../ui/DayField";
import { Form } from "../../ui/Form";
import { Options, Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";
import { newId } from "../timeline/parts";

/** One thing to be changed: whose it is, by when, which factor it answers, and when somebody looks whether it helped. */
export function AddAction({ incidentId, factors }: { incidentId: string; factors: readonly Factor[] }) {
  const directory = useDirectory();
  const [actionId, setActionId] = useState(() => newId("A"));
  const [text, setText] = useState("");
  const [owner, setOwner] = useState("");
  const [dueOn, setDueOn] = useState("");
  const [checkOn, setCheckOn] = useState("");
  const [factor, setFactor] = useState("");
  const add = useCommand(governance.addAction);
  const send = async () => {
    if (await add.send({ incidentId, actionId, text: text.trim(), owner, dueOn, checkOn, factor })) {
      setActionId(newId("A"));
      setText("");
      say("The action is agreed.");
    }
  };
  const staff = [...(directory?.reply.staff ?? [])].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  return (
    <Action summary="Add an action">
      <Form
        button="Add the action"
        command={add}
        missing={[text.trim() === "" && "what is to be done", owner === "" && "whose it is", dueOn === "" && "by when"]}
        onSend={send}
      >
        <Words label="What is to be done?" value={text} onChange={setText} />
        <div className="fields">
          <Select label="Whose is it?" value={owner} onChange={setOwner} none="Choose">
            <Options of={staff.map((member) => [member.staffId, member.name || member.staffId])} />
          </Select>
          <DayField label="By when?" value={dueOn} onChange={setDueOn} />
          <Select label="Which factor does it answer?" value={factor} onChange={setFactor} none="None in particular">
            <Options of={factors.map((one) => [one.factor, one.title])} />
          </Select>
          <DayField label="When is its effect checked?" hint="If a day is agreed" value={checkOn} onChange={setCheckOn} />
        </div>
      </Form>
    </Action>
  );
}
