import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";

/** Parts of one thing, each with an address of its own. */
export function Tabs({ label, parts }: { label: string; parts: readonly { to: string; name: string; count?: number }[] }) {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the bar is longer than the page: the part that is shown has to be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every change of address.
  useEffect(() => {
    const shown = bar.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (bar.current && shown) bar.current.scrollLeft = shown.offsetLeft - bar.current.offsetLeft - 16;
  }, [pathname]);
  return (
    <nav ref={bar} className="tabs" aria-label={label}>
      {parts.map((part) => (
        <NavLink key={part.to} to={part.to} end>
          {part.name}
          {part.count !== undefined && part.count > 0 && ` (${part.count})`}
        </NavLink>
      ))}
    </nav>
  );
}
