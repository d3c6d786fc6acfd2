import { useState } from "react";
import { governance } from "../api/clients/governance";
import { useCommands } from "../api/many";
import type { TrackedIncident } from "../gen/reinstate/v1/tracker_pb";
import { newId } from "../incident/timeline/parts";
import { Action } from "../ui/Action";
import { DayField, today } from "../ui/DayField";
import { Form } from "../ui/Form";
import { Notice } from "../ui/Notice";
import { Options, Select } from "../ui/Select";
import { say } from "../ui/say";
import { About, type Spoken } from "./About";
import { forums } from "./forums";

/**
 * One meeting, and what it decided about each incident that it spoke about: a command for each, under the same meeting. What one of them is refused for is told beside its name,
 * and sending again changes nothing of those that are taken.
 */
export function NoteMeeting({ incidents }: { incidents: readonly TrackedIncident[] }) {
  const [meetingId, setId] = useState(() => newId("M"));
  const [forum, setForum] = useState("weekly_governance");
  const [heldOn, setHeldOn] = useState(today);
  const [nextOn, setNextOn] = useState("");
  const [spoken, setSpoken] = useState<readonly Spoken[]>([]);
  const note = useCommands(governance.noteMeeting);
  const title = (id: string) => incidents.find((one) => one.incidentId === id)?.title || id;
  const send = async () => {
    const said = spoken.map((one) => ({
      incidentId: one.incidentId,
      meetingId,
      forum,
      heldOn,
      nextOn,
      actionIds: [...one.actionIds],
      decision: one.decision.trim(),
    }));
    const { refused, notSent } = await note.send(said);
    if (refused.length > 0 || notSent.length > 0) return;
    setId(newId("M"));
    setSpoken([]);
    say("The meeting is noted.");
  };
  const missing = [
    heldOn === "" && "the day",
    spoken.length === 0 && "what it spoke about",
    ...spoken.filter((one) => one.decision.trim() === "").map((one) => `what was decided about ${title(one.incidentId)}`),
  ];
  return (
    <Action summary="Note a meeting">
      <Form button="Note the meeting" command={{ busy: note.progress !== undefined, refusal: undefined }} missing={missing} onSend={send}>
        <div className="fields">
          <Select label="Which meeting?" value={forum} onChange={setForum}>
            <Options of={forums} />
          </Select>
          <DayField label="Held on" value={heldOn} onChange={setHeldOn} />
          <DayField label="Next on" hint="If a day is set" value={nextOn} onChange={setNextOn} />
        </div>
        <fieldset>
          <legend>What did it speak about?</legend>
          {incidents.map((one) => (
            <About
              key={one.incidentId}
              incident={one}
              spoken={spoken.find((known) => known.incidentId === one.incidentId)}
              onChange={(next) => setSpoken([...spoken.filter((known) => known.incidentId !== one.incidentId), ...(next ? [next] : [])])}
            />
          ))}
        </fieldset>
        {note.refused.map((one) => (
          <Notice key={one.content.incidentId} kind="bad" title={`${title(one.content.incidentId ?? "")}: ${one.refusal.sentence}`}>
            <p>{one.refusal.reasons.join(" ")}</p>
          </Notice>
        ))}
      </Form>
    </Action>
  );
}
