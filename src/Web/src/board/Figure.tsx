import { Link } from "react-router";

/** An exact number; one that is not nought leads to what is behind it. `about` says of what, to those who hear the link alone. */
export function Figure({ of, to, about, bad = false }: { of: number; to: string; about: string; bad?: boolean }) {
  if (of === 0) return <span className="quiet">0</span>;
  return (
    <Link className={bad ? "many bad" : "many"} to={to} aria-label={`${of} ${about}`}>
      {of}
    </Link>
  );
}
