import type { ReactNode } from "react";

/** Something wider or taller than its place: it can be reached, and moved, with the keyboard. */
export function Scroll({ label, className = "scroll", children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody can scroll with the keyboard (WCAG 2.1.1).
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
