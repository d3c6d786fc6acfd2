import { NavLink } from "react-router";

/** Parts of one thing, each with an address of its own. */
export function Tabs({ label, parts }: { label: string; parts: readonly { to: string; name: string; count?: number }[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {parts.map((part) => (
        <NavLink key={part.to} to={part.to} end>
          {part.name}
          {part.count !== undefined && part.count > 0 && ` (${part.count})`}
        </NavLink>
      ))}
    </nav>
  );
}
