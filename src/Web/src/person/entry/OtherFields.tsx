import { Field } from "../../ui/Field";
import { MomentField } from "../../ui/MomentField";
import { staffMeant } from "../people";
import { categoryName, recordCategories } from "../words";
import { workers } from "./draft";
import type { FieldsProps } from "./fields";
import { TextField } from "./TextField";

/** What a note, an observation or an incident says. */
export function RecordFields({ draft, wrong, set }: FieldsProps) {
  return (
    <>
      <Field label="Kind of record" wrong={wrong.category}>
        <select value={draft.category} onChange={(event) => set({ category: event.target.value })}>
          <option value="">Choose…</option>
          {recordCategories.map((category) => (
            <option key={category} value={category}>
              {categoryName(category)}
            </option>
          ))}
        </select>
      </Field>
      <TextField label="Value" hint="A measured one, if any" value={draft.value} onChange={(value) => set({ value })} />
      <TextField label="Unit" hint="ml, mmol/L, NEWS2 …" value={draft.unit} onChange={(unit) => set({ unit })} />
      <div className="whole">
        <Field label="Words" hint="As they stand on the paper, also where they seem wrong" wrong={wrong.text}>
          <textarea rows={4} value={draft.text} onChange={(event) => set({ text: event.target.value })} />
        </Field>
      </div>
    </>
  );
}

/** Who came, until when, why late, and who was told. */
export function VisitFields({ draft, wrong, set, view, directory }: FieldsProps) {
  const visits = view.reply.expected.flatMap(({ kind }) => (kind.case === "visit" ? [kind.value] : []));
  const required = visits.find((one) => one.visitId === draft.visitId)?.workersRequired ?? 1;
  const names = workers(draft.staffIds).map((id) => staffMeant(directory, view.serviceId, id)?.name ?? `${id} (unclear who)`);
  return (
    <>
      <TextField label="Visit" hint="Its number on the rota" wrong={wrong.visitId} value={draft.visitId} onChange={(visitId) => set({ visitId })} />
      <TextField
        label="Who was there"
        hint={
          names.length > 0
            ? names.join(" and ")
            : required > 1
              ? `${required} workers were planned; initials, with commas between`
              : "Initials, with commas between"
        }
        wrong={wrong.staffIds}
        value={draft.staffIds}
        onChange={(staffIds) => set({ staffIds })}
      />
      <MomentField label="Left at" wrong={wrong.actualOut} value={draft.actualOut} onChange={(actualOut) => set({ actualOut })} />
      <TextField label="Why late" hint="If the sheet says so" value={draft.lateReason} onChange={(lateReason) => set({ lateReason })} />
      <MomentField
        label="Family informed at"
        hint="If they were"
        wrong={wrong.familyInformedAt}
        value={draft.familyInformedAt}
        onChange={(familyInformedAt) => set({ familyInformedAt })}
      />
      <MomentField
        label="Welfare confirmed at"
        hint="Somebody saw or spoke to the person"
        wrong={wrong.welfareConfirmedAt}
        value={draft.welfareConfirmedAt}
        onChange={(welfareConfirmedAt) => set({ welfareConfirmedAt })}
      />
    </>
  );
}
