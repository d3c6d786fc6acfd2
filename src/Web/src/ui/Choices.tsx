import { useId } from "react";

interface Props<T extends string | boolean> {
  legend: string;
  choices: readonly (readonly [T, string])[];
  /** Null while nothing is chosen. */
  value: T | null;
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choices<T extends string | boolean>({ legend, choices, value, onChange }: Props<T>) {
  const group = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map(([one, name]) => (
        <label key={String(one)} className="choice">
          <input type="radio" name={group} checked={value === one} onChange={() => onChange(one)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
