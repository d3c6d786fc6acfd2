import { recovery } from "../api/clients/recovery";
import { useCommand } from "../api/commands";
import { openRuns } from "../capture/sync/address";
import { mayIssue } from "../capture/sync/ports";
import { useSheet } from "../capture/waiting/useSheet";
import { useBoard } from "../live/board";
import { useWho } from "../session/session";
import { inLondon } from "../time/moment";
import { Button } from "../ui/Button";
import { Notice, Refused } from "../ui/Notice";
import { say } from "../ui/say";
import { type Printing, sheetKind } from "./printings";

/** When an outage is open, the sheets of a printing are issued in it, so that each is counted back. */
export function RegisterSheets({ printed, serviceId }: { printed: Printing; serviceId: string }) {
  const { runs, incidents } = useBoard();
  const { roles } = useWho();
  if (!mayIssue(roles)) return null;
  return openRuns(runs, serviceId)
    .filter((run) => !run.restoredAt?.instant)
    .map((run) => (
      <InRun
        key={run.incidentId}
        incidentId={run.incidentId}
        title={`${run.kind === "exercise" ? "Exercise: " : ""}${incidents.find((one) => one.incidentId === run.incidentId)?.title ?? run.incidentId}`}
        serviceId={serviceId}
        printed={printed}
      />
    ));
}

function InRun({ incidentId, title, serviceId, printed }: { incidentId: string; title: string; serviceId: string; printed: Printing }) {
  const command = useCommand(recovery.issueSheets);
  const registered = useSheet(incidentId, serviceId, printed.sheets[0]?.serial ?? "") !== undefined;
  if (registered) return <Notice kind="good">The sheets of this printing are issued in “{title}”, and counted back there.</Notice>;
  const issue = async () => {
    const issuedAt = inLondon(Math.floor(Date.now() / 1000) * 1000);
    const sheets = printed.sheets.map(({ serial, personId, kind }) => ({ serial, personId, kind: sheetKind(kind), pages: 1, issuedAt }));
    if (await command.send({ incidentId, serviceId, sheets })) say(`${sheets.length} sheets are issued.`);
  };
  return (
    <Notice kind="warn" title={`“${title}” is open`}>
      <p>If these sheets are handed out for it, issue them: each is then counted back before the service can be signed off.</p>
      <Refused refusal={command.refusal} />
      <Button busy={command.busy} onClick={() => void issue()}>
        Issue {printed.sheets.length} sheets
      </Button>
    </Notice>
  );
}
