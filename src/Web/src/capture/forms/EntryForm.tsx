import { toJson } from "@bufbuild/protobuf";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { EntrySchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { inLondon, toField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { say } from "../../ui/say";
import type { CapturedEntry } from "../captured";
import { clockNote, keep, type Open, replace } from "../device/device";
import { type Kit, meaningOf } from "../device/kit";
import { DoseFields } from "./DoseFields";
import { entryOf } from "./entryOf";
import { emptyDose, emptyNote, emptyVisit, type Filled, type KitPerson, type Wrong } from "./filled";
import { medicinesOf } from "./medicines";
import { NoteFields } from "./NoteFields";
import { Unknown } from "./Unknown";
import { useDraft } from "./useDraft";
import { VisitFields } from "./VisitFields";

interface Props {
  open: Open;
  kit: Kit;
  person: KitPerson;
  kind: Filled["kind"];
  /** Of the plan, when it answers to something due. */
  itemId: string;
  /** A refused entry that is put right. */
  correcting?: CapturedEntry;
  done: () => void;
}

function beginning(kind: Filled["kind"], person: KitPerson, itemId: string): Filled {
  const at = toField(inLondon(Date.now()));
  const item = person.items.find((one) => one.itemId === itemId)?.kind;
  if (kind === "dose") return { ...emptyDose(at), ...(item?.case === "dose" ? { medicineId: item.value.medicineId, dueAt: itemId } : {}) };
  if (kind === "visit") return { ...emptyVisit(at), ...(item?.case === "visit" ? { visitId: item.value.visitId } : {}) };
  return emptyNote(at);
}

/** Writes one thing down. It says that it is kept when the device's disk has it, and not before. */
export function EntryForm({ open, kit, person, kind, itemId, correcting, done }: Props) {
  const { vault } = open;
  const draft = useDraft<Filled>(vault, `${person.person.personId}-${kind}-${correcting?.id ?? itemId}`, correcting?.filled ?? beginning(kind, person, itemId));
  const [wrong, tell] = useState<Wrong>({});
  const [busy, work] = useState(false);
  const [failed, fail] = useState("");
  const form = useRef<HTMLFormElement>(null);
  // One intention: however often it is tried to keep it, it is the same entry.
  const [identity] = useState(() => ({ id: correcting?.id ?? `CAP-${crypto.randomUUID()}`, key: crypto.randomUUID() }));
  useEffect(() => {
    if (Object.keys(wrong).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const now = Date.now();
    const made = entryOf(identity.id, draft.value, person, {
      staffId: kit.staffId,
      deviceSerial: vault.row.serial,
      clock: clockNote(vault, now),
      meaningOf: (family, code) => meaningOf(kit.codes, family, code),
      writtenAt: correcting?.writtenAt ?? now,
    });
    if ("wrong" in made) return tell(made.wrong);
    tell({});
    fail("");
    work(true);
    try {
      const entry = toJson(EntrySchema, made.entry);
      const { what, occurredAt } = made;
      const about = { serviceId: kit.serviceId, personId: person.person.personId, writtenAt: correcting?.writtenAt ?? now, clock: clockNote(vault, now) };
      const chosen = correcting?.chosenIncident ? { chosenIncident: correcting.chosenIncident } : {};
      await (correcting ? replace : keep)({ kind: "entry", ...identity, ...about, ...chosen, what, occurredAt, entry, filled: draft.value });
      await draft.clear();
      say(`Kept on this device: ${what}.`);
      done();
    } catch (error) {
      fail(error instanceof Error ? error.message : "It could not be kept.");
    } finally {
      work(false);
    }
  };
  const discard = async () => {
    const before = draft.value;
    await draft.clear();
    say("Discarded.", () => void draft.bring(before));
    done();
  };
  if (kind === "dose" && medicinesOf(person).length === 0) return <Unknown what="medicines" done={done} />;
  if (kind === "visit" && !person.items.some((item) => item.kind.case === "visit")) return <Unknown what="visits" done={done} />;
  const fields = { person, kit, wrong };
  const { value, set } = draft;
  return (
    <form ref={form} className="stack panel writing" onSubmit={submit} noValidate>
      <h3>{{ dose: "Medicine", note: "Note or observation", visit: "Visit" }[kind]}</h3>
      {draft.restored && <Notice>What you had begun to type is here again.</Notice>}
      {value.kind === "dose" && <DoseFields {...fields} value={value} set={set} />}
      {value.kind === "note" && <NoteFields {...fields} value={value} set={set} />}
      {value.kind === "visit" && <VisitFields {...fields} value={value} set={set} />}
      {failed && (
        <Notice kind="bad" title="Not kept on this device">
          <p>{failed} What you typed is still here. Write it on paper too if you cannot keep it.</p>
        </Notice>
      )}
      {draft.problem && <Notice kind="warn">The draft is not kept: {draft.problem}</Notice>}
      <div className="row">
        <Button kind="first" type="submit" busy={busy}>
          Keep on this device
        </Button>
        <Button onClick={() => void discard()}>Discard</Button>
      </div>
    </form>
  );
}
