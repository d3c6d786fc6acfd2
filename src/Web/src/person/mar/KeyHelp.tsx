import { keyHelp } from "./keys";

/** The keys of the review, always in sight of whoever has a keyboard. They work while a line has the focus, and nowhere else. */
export function KeyHelp() {
  return (
    <details className="key-help no-print" open>
      <summary>Keys on a line</summary>
      <dl>
        {keyHelp.map((one) => (
          <div key={one.key}>
            <dt>
              <kbd>{one.key}</kbd>
            </dt>
            <dd>{one.does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
