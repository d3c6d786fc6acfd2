import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";

/** Nothing to choose from: an entry that nothing could be matched with would look as if it answered to a chart. */
export function Unknown({ what, done }: { what: "medicines" | "visits"; done: () => void }) {
  return (
    <Notice kind="warn" title={`This device knows no ${what} of this person`}>
      <p>{what === "medicines" ? "Write the dose on the paper chart, and say in a note here that it is there." : "Write the visit on the call sheet."}</p>
      <Button onClick={done}>Close</Button>
    </Notice>
  );
}
