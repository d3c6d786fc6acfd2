import type { Who } from "../../session/session";
import { signInAddress } from "../../shell/SignIn";
import { Button } from "../../ui/Button";
import { Empty, Notice } from "../../ui/Notice";
import { type Open, sendAll } from "../device/device";
import { leaveKnowingly } from "../device/kept";
import { noOutage } from "../sync/ports";
import { ChooseIncident } from "./ChooseIncident";
import { HandIn } from "./HandIn";
import { Receipts } from "./Receipts";
import { WaitingOne } from "./WaitingOne";

/** Everything that is only on this device, how far it came, and what to do about it. */
export function Waiting({ open, who }: { open: Open; who: Who | null }) {
  const { captured, sent, sending } = open;
  const refused = captured.filter((one) => one.refused);
  const others = captured.filter((one) => !one.refused);
  const undecided = others.filter((one) => one.waits === noOutage);
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">Only on this device</h2>
      {captured.length === 0 ? (
        <Empty title="Nothing waits">
          <p>{open.receipts.length > 0 ? "The server has taken everything that you wrote here." : "You have written nothing on this device yet."}</p>
        </Empty>
      ) : (
        <>
          {who ? (
            <div className="row">
              <Button kind="first" busy={sending !== null} onClick={() => void sendAll(who)}>
                Send now
              </Button>
              <span role="status">{sending ? `Sending ${sending.done} of ${sending.all}…` : sent?.stopped}</span>
            </div>
          ) : (
            <Notice kind="warn" title="Nothing can be sent yet">
              <p>
                What you wrote is kept. To send it, there must be a network, and you must be{" "}
                <a href={signInAddress()} onClick={leaveKnowingly}>
                  signed in
                </a>
                .
              </p>
            </Notice>
          )}
          {sent && sent.accepted > 0 && !sending && <Notice kind="good">The server took {sent.accepted}.</Notice>}
          {who && undecided.length > 0 && <ChooseIncident undecided={undecided} serviceId={open.vault.row.serviceId} who={who} />}
        </>
      )}
      {refused.length > 0 && (
        <>
          <h3>Refused: {refused.length}</h3>
          <p>The server did not take these. Nothing of them is lost: correct them, or hand them to your manager.</p>
          <ul className="plain stack">
            {refused.map((one) => (
              <WaitingOne key={one.id} one={one} open={open} />
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>Waiting: {others.length}</h3>
          <ul className="plain stack">
            {others.map((one) => (
              <WaitingOne key={one.id} one={one} open={open} />
            ))}
          </ul>
        </>
      )}
      {captured.length === 0 && who && <HandIn open={open} who={who} />}
      <Receipts receipts={open.receipts} />
    </section>
  );
}
