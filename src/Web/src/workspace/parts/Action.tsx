import { type ReactNode, useState } from "react";

/** Something that can be done, closed until it is wanted. What is in it is made, and asked of the server, when it is first opened; closing it keeps what was typed. */
export function Action({ summary, className = "", begin = false, children }: { summary: ReactNode; className?: string; begin?: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(begin);
  return (
    <details className={`action ${className}`} open={begin || undefined} onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary>{summary}</summary>
      {wanted && children}
    </details>
  );
}
