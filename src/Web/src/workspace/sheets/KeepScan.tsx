import { type ChangeEvent, useCallback, useState } from "react";
import { scans } from "../../api/clients/scans";
import { useCommand } from "../../api/commands";
import type { Sheet } from "../../gen/reinstate/facts/v1/facts_pb";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useScope } from "../service";
import { type Page, pageOf } from "./image";

type Sent = Parameters<typeof scans.keepScan>[0];

/** One page: photographed or chosen, made small enough, sent, and named by its hash as the server kept it. */
export function KeepScan({ sheet, done }: { sheet: Sheet; done: ReadonlySet<number> }) {
  const scope = useScope();
  const first = Array.from({ length: sheet.pages }, (_, i) => i + 1).find((page) => !done.has(page)) ?? 1;
  const [chosen, setChosen] = useState(0);
  const [page, setPage] = useState<Page>();
  const [reading, setReading] = useState(false);
  const [wrong, setWrong] = useState("");
  const [hash, setHash] = useState("");
  const keep = useCommand(
    useCallback(async (request: Sent) => {
      const reply = await scans.keepScan(request);
      setHash(reply.scan?.sha256 ?? "");
      return reply;
    }, []),
  );
  const number = chosen || first;
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setPage(undefined);
    setWrong("");
    setHash("");
    if (!file) return;
    setReading(true);
    try {
      setPage(await pageOf(file));
    } catch (error) {
      setWrong((error as Error).message);
    } finally {
      setReading(false);
    }
  };
  const send = async () => {
    if (!page) return setWrong("Take or choose a picture first.");
    if (await keep.send({ ...scope, serial: sheet.serial, page: number, data: page.data })) {
      say(`Page ${number} of sheet ${sheet.serial} is kept.`);
      setPage(undefined);
      setChosen(0);
    }
  };
  return (
    <div className="stack inset">
      <div className="filters">
        <Field label="Page">
          <select value={number} onChange={(e) => setChosen(Number(e.target.value))}>
            {Array.from({ length: sheet.pages }, (_, i) => i + 1).map((n) => (
              <option key={n} value={n}>
                {n} of {sheet.pages}
                {done.has(n) ? ", has one" : ""}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Photograph or file" hint="JPEG, PNG or PDF. Large photographs are made smaller here, to 2 MB." wrong={wrong}>
          <input key={hash} type="file" accept="image/*,application/pdf" onChange={(e) => void choose(e)} />
        </Field>
      </div>
      {page && (
        <p className="hash">
          {Math.ceil(page.data.length / 1024)} kB{page.reduced && ", made smaller"}. SHA-256 <code>{page.sha256}</code>
        </p>
      )}
      {hash && (
        <p className="hash">
          Kept under SHA-256 <code>{hash}</code>
        </p>
      )}
      <Refused refusal={keep.refusal} />
      <div>
        <Button busy={keep.busy || reading} aria-disabled={!page} onClick={() => void send()}>
          Keep page {number}
        </Button>
      </div>
    </div>
  );
}
