import { cloneElement, type ReactElement, type ReactNode, useId } from "react";

interface Props {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered; empty for nothing. */
  wrong?: string | undefined;
  children: ReactElement<{ id?: string; "aria-describedby"?: string; "aria-invalid"?: boolean }>;
}

/** One labelled input, with its hint and what is wrong with it tied to it for those who hear the page. */
export function Field({ label, hint, wrong, children }: Props) {
  const id = useId();
  const about = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      {cloneElement(children, { id, ...(about ? { "aria-describedby": about } : {}), ...(wrong ? { "aria-invalid": true } : {}) })}
    </div>
  );
}
