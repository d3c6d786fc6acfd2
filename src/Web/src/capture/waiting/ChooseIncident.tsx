import { useState } from "react";
import { useBoard } from "../../live/board";
import type { Who } from "../../session/session";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { say } from "../../ui/say";
import type { Captured } from "../captured";
import { replace, sendAll } from "../device/device";
import { openRuns } from "../sync/address";

/** For what was written at a time of no outage, or of several: a person says where it belongs. */
export function ChooseIncident({ undecided, serviceId, who }: { undecided: readonly Captured[]; serviceId: string; who: Who }) {
  const { runs, incidents } = useBoard();
  const [incidentId, choose] = useState("");
  const [busy, work] = useState(false);
  const open = openRuns(runs, serviceId);
  if (open.length === 0)
    return (
      <Notice title="No outage is open at this service">
        <p>What you wrote waits here until one is declared. If none will be, copy it into the care record and remove it here.</p>
      </Notice>
    );
  const decide = async () => {
    if (incidentId === "" || busy) return;
    work(true);
    try {
      await replace(
        ...undecided.map((one) => {
          const { waits: _, ...rest } = one;
          return { ...rest, chosenIncident: incidentId } as Captured;
        }),
      );
      await sendAll(who);
    } catch (error) {
      say(error instanceof Error ? error.message : "It could not be sent.");
    } finally {
      work(false);
    }
  };
  return (
    <div className="panel stack">
      <h3>{undecided.length === 1 ? "Which outage does this belong to?" : `Which outage do these ${undecided.length} belong to?`}</h3>
      <p>The time at which {undecided.length === 1 ? "it" : "they"} happened fits no open outage, or more than one.</p>
      <Field label="Outage">
        <select value={incidentId} onChange={(event) => choose(event.target.value)}>
          <option value="">Choose…</option>
          {open.map((run) => (
            <option key={run.incidentId} value={run.incidentId}>
              {incidents.find((one) => one.incidentId === run.incidentId)?.title || run.incidentId}
              {run.kind === "exercise" && " (exercise)"}
            </option>
          ))}
        </select>
      </Field>
      <div className="row">
        <Button busy={busy} aria-disabled={incidentId === ""} onClick={() => void decide()}>
          Send to this outage
        </Button>
      </div>
    </div>
  );
}
