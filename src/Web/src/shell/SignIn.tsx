import { OnThisDevice } from "../capture/device/OnThisDevice";
import { askWho } from "../session/session";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";

/** Where to sign in so as to come back to this page. */
export const signInAddress = () => `/signin?return=${encodeURIComponent(location.pathname + location.search + location.hash)}`;

export function SignIn({ unreachable = false }: { unreachable?: boolean }) {
  useTitle("Sign in");
  return (
    <main className="sign-in stack">
      <h1>Reinstate</h1>
      <p>Safe recovery after an IT outage: what was expected, what is on paper and what is in the restored record, reconciled person by person.</p>
      {unreachable ? (
        <Notice kind="warn" title="The server cannot be reached">
          <p>Go on working on paper. This page tries again when you ask it to.</p>
          <Button onClick={() => void askWho()}>Try again</Button>
        </Notice>
      ) : (
        <a className="button first" href={signInAddress()}>
          Sign in
        </a>
      )}
      <OnThisDevice />
    </main>
  );
}
