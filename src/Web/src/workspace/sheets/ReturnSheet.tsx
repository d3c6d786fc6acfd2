import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { Sheet } from "../../gen/reinstate/facts/v1/facts_pb";
import { now, toField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { useScope } from "../service";
import { wrongPages } from "./counting";

export function ReturnSheet({ sheet }: { sheet: Sheet }) {
  const scope = useScope();
  const [pages, setPages] = useState("");
  const [when, setWhen] = useState(() => ({ text: toField(now()), afterClockChange: false }));
  const [wrong, setWrong] = useState({ pages: "", when: "" });
  const giveBack = useCommand(recovery.returnSheet);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const returnedAt = momentOf(when);
    const found = { pages: wrongPages(pages, sheet.pages, sheet.pagesReturned ?? 0), when: returnedAt ? "" : "Enter when it came back." };
    setWrong(found);
    if (found.pages !== "" || !returnedAt) return;
    const sent = { ...scope, serial: sheet.serial, pagesReturned: Number(pages), returnedAt, scanSha256: sheet.scanSha256 };
    if (await giveBack.send(sent)) {
      say(`Sheet ${sheet.serial}: ${pages} of ${sheet.pages} pages are back.`);
      setPages("");
    }
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h4>It came back</h4>
      <Field label={`Pages in hand, of ${sheet.pages}`} hint="Count them. Missing pages are asked for until they are found." wrong={wrong.pages}>
        <input inputMode="numeric" value={pages} onChange={(e) => setPages(e.target.value)} autoComplete="off" />
      </Field>
      <WhenField label="When" value={when} onChange={setWhen} />
      {wrong.when && <p className="wrong">{wrong.when}</p>}
      <Refused refusal={giveBack.refusal} />
      <div>
        <Button type="submit" busy={giveBack.busy}>
          Count it back
        </Button>
      </div>
    </form>
  );
}
