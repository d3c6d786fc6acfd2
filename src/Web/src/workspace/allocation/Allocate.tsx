import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommands } from "../../api/many";
import type { Directory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { say } from "../../ui/say";
import { StaffSelect } from "../parts/StaffSelect";
import { useScope } from "../service";
import { shortTitle } from "../steps/stepOf";
import { count } from "../words";
import { type Plan, unallocated, withoutAnybody } from "./plan";

interface Props {
  plan: Plan;
  chosen: ReadonlySet<string>;
  setChosen: (keys: ReadonlySet<string>) => void;
  directory: Directory | undefined;
}

/** Gives what is chosen in the table to somebody, one command for each person and step; what was refused stays chosen. */
export function Allocate({ plan, chosen, setChosen, directory }: Props) {
  const scope = useScope();
  const [staffId, setStaffId] = useState("");
  const [wrong, setWrong] = useState("");
  const allocate = useCommands(recovery.allocateWork);
  const cells = plan.rows.flatMap((row) => row.cells).filter((cell) => chosen.has(cell.key));
  const without = withoutAnybody(plan);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(staffId === "" ? "Choose who is to do it." : cells.length === 0 ? "Tick what is to be done in the table below, or choose a group of it." : "");
    if (staffId === "" || cells.length === 0 || allocate.progress) return;
    const contents = cells.map(({ personId, step }) => ({ ...scope, personId, step, staffId }));
    const { refused, notSent } = await allocate.send(contents);
    const left = new Set([...refused.map((one) => one.content), ...notSent].map((one) => `${one.step} ${one.personId}`));
    setChosen(left);
    say(`${contents.length - left.size} of ${contents.length} allocated to ${directory?.staffName(staffId) ?? staffId}.`);
  };
  const choose = (keys: readonly { key: string }[]) => setChosen(new Set(keys.map((cell) => cell.key)));
  const open = unallocated(plan);
  return (
    <form className="stack panel" onSubmit={submit}>
      <div className="row">
        <span>Choose:</span>
        <Button small onClick={() => choose(open)}>
          everything open that nobody has ({open.length})
        </Button>
        {plan.steps.map((step) => {
          const of = open.filter((cell) => cell.step === step);
          return (
            of.length > 0 && (
              <Button key={step} small onClick={() => choose(of)}>
                step {step}, {shortTitle[step]?.toLowerCase()} ({of.length})
              </Button>
            )
          );
        })}
        {without.length > 0 && (
          <Button small onClick={() => choose(without)}>
            people without anybody ({new Set(without.map((cell) => cell.personId)).size})
          </Button>
        )}
        {chosen.size > 0 && (
          <Button small onClick={() => setChosen(new Set())}>
            nothing
          </Button>
        )}
      </div>
      <div className="filters">
        <Field label="Give to" wrong={wrong}>
          <StaffSelect directory={directory} serviceId={scope.serviceId} value={staffId} onChange={setStaffId} />
        </Field>
        <Button kind="first" type="submit" busy={allocate.progress !== undefined}>
          Allocate {count(cells.length, "piece")} of work
        </Button>
      </div>
      {allocate.progress && (
        <p role="status">
          {allocate.progress.done} of {allocate.progress.of} sent…{" "}
          <progress aria-label="Allocating" value={allocate.progress.done} max={allocate.progress.of} />
        </p>
      )}
      {allocate.refused.length > 0 && (
        <Notice kind="bad" title={`${count(allocate.refused.length, "piece")} of work could not be allocated. They are still ticked.`}>
          <ul>
            {allocate.refused.map(({ content, refusal }) => (
              <li key={`${content.step} ${content.personId}`}>
                {directory?.personName(content.personId ?? "") ?? content.personId}, step {content.step}: {refusal.sentence} {refusal.reasons.join(" ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </form>
  );
}
