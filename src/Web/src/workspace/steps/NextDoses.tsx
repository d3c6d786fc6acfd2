import { useState } from "react";
import type { Directory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useMay } from "../access";
import { CheckNextDose } from "./CheckNextDose";
import type { NextDoseCheck } from "./happened";

interface Props {
  people: readonly string[];
  checked: Map<string, NextDoseCheck> | undefined;
  directory: Directory | undefined;
  done: boolean;
}

/** Person by person: was the last dose on paper read by two trained people before the first electronic round? */
export function NextDoses({ people, checked, directory, done }: Props) {
  const may = useMay("checkNextDose");
  const [open, setOpen] = useState("");
  if (!checked) return null;
  if (people.length === 0) return <p className="quiet">Nobody here has medicines among what was expected.</p>;
  const left = people.filter((person) => !checked.has(person));
  return (
    <Action
      summary={`Last doses read back from paper: ${people.length - left.length} of ${people.length}`}
      begin={!done && left.length > 0 && left.length < people.length}
    >
      {!may && <NotYourDuty what="check a next dose" whose="two people with a medicines competency" />}
      <ul className="lines">
        {people.map((person) => {
          const check = checked.get(person);
          return (
            <li key={person}>
              <div className="row">
                <strong>{directory?.personName(person) ?? person}</strong>
                {check ? (
                  <Mark kind="good">
                    {directory?.staffName(check.by) ?? check.by} with {directory?.staffName(check.with) ?? check.with}, {dayAndClock(check.at)}
                  </Mark>
                ) : (
                  <Mark kind="warn">not read back</Mark>
                )}
                {may && !done && (
                  <Button small aria-expanded={open === person} onClick={() => setOpen(open === person ? "" : person)}>
                    {check ? "Read again" : "Read back"}
                    <span className="unseen"> for {directory?.personName(person) ?? person}</span>
                  </Button>
                )}
              </div>
              {open === person && <CheckNextDose personId={person} directory={directory} onDone={() => setOpen("")} />}
            </li>
          );
        })}
      </ul>
      <p className="quiet">Somebody with medicines when needed only is not in this list; completing the step names them if they are missing.</p>
    </Action>
  );
}
