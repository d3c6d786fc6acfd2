import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Answer } from "../api/queries";
import type { Refusal } from "../api/refusal";
import { Button } from "./Button";

/** Something that has to be read. What is bad is announced. */
export function Notice({ kind, title, children }: { kind?: "bad" | "warn" | "good"; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice ${kind ?? ""}`} role={kind === "bad" ? "alert" : undefined}>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </div>
  );
}

/** Why something was not done, and what stands in the way. */
export function Refused({ refusal, again }: { refusal: Refusal | undefined; again?: () => void }) {
  if (!refusal) return null;
  return (
    <Notice kind="bad" title={refusal.sentence}>
      {refusal.reasons.length > 0 && (
        <ul>
          {refusal.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {again && <Button onClick={again}>Try again</Button>}
    </Notice>
  );
}

const forbidden = new Set(["PERMISSION_DENIED", "NOT_FOUND", "OUT_OF_REACH", "ROLE_NOT_ALLOWED"]);

/** The states of what is asked of the server before there is an answer: loading, refused, not yours. The answer itself is the child. */
export function Answered<T>({ answer, what, children }: { answer: Answer<T>; what: string; children: (data: T) => ReactNode }) {
  if (answer.data !== undefined) {
    return (
      <>
        {answer.refusal && <Refused refusal={answer.refusal} again={answer.again} />}
        {children(answer.data)}
      </>
    );
  }
  if (answer.refusal && forbidden.has(answer.refusal.code)) return <NotYours />;
  if (answer.refusal) return <Refused refusal={answer.refusal} again={answer.again} />;
  return <Loading what={what} />;
}

export function Loading({ what }: { what: string }) {
  return (
    <p className="loading" role="status">
      Loading {what}…
    </p>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="panel">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function NotYours() {
  return (
    <Empty title="This is not yours to see">
      <p>It does not exist, or your role or services do not reach it. If you need it for someone's care, ask your manager.</p>
      <Link to="/">Go to the board</Link>
    </Empty>
  );
}
