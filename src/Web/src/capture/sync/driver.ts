import { liveBoard } from "../../live/board";
import { askWho, sessionNow } from "../../session/session";
import { openNow, sendAll } from "../device/device";
import { ownerOf } from "../vault/locks";

const every = 30_000;

/** Sends when there is reason to think that it can arrive: the network came back, the board is live again, or half a minute has passed. */
async function trySending(): Promise<void> {
  const open = openNow();
  const session = sessionNow();
  if (!open || open.captured.length === 0) return;
  if (session.state !== "somebody") {
    if (session.state === "unreachable") await askWho();
    return;
  }
  const { who, ended } = session;
  if (!ended && (await ownerOf(who.organisation, who.person)) === open.vault.owner) await sendAll(who);
}

let link = liveBoard.snapshot().link;
liveBoard.subscribe(() => {
  const before = link;
  link = liveBoard.snapshot().link;
  if (link === "live" && before !== "live") void trySending();
});
addEventListener("online", () => void trySending());
setInterval(() => void trySending(), every);
