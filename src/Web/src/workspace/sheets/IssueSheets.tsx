import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { SheetStatus } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { now } from "../../time/moment";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { StaffSelect } from "../parts/StaffSelect";
import { useScope } from "../service";
import { count } from "../words";
import { nextSerials, prefixFor } from "./serials";

const kinds = { mar: "MAR chart", notes: "Daily notes", visits: "Visits or call monitoring", other: "Other" };

/** Gives out sheets with serial numbers: one for each person, for some, or for the whole service. */
export function IssueSheets({ sheets, directory }: { sheets: readonly SheetStatus[]; directory: Directory | undefined }) {
  const scope = useScope();
  const here = (directory?.reply.people ?? []).filter((one) => one.serviceId === scope.serviceId).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  const [kind, setKind] = useState("notes");
  const [pages, setPages] = useState("1");
  const [to, setTo] = useState("");
  const [whole, setWhole] = useState(false);
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<{ pages?: string; to?: string; people?: string }>({});
  // The time is fixed when it is first sent, so that sending it again after a lost connection is the same command.
  const [issuedAt, setIssuedAt] = useState<ReturnType<typeof now>>();
  const issue = useCommand(recovery.issueSheets);
  const chosen = whole ? [""] : here.filter((one) => people.has(one.personId)).map((one) => one.personId);
  const at = issuedAt ?? now();
  const serials = nextSerials(
    prefixFor(scope.serviceId, at),
    sheets.map((status) => status.sheet?.serial ?? ""),
    chosen.length,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(/^[1-9]\d?$/.test(pages) ? {} : { pages: "Enter how many pages each sheet has." }),
      ...(to === "" ? { to: "Choose who took them." } : {}),
      ...(chosen.length === 0 ? { people: "Choose for whom." } : {}),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    setIssuedAt(at);
    const made = chosen.map((personId, i) => ({ serial: serials[i] ?? "", personId, kind, pages: Number(pages), issuedTo: to, issuedAt: at }));
    if (await issue.send({ ...scope, sheets: made })) {
      say(`${count(made.length, "sheet")} issued: ${serials[0]}${made.length > 1 ? ` to ${serials.at(-1)}` : ""}.`);
      setPeople(new Set());
      setWhole(false);
      setIssuedAt(undefined);
    }
  };
  return (
    <Action summary="Issue sheets" className="panel">
      <form className="stack" onSubmit={submit} noValidate>
        <div className="filters">
          <Field label="Kind">
            <select value={kind} onChange={(e) => setKind(e.target.value)}>
              {Object.entries(kinds).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <Field label="Pages of each" wrong={wrong.pages}>
            <input inputMode="numeric" value={pages} onChange={(e) => setPages(e.target.value)} />
          </Field>
          <Field label="Handed to" wrong={wrong.to}>
            <StaffSelect directory={directory} serviceId={scope.serviceId} value={to} onChange={setTo} />
          </Field>
        </div>
        <fieldset>
          <legend>For whom</legend>
          {wrong.people && <p className="wrong">{wrong.people}</p>}
          <label className="choice">
            <input type="checkbox" checked={whole} onChange={(e) => setWhole(e.target.checked)} />
            One sheet of the whole service
          </label>
          {!whole && (
            <>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={here.length > 0 && people.size === here.length}
                  onChange={(e) => setPeople(new Set(e.target.checked ? here.map((one) => one.personId) : []))}
                />
                <strong>One for each of {count(here.length, "person", "people")}</strong>
              </label>
              <div className="choices">
                {here.map((one) => (
                  <label key={one.personId} className="choice">
                    <input
                      type="checkbox"
                      checked={people.has(one.personId)}
                      onChange={(e) => setPeople(new Set(e.target.checked ? [...people, one.personId] : [...people].filter((id) => id !== one.personId)))}
                    />
                    {one.name}
                  </label>
                ))}
              </div>
            </>
          )}
        </fieldset>
        {serials.length > 0 && (
          <p>
            Write on them: <strong>{serials[0]}</strong>
            {serials.length > 1 && (
              <>
                {" "}
                to <strong>{serials.at(-1)}</strong>, in the order of names
              </>
            )}
            .
          </p>
        )}
        <Refused refusal={issue.refusal} />
        <div>
          <Button type="submit" busy={issue.busy}>
            Issue {count(chosen.length, "sheet")}
          </Button>
        </div>
      </form>
    </Action>
  );
}
