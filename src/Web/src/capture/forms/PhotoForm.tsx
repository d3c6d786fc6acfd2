import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { say } from "../../ui/say";
import { clockNote, keep, type Open } from "../device/device";
import type { KitPerson, Wrong } from "./filled";
import { photograph } from "./photograph";

/** A photograph of a sheet of paper, kept beside what is written. */
export function PhotoForm({ open, person, done }: { open: Open; person: KitPerson; done: () => void }) {
  const [serial, write] = useState("");
  const [page, turn] = useState("1");
  const [jpeg, take] = useState<Uint8Array<ArrayBuffer>>();
  const [shown, show] = useState("");
  const [wrong, tell] = useState<Wrong>({});
  const [failed, fail] = useState("");
  const [busy, work] = useState(false);
  useEffect(() => {
    if (!jpeg) return;
    const address = URL.createObjectURL(new Blob([jpeg], { type: "image/jpeg" }));
    show(address);
    return () => URL.revokeObjectURL(address);
  }, [jpeg]);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    fail("");
    try {
      take(await photograph(file));
    } catch {
      fail("This picture cannot be read. Take it again.");
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const number = Number(page);
    const problems: Wrong = {};
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$/.test(serial.trim())) problems.serial = "The serial stands at the head of the sheet.";
    if (!Number.isInteger(number) || number < 1 || number > 99) problems.page = "A page number from 1.";
    if (!jpeg) problems.photo = "Take the photo first.";
    tell(problems);
    if (busy || !jpeg || Object.keys(problems).length > 0) return;
    work(true);
    fail("");
    const now = Date.now();
    const about = { id: `CAP-${crypto.randomUUID()}`, key: crypto.randomUUID(), serviceId: open.vault.row.serviceId, personId: person.person.personId };
    try {
      const what = `Photo of sheet ${serial.trim()}, page ${number}`;
      await keep(
        { kind: "photo", ...about, serial: serial.trim(), page: number, bytes: jpeg.byteLength, what, writtenAt: now, clock: clockNote(open.vault, now) },
        jpeg,
      );
      say(`Kept on this device: ${what}.`);
      done();
    } catch (error) {
      fail(error instanceof Error ? error.message : "It could not be kept.");
    } finally {
      work(false);
    }
  };
  return (
    <form className="stack panel writing" onSubmit={submit} noValidate>
      <h3>Photo of a sheet</h3>
      <Field label="Photo" hint="The whole sheet, flat, in good light." wrong={wrong.photo}>
        <input type="file" accept="image/*" capture="environment" onChange={(event) => void choose(event.target.files?.[0])} />
      </Field>
      {shown && <img className="taken" src={shown} alt="The photograph as it will be kept" />}
      <div className="pair">
        <Field label="Serial of the sheet" wrong={wrong.serial}>
          <input value={serial} autoCapitalize="characters" autoComplete="off" onChange={(event) => write(event.target.value)} />
        </Field>
        <Field label="Page" wrong={wrong.page}>
          <input inputMode="numeric" value={page} onChange={(event) => turn(event.target.value)} />
        </Field>
      </div>
      {failed && (
        <Notice kind="bad" title="Not kept on this device">
          <p>{failed} Keep the sheet itself safe.</p>
        </Notice>
      )}
      <div className="row">
        <Button kind="first" type="submit" busy={busy}>
          Keep on this device
        </Button>
        <Button onClick={done}>Discard</Button>
      </div>
    </form>
  );
}
