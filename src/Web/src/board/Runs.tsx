import { lazy, Suspense } from "react";
import { useWide } from "../ui/useWide";
import { RunList, type RunsProps } from "./RunList";

const ManyRuns = lazy(() => import("./ManyRuns"));

// What a slow tablet draws whole sooner than it measures which rows are in sight.
const few = 40;

/** The services of the board, in the order that is given. Of many, the first are there while what draws the others is on its way. */
export function Runs(props: RunsProps) {
  const wide = useWide(64);
  const first = <RunList {...props} wide={wide} shown={props.rows.slice(0, few).map((_, index) => index)} />;
  return props.rows.length <= few ? (
    first
  ) : (
    <Suspense fallback={first}>
      <ManyRuns {...props} wide={wide} />
    </Suspense>
  );
}
