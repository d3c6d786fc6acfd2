import type { ReactNode } from "react";

/** A few exact figures in a row, each with its name. */
export function Figures({ figures }: { figures: readonly { name: string; value: ReactNode; bad?: boolean }[] }) {
  return (
    <dl className="named-figures">
      {figures.map(({ name, value, bad }) => (
        <div key={name} className={bad ? "bad" : ""}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
