import { useEffect, useState } from "react";
import { type Refusal, refusalOf } from "../../api/refusal";
import { codeAddress } from "../../packs/code";
import { QrCode } from "../../packs/QrCode";
import type { Who } from "../../session/session";
import { dayAndClock, inLondon, span } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Notice, Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { type Open, refreshKit } from "./device";
import { StartAgain } from "./StartAgain";

const mebibytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;

interface Room {
  used: number;
  quota: number;
  persistent: boolean;
  offline: boolean;
}

/** What this device knows and how safely it keeps it. */
export function ThisDevice({ open, who }: { open: Open; who: Who | null }) {
  const { kit, vault } = open;
  const [step, at] = useState("");
  const [refusal, refuse] = useState<Refusal>();
  const room = useRoom(open.captured.length);
  const { clockAhead, serverSeenAt, serial } = vault.row;
  const fetchAgain = async () => {
    if (!who || step) return;
    refuse(undefined);
    at("Fetching");
    try {
      await refreshKit(vault.row.serviceId, who.person, (done, all) => at(`Fetching ${done} of ${all}`));
      say("This device is up to date.");
    } catch (error) {
      refuse(refusalOf(error));
    } finally {
      at("");
    }
  };
  return (
    <section className="stack" aria-labelledby="device">
      <h2 id="device">This device</h2>
      <dl className="panel facts">
        <dt>Service</dt>
        <dd>{kit?.serviceName ?? vault.row.serviceName}</dd>
        <dt>Counted as sheet</dt>
        <dd>
          {serial}
          <details>
            <summary>Show its code</summary>
            <QrCode text={codeAddress(location.origin, { serial, serviceId: vault.row.serviceId })} label={`Code of sheet ${serial}`} />
            <p>Whoever counts the sheets scans it, to register this device for an outage.</p>
          </details>
        </dd>
        <dt>Knows</dt>
        <dd>
          {kit ? `${kit.people.length} people and ${kit.staff.length} staff, as of ${dayAndClock(inLondon(kit.fetchedAt))}. ${kit.plannedFrom}` : "nothing"}
        </dd>
        <dt>Clock</dt>
        <dd>
          {serverSeenAt === 0
            ? "Never compared with the server's"
            : `${Math.abs(clockAhead) < 5_000 ? "Right" : `${span(clockAhead)} ${clockAhead > 0 ? "fast" : "slow"}`}, compared ${dayAndClock(inLondon(serverSeenAt))}`}
        </dd>
        {room && (
          <>
            <dt>Room</dt>
            <dd>
              {mebibytes(room.used)} of {mebibytes(room.quota)} used
            </dd>
            <dt>Opens without a network</dt>
            <dd>{room.offline ? "Yes" : "Not yet: keep this page open for a minute while there is a network"}</dd>
          </>
        )}
      </dl>
      {room && !room.persistent && (
        <Notice kind="warn" title="The browser may clear this device's storage when it runs short">
          <p>Install the app (browser menu, “Install” or “Add to home screen”), and send what you write as soon as you can.</p>
        </Notice>
      )}
      {room && room.quota - room.used < 50 * 1024 * 1024 && (
        <Notice kind="bad" title="Little room is left on this device">
          <p>Send what waits, photographs first; remove other apps' files. Nothing that you wrote is removed to make room.</p>
        </Notice>
      )}
      <Refused refusal={refusal} />
      <div className="row">
        <Button busy={step !== ""} aria-disabled={!who} onClick={() => void fetchAgain()}>
          Fetch people and what is due again
        </Button>
        <span role="status">{step ? `${step}…` : who ? "" : "Needs a network, and you signed in."}</span>
      </div>
      <StartAgain vault={vault.row} waiting={open.captured.length} />
    </section>
  );
}

function useRoom(changes: number): Room | undefined {
  const [room, tell] = useState<Room>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when something was kept or sent.
  useEffect(() => {
    const measure = async () => {
      const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
      const persistent = (await navigator.storage?.persisted?.()) ?? false;
      const offline = (await navigator.serviceWorker?.getRegistration())?.active != null;
      tell({ used: usage, quota, persistent, offline });
    };
    void measure();
  }, [changes]);
  return room;
}
