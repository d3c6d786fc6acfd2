import { Field } from "../../ui/Field";
import { Mark } from "../../ui/Mark";
import { type Kit, meaningOf } from "../device/kit";
import { type FilledDose, type KitPerson, outcomes, type Wrong } from "./filled";
import { medicinesOf, slotsOf } from "./medicines";

interface Props {
  value: FilledDose;
  set: (next: FilledDose) => void;
  person: KitPerson;
  kit: Kit;
  wrong: Wrong;
}

/** One cell of a chart. */
export function DoseFields({ value, set, person, kit, wrong }: Props) {
  const medicines = medicinesOf(person);
  const medicine = medicines.find((one) => one.medicineId === value.medicineId);
  const slots = slotsOf(person, value.medicineId);
  const change = (what: Partial<FilledDose>) => set({ ...value, ...what });
  const [family = "", code = ""] = value.code.split("\n");
  const meaning = meaningOf(kit.codes, family, code);
  return (
    <>
      <Field label="Medicine" wrong={wrong.medicineId}>
        <select value={value.medicineId} onChange={(event) => change({ medicineId: event.target.value, dueAt: "" })}>
          <option value="">Choose…</option>
          {medicines.map((one) => (
            <option key={one.medicineId} value={one.medicineId}>
              {one.name}
              {one.prn ? " (when needed)" : ""}
            </option>
          ))}
        </select>
      </Field>
      {medicine && (medicine.prn || medicine.controlled) && (
        <p className="row tight">
          {medicine.controlled && <Mark kind="warn">controlled drug: witness needed</Mark>}
          {medicine.prn && <Mark kind="warn">when needed{medicine.limits && `: ${medicine.limits}`}</Mark>}
        </p>
      )}
      {slots.length > 0 && (
        <Field label="Due" hint="Which dose this is; leave empty if it was not due.">
          <select value={value.dueAt} onChange={(event) => change({ dueAt: event.target.value })}>
            <option value="">Not one that was due</option>
            {slots.map((slot) => (
              <option key={slot.itemId} value={slot.itemId}>
                {slot.name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <div className="pair">
        <Field label="What happened" wrong={wrong.code}>
          <select value={value.code} onChange={(event) => change({ code: event.target.value })}>
            <option value="">Choose…</option>
            {codesOf(kit)}
          </select>
        </Field>
        <Field label="When" wrong={wrong.at}>
          <input type="datetime-local" value={value.at} onChange={(event) => change({ at: event.target.value })} />
        </Field>
      </div>
      <div className="pair">
        <Field label="How much" hint="In tablets, ml or puffs; where the dose varies." wrong={wrong.given}>
          <input inputMode="decimal" value={value.given} onChange={(event) => change({ given: event.target.value })} />
        </Field>
        <Field label="Witness" wrong={wrong.witness}>
          <select value={value.witness} onChange={(event) => change({ witness: event.target.value })}>
            <option value="">Nobody</option>
            {kit.staff
              .filter((one) => one.staffId !== kit.staffId)
              .map((one) => (
                <option key={one.staffId} value={one.staffId}>
                  {one.name} ({one.initials})
                </option>
              ))}
          </select>
        </Field>
      </div>
      {medicine?.prn && (
        <>
          <Field label="Why it was given" wrong={wrong.rationale}>
            <textarea value={value.rationale} onChange={(event) => change({ rationale: event.target.value })} />
          </Field>
          <Field label="What came of it" hint="If you know it already; otherwise write it later as a note.">
            <textarea value={value.effect} onChange={(event) => change({ effect: event.target.value })} />
          </Field>
        </>
      )}
      <Field label={meaning === "other" ? "What happened (needed)" : "Note"} wrong={wrong.note}>
        <textarea value={value.note} onChange={(event) => change({ note: event.target.value })} />
      </Field>
    </>
  );
}

// Letters of the charts in use; where an organisation has none, the outcomes themselves.
function codesOf(kit: Kit) {
  if (kit.codes.length === 0)
    return outcomes.map((one) => (
      <option key={one.meaning} value={`\n${one.meaning}`}>
        {one.name}
      </option>
    ));
  const families = [...new Set(kit.codes.map((one) => one.chartFamily))];
  return families.map((family) => (
    <optgroup key={family} label={family ? `Chart ${family}` : "Every chart"}>
      {kit.codes
        .filter((one) => one.chartFamily === family)
        .map((one) => (
          <option key={one.code} value={`${family}\n${one.code}`}>
            {one.code} – {outcomes.find((known) => known.meaning === one.meaning)?.name ?? one.meaning}
          </option>
        ))}
    </optgroup>
  ));
}
