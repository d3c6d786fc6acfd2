import { Field } from "./Field";

interface Props {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  /** Characters at most. */
  most?: number;
}

/** Something to be said in sentences. */
export function Words({ label, hint, value, onChange, most = 4000 }: Props) {
  return (
    <Field label={label} hint={hint}>
      <textarea value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
