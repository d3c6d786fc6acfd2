import type { JsonObject } from "@bufbuild/protobuf";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import type { Captured } from "../captured";

const labels: Record<string, string> = {
  at: "When",
  out: "Out",
  text: "What happened",
  value: "Value",
  unit: "Unit",
  category: "About",
  precision: "How exact",
  given: "How much",
  witness: "Witness",
  note: "Note",
  rationale: "Why it was given",
  effect: "What came of it",
  lateReason: "Why late",
  familyAt: "Family told at",
  welfareAt: "Seen to be well at",
  withStaff: "With",
};

/** All that was typed, to read it out or copy it by hand when it cannot be sent. */
export function InFull({ one, name }: { one: Captured; name: string }) {
  const [open, show] = useState(false);
  const rows = one.kind === "entry" ? Object.entries(one.filled as unknown as JsonObject).filter(([field, value]) => value !== "" && field in labels) : [];
  return (
    <>
      <Button small onClick={() => show(true)}>
        Show in full<span className="unseen"> {one.what}</span>
      </Button>
      <Dialog title={`${name}: ${one.what}`} open={open} onClose={() => show(false)}>
        <dl className="full">
          {rows.map(([field, value]) => (
            <div key={field}>
              <dt>{labels[field]}</dt>
              <dd>{String(value).replace("T", " ").replaceAll("_", " ")}</dd>
            </div>
          ))}
          <div>
            <dt>Entry</dt>
            <dd>{one.id}</dd>
          </div>
        </dl>
        <Button onClick={() => show(false)}>Close</Button>
      </Dialog>
    </>
  );
}
