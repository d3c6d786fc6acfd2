import { type ReactNode, useState } from "react";

interface Props {
  summary: ReactNode;
  /** What it is about, for who hears the page and does not see what it stands beside. */
  about?: string;
  className?: string;
  begin?: boolean;
  children: ReactNode;
}

/** Something that can be done, closed until it is wanted. What is in it is made, and asked of the server, when it is first opened; closing it keeps what was typed. */
export function Action({ summary, about, className = "", begin = false, children }: Props) {
  const [wanted, setWanted] = useState(begin);
  return (
    <details className={`action ${className}`} open={begin || undefined} onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary>
        {summary}
        {about && <span className="unseen">: {about}</span>}
      </summary>
      {wanted && children}
    </details>
  );
}
