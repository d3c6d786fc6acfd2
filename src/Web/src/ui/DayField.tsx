import { now, toField } from "../time/moment";
import { Field } from "./Field";

/** Today by Britain's clocks, as such a field shows it. */
export const today = (): string => toField(now()).slice(0, 10);

/** A day without a time. */
export function DayField({ label, hint, value, onChange }: { label: string; hint?: string; value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label} hint={hint}>
      <input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
