import type { ReactNode } from "react";
import { Field } from "./Field";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What choosing nothing means. */
  none?: string;
  hint?: string;
  wrong?: string | undefined;
  children: ReactNode;
}

/** One of a list. */
export function Select({ label, value, onChange, none, hint, wrong, children }: Props) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {children}
      </select>
    </Field>
  );
}

/** What there is to choose from: what is recorded, and what it is called. */
export const Options = ({ of }: { of: readonly (readonly [string, string])[] }) =>
  of.map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
