import type { ReactNode } from "react";

/** What may be wider than the screen: scrolled by itself, also with the keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
