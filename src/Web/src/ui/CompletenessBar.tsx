import type { Completeness } from "../gen/reinstate/v1/common_pb";

/** Never rounded up: 99.9 % of a thousand doses is one dose that nobody has accounted for. */
export const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((100 * part) / whole));

/** What is done of what is expected, as a bar and in exact figures. It is full only when the server says that nothing is open. */
export function CompletenessBar({ of, label }: { of: Completeness | undefined; label: string }) {
  if (!of || of.expected === 0) return <span className="quiet">nothing expected</span>;
  const most = of.complete ? 100 : 99;
  const done = of.checked + of.excepted;
  return (
    <span>
      <svg
        className="bar"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${of.checked} of ${of.expected} checked, ${of.entered} entered, ${of.open} open`}
      >
        <rect width="100" height="8" />
        <rect className="entered" width={Math.min(most, share(of.entered + of.excepted, of.expected))} height="8" />
        <rect className="checked" width={Math.min(most, share(done, of.expected))} height="8" />
      </svg>
      <span className="number">
        {of.checked} of {of.expected}
        {of.excepted > 0 && `, ${of.excepted} excepted`}
      </span>
    </span>
  );
}
