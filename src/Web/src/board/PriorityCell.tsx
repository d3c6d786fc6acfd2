import "./board.css";
import { Link } from "react-router";
import type { Completeness } from "../gen/reinstate/v1/common_pb";
import { shares } from "./progress";

/** What is settled as a bar, and the exact figures; the open ones lead to the items behind them. */
export function PriorityCell({ of, label, to }: { of: Completeness | undefined; label: string; to?: string }) {
  if (!of) return <span className="quiet">none</span>;
  // Nought of nought that is not complete is not "nothing to do": nobody knows yet what there is.
  if (!of.complete && of.expected === 0 && of.open === 0) return <strong>not known yet</strong>;
  const { settled, entered } = shares(of);
  const open = `${of.open} open`;
  return (
    <span className="progress">
      <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" />
        <rect className="entered" width={entered} height="8" />
        <rect className="checked" width={settled} height="8" />
      </svg>
      <span className="figures">
        {of.complete ? (
          <strong className="settled">
            <span aria-hidden="true">✓ </span>complete
          </strong>
        ) : to && of.open > 0 ? (
          <Link to={to} aria-label={`${open}, ${label}`}>
            {open}
          </Link>
        ) : (
          <strong>{open}</strong>
        )}
        <span className="quiet">
          {of.checked} checked, {of.expected} expected
        </span>
      </span>
    </span>
  );
}
