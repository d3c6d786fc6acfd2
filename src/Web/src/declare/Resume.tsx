import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { type Declaration, forget } from "./declaration";

/** Something was begun on this device and the page closed, or the connection broke. */
export function Resume({ begun, onGoOn, onPutAway }: { begun: Declaration; onGoOn: () => void; onPutAway: () => void }) {
  return (
    <Notice kind="warn" title="A declaration was begun on this device and is not finished">
      <p>
        {begun.incidentId}: {begun.title}. Going on does nothing twice.
      </p>
      <div className="row">
        <Button kind="first" onClick={onGoOn}>
          Go on with it
        </Button>
        <Button
          onClick={() => {
            forget();
            onPutAway();
          }}
        >
          Put it away
        </Button>
      </div>
      <p className="quiet">If it was declared already, it stays declared when it is put away; its page shows what is left to do.</p>
    </Notice>
  );
}
