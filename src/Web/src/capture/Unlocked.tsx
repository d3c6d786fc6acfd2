import { Route, Routes } from "react-router";
import type { Who } from "../session/session";
import { dayAndClock, inLondon, span } from "../time/moment";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useNow } from "../ui/useNow";
import { lock, type Open } from "./device/device";
import { onlyHere } from "./device/KeptMark";
import { ThisDevice } from "./device/ThisDevice";
import { People } from "./People";
import { PersonToWrite } from "./PersonToWrite";
import { Waiting } from "./waiting/Waiting";

const stale = 24 * 3_600_000;
const tolerable = 2 * 60_000;

/** What is open: whom to write for, what waits, the device itself. It always says what is only here. */
export function Unlocked({ open, who }: { open: Open; who: Who | null }) {
  const now = useNow();
  const { kit, vault, captured } = open;
  const { clockAhead, serverSeenAt } = vault.row;
  return (
    <div className="stack">
      <header className="row spread">
        <div>
          <h1>Record: {kit?.serviceName ?? vault.row.serviceName}</h1>
          <p className="tight" role="status">
            {captured.length === 0 ? "Nothing waits on this device." : <strong>{onlyHere(captured.length)}.</strong>}
            {open.sending && ` Sending ${open.sending.done} of ${open.sending.all}…`}
          </p>
        </div>
        <Button onClick={lock}>Lock</Button>
      </header>
      {Math.abs(clockAhead) > tolerable && serverSeenAt > 0 && (
        <Notice kind="bad" title={`This device's clock is ${span(clockAhead)} ${clockAhead > 0 ? "fast" : "slow"}`}>
          <p>Put it right, or write the times of your watch. What you write says how wrong the clock was.</p>
        </Notice>
      )}
      {serverSeenAt > 0 && now - clockAhead < serverSeenAt - 60_000 && (
        <Notice kind="bad" title="This device's clock was set back">
          <p>It shows a time before {dayAndClock(inLondon(serverSeenAt))}, when the server was last heard. Put it right before you write.</p>
        </Notice>
      )}
      {kit && now - kit.fetchedAt > stale && (
        <Notice kind="warn" title={`What this device knows is ${span(now - kit.fetchedAt)} old`}>
          <p>
            People, allergies and medicines may have changed since {dayAndClock(inLondon(kit.fetchedAt))}. Fetch it again under This device when there is a
            network.
          </p>
        </Notice>
      )}
      {open.damaged > 0 && (
        <Notice kind="bad" title={`${open.damaged} record${open.damaged === 1 ? "" : "s"} on this device cannot be read`}>
          <p>They were changed or damaged. Write them on paper again, and tell your manager.</p>
        </Notice>
      )}
      <Tabs
        label="Record"
        parts={[
          { to: "/capture", name: "People" },
          { to: "/capture/waiting", name: "Only on this device", count: captured.length },
          { to: "/capture/device", name: "This device" },
        ]}
      />
      <Routes>
        <Route path="waiting" element={<Waiting open={open} who={who} />} />
        <Route path="device" element={<ThisDevice open={open} who={who} />} />
        <Route path="people/:personId" element={<PersonToWrite open={open} />} />
        <Route path="*" element={<People kit={kit} captured={captured} />} />
      </Routes>
    </div>
  );
}
