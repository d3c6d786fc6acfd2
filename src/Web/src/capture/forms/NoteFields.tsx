import { Field } from "../../ui/Field";
import { categories, type FilledNote, type Wrong } from "./filled";

/** A daily note or an observation. */
export function NoteFields({ value, set, wrong }: { value: FilledNote; set: (next: FilledNote) => void; wrong: Wrong }) {
  const change = (what: Partial<FilledNote>) => set({ ...value, ...what });
  return (
    <>
      <Field label="About" wrong={wrong.category}>
        <select value={value.category} onChange={(event) => change({ category: event.target.value })}>
          <option value="">Choose…</option>
          {categories.map((one) => (
            <option key={one.category} value={one.category}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <Field label="What happened" wrong={wrong.text}>
        <textarea value={value.text} onChange={(event) => change({ text: event.target.value })} />
      </Field>
      {value.category === "observation" && (
        <div className="pair">
          <Field label="Value" hint="For example 6.6">
            <input value={value.value} onChange={(event) => change({ value: event.target.value })} />
          </Field>
          <Field label="Unit" hint="For example mmol/L, or NEWS2">
            <input value={value.unit} onChange={(event) => change({ unit: event.target.value })} />
          </Field>
        </div>
      )}
      <div className="pair">
        <Field label="When" wrong={wrong.at}>
          <input type="datetime-local" value={value.at} onChange={(event) => change({ at: event.target.value })} />
        </Field>
        <Field label="How exact is the time">
          <select value={value.precision} onChange={(event) => change({ precision: event.target.value as FilledNote["precision"] })}>
            <option value="exact">Exact</option>
            <option value="approximate">About then</option>
            <option value="shift">Sometime in the shift</option>
          </select>
        </Field>
      </div>
    </>
  );
}
