import { type FormEvent, useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { Sheet } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Item } from "../../gen/reinstate/v1/common_pb";
import type { Directory } from "../../live/directory";
import { clock } from "../../time/moment";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Answered, Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useMay } from "../access";
import { useItems, useScope } from "../service";
import { count, priorityName, whatOf } from "../words";

/** Which of the expected items stand on the sheet that is in hand. Nothing is ticked beforehand: whoever ticks has read the line. */
export function ReceivePaper({ sheet, directory }: { sheet: Sheet; directory: Directory | undefined }) {
  const scope = useScope();
  const may = useMay("receivePaper");
  const [person, setPerson] = useState(sheet.personId);
  const here = (directory?.reply.people ?? []).filter((one) => one.serviceId === scope.serviceId).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  if (!may) return null;
  return (
    <Action summary="Paper in hand: which lines stand on it">
      <div className="stack">
        {sheet.personId === "" && (
          <Field label="Person">
            <select value={person} onChange={(e) => setPerson(e.target.value)}>
              <option value="">Choose…</option>
              {here.map((one) => (
                <option key={one.personId} value={one.personId}>
                  {one.name}
                </option>
              ))}
            </select>
          </Field>
        )}
        {person !== "" && <Lines key={person} personId={person} serial={sheet.serial} />}
      </div>
    </Action>
  );
}

function Lines({ personId, serial }: { personId: string; serial: string }) {
  const scope = useScope();
  const answer = useItems(scope, personId);
  return (
    <Answered answer={answer} what="what is expected">
      {(reply) => (
        <Choose
          items={reply.items.filter((item) => item.personId === personId && item.planned && !item.received && !item.excepted)}
          personId={personId}
          serial={serial}
        />
      )}
    </Answered>
  );
}

function Choose({ items, personId, serial }: { items: readonly Item[]; personId: string; serial: string }) {
  const { incidentId } = useScope();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const receive = useCommand(people.receivePaper);
  const chosen = items.filter((item) => ticked.has(item.itemId)).map((item) => item.itemId);
  const tick = (id: string, on: boolean) => setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((one) => one !== id)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length > 0 && (await receive.send({ incidentId, personId, itemIds: chosen, sheetSerial: serial }))) {
      say(`Paper in hand for ${count(chosen.length, "item")}.`);
      setTicked(new Set());
    }
  };
  if (items.length === 0) return <p>The paper of everything that was expected of this person is in hand.</p>;
  return (
    <form className="stack" onSubmit={submit}>
      <fieldset>
        <legend>{count(items.length, "item")} without paper</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={chosen.length === items.length}
            onChange={(e) => setTicked(new Set(e.target.checked ? items.map((item) => item.itemId) : []))}
          />
          <strong>All of them stand on this sheet</strong>
        </label>
        {items.map((item) => (
          <label key={item.itemId} className="choice">
            <input type="checkbox" checked={ticked.has(item.itemId)} onChange={(e) => tick(item.itemId, e.target.checked)} />
            <span>
              {priorityName(item.priority)} {item.at ? `${clock(item.at)} ` : ""}
              {whatOf(item)}
            </span>
          </label>
        ))}
      </fieldset>
      <Refused refusal={receive.refusal} />
      <div>
        <Button type="submit" busy={receive.busy} aria-disabled={chosen.length === 0}>
          Paper in hand for {count(chosen.length, "item")}
        </Button>
      </div>
    </form>
  );
}
