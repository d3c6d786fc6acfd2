import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes } from "react";
import { Field } from "../../ui/Field";

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  autoComplete?: HTMLInputAutoCompleteAttribute;
}

/** One line of text, without the browser's suggestions of what others typed on this tablet. */
export function TextField({ label, hint, wrong, value, onChange, ...rest }: Props) {
  return (
    <Field label={label} wrong={wrong} {...(hint ? { hint } : {})}>
      <input autoComplete="off" autoCapitalize="off" spellCheck={false} {...rest} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
