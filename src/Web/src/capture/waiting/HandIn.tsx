import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import { useBoard } from "../../live/board";
import type { Who } from "../../session/session";
import { now } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import type { Open } from "../device/device";
import { openRuns } from "../sync/address";
import { mayIssue } from "../sync/ports";
import { useSheet } from "./useSheet";

/** The device is counted as a sheet: when everything is sent, it is handed in like one. */
export function HandIn({ open, who }: { open: Open; who: Who }) {
  const { serviceId } = open.vault.row;
  const runs = openRuns(useBoard().runs, serviceId);
  if (open.receipts.length === 0) return null;
  return runs.map((run) => <OfRun key={run.incidentId} incidentId={run.incidentId} open={open} who={who} />);
}

function OfRun({ incidentId, open, who }: { incidentId: string; open: Open; who: Who }) {
  const { serviceId, serial } = open.vault.row;
  const sheet = useSheet(incidentId, serviceId, serial);
  const command = useCommand(recovery.returnSheet);
  if (!sheet) return null;
  if (sheet.accounted) return <p>This device's sheet {serial} is handed in.</p>;
  if (!mayIssue(who.roles))
    return (
      <p>
        Everything is sent. Ask whoever counts the sheets to take back this device's sheet <strong>{serial}</strong>.
      </p>
    );
  const handIn = async () => {
    if (await command.send({ incidentId, serviceId, serial, pagesReturned: 1, returnedAt: now() })) say(`Sheet ${serial} is handed in.`);
  };
  return (
    <div className="stack">
      <p>
        Everything is sent. This device counts as sheet <strong>{serial}</strong>, and the service cannot be signed off before it is handed in.
      </p>
      <Refused refusal={command.refusal} />
      <div>
        <Button busy={command.busy} onClick={() => void handIn()}>
          Hand in this device's sheet
        </Button>
      </div>
    </div>
  );
}
