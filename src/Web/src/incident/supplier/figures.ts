import type { SupplierScorecard } from "../../gen/reinstate/v1/review_pb";

interface Figure {
  name: string;
  value: string;
  bad?: boolean;
}

/** A scorecard as figures with names. What cannot be said yet is said to be so, never zero. */
export function figuresOf(card: SupplierScorecard, span: (seconds: bigint) => string): Figure[] {
  const first = card.firstContactSeconds;
  return [
    { name: "Out for", value: card.outageSeconds > 0n ? span(card.outageSeconds) : "still out" },
    {
      name: "First contact",
      value: card.contacts === 0 ? "none yet" : first < 0n ? `${span(-first)} before detection` : `${span(first)} after detection`,
    },
    { name: "Asked and answered", value: `${card.answered} of ${card.asked}`, bad: card.answered < card.asked },
    { name: "Answers, median", value: card.answered > 0 ? span(card.medianAnswerSeconds) : "none yet" },
    { name: "Answers, longest", value: card.answered > 0 ? span(card.longestAnswerSeconds) : "none yet" },
    { name: "Promises kept", value: `${card.promisesKept} of ${card.promises}` },
    { name: "Broken", value: String(card.promisesBroken), bad: card.promisesBroken > 0 },
    { name: "Past, not judged", value: String(card.promisesUnjudged), bad: card.promisesUnjudged > 0 },
    { name: "Not due yet", value: String(card.promisesOpen) },
  ];
}
