import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { askWho, useSession } from "../session/session";
import { signInAddress } from "../shell/SignIn";
import { Button } from "../ui/Button";
import { Mark } from "../ui/Mark";
import { Empty, Loading } from "../ui/Notice";
import { Saying } from "../ui/say";
import { KeptMark } from "./device/KeptMark";
import { leaveKnowingly } from "./device/kept";

const Capture = lazy(() => import("./Capture"));

/** What there is without the server: writing on this device, for whoever prepared it. */
export function OfflineShell() {
  const session = useSession();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="shell">
        <span className="brand">Reinstate</span>
        <span className="me">
          <KeptMark />
          <span role="status">
            <Mark kind="warn">{session.state === "nobody" ? "Not signed in" : "No connection"}</Mark>
          </span>
          {session.state === "nobody" ? (
            <a href={signInAddress()} onClick={leaveKnowingly}>
              Sign in
            </a>
          ) : (
            <Button small onClick={() => void askWho()}>
              Try again
            </Button>
          )}
        </span>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading what="what this device keeps" />}>
          <Routes>
            <Route path="/capture/*" element={<Capture />} />
            <Route path="*" element={<Empty title="This needs the server" />} />
          </Routes>
        </Suspense>
      </main>
      <Saying />
    </>
  );
}
