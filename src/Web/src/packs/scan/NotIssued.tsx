import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import { mayIssue } from "../../capture/sync/ports";
import { isDeviceSerial } from "../../capture/sync/serial";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import { useBoard } from "../../live/board";
import { useDirectory } from "../../live/directory";
import { useWho } from "../../session/session";
import { now } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice, Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { printings, sheetKind } from "../printings";

/** A sheet that no open recovery knows: what it may be, and a way to issue it for whoever may. */
export function NotIssued({ serial, open, mistyped }: { serial: string; open: readonly RunSummary[]; mistyped: boolean }) {
  const { roles } = useWho();
  const { incidents } = useBoard();
  const directory = useDirectory();
  const go = useNavigate();
  const printed = printings()
    .flatMap((one) => one.sheets)
    .find((one) => one.serial === serial);
  const [at, choose] = useState(0);
  const [personId, of] = useState(printed?.personId ?? "");
  const [kind, be] = useState<string>(printed ? sheetKind(printed.kind) : isDeviceSerial(serial) ? "other" : "notes");
  const command = useCommand(recovery.issueSheets);
  const run = open[at];
  const issue = async () => {
    if (!run) return;
    const { incidentId, serviceId } = run;
    if (await command.send({ incidentId, serviceId, sheets: [{ serial, personId, kind, pages: 1, issuedAt: now() }] })) {
      say(`Sheet ${serial} is issued.`);
      go(`/incidents/${incidentId}/services/${serviceId}/sheets?serial=${encodeURIComponent(serial)}`);
    }
  };
  return (
    <div className="stack">
      <Notice kind="warn" title={`Sheet ${serial} is not issued in any open recovery that you see`}>
        {mistyped && <p>Its last character does not fit the others: if you typed it, look again.</p>}
        <p>It may be of an outage that is over, of another service, or printed but not handed out yet.</p>
        {printed?.personId && (
          <p>
            It was printed on this device for {directory?.personName(printed.personId) ?? printed.personId}.{" "}
            <Link to={`/capture/people/${printed.personId}`}>Record for them</Link>
          </p>
        )}
      </Notice>
      {run && mayIssue(roles) && (
        <fieldset className="stack">
          <legend>{isDeviceSerial(serial) ? "Register this device's sheet" : "Issue it now"}</legend>
          {open.length > 1 && (
            <Field label="Recovery">
              <select value={at} onChange={(event) => choose(Number(event.target.value))}>
                {open.map((one, index) => (
                  <option key={`${one.incidentId} ${one.serviceId}`} value={index}>
                    {one.serviceName || one.serviceId}: {incidents.find((known) => known.incidentId === one.incidentId)?.title ?? one.incidentId}
                    {one.kind === "exercise" && " (exercise)"}
                  </option>
                ))}
              </select>
            </Field>
          )}
          {!isDeviceSerial(serial) && (
            <>
              <Field label="Kind">
                <select value={kind} onChange={(event) => be(event.target.value)}>
                  <option value="mar">Medicines chart</option>
                  <option value="notes">Daily notes</option>
                  <option value="visits">Visits</option>
                  <option value="other">Other</option>
                </select>
              </Field>
              <Field label="For whom">
                <select value={personId} onChange={(event) => of(event.target.value)}>
                  <option value="">The whole service</option>
                  {directory?.reply.people
                    .filter((person) => person.serviceId === run.serviceId)
                    .map((person) => (
                      <option key={person.personId} value={person.personId}>
                        {person.name}
                      </option>
                    ))}
                </select>
              </Field>
            </>
          )}
          <Refused refusal={command.refusal} />
          <div>
            <Button busy={command.busy} onClick={() => void issue()}>
              {isDeviceSerial(serial) ? "Register" : "Issue this sheet"}
            </Button>
          </div>
        </fieldset>
      )}
    </div>
  );
}
