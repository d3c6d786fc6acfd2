import { type FormEvent, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { onlyHere } from "./KeptMark";
import { leaveKnowingly, useKept } from "./kept";

/** Signs out, and first says what would stay behind on this device. */
export function SignOut() {
  const { total } = useKept();
  const [asking, ask] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    if (total === 0 || asking) return;
    event.preventDefault();
    ask(true);
  };
  return (
    <form ref={form} method="post" action="/signout" onSubmit={submit}>
      <button className="button small" type="submit">
        Sign out
      </button>
      <Dialog title="Not everything is sent" open={asking} onClose={() => ask(false)}>
        <p>
          {onlyHere(total)}. {total === 1 ? "It stays" : "They stay"} here, locked with the PIN of whoever wrote {total === 1 ? "it" : "them"}, and can be sent
          only from this device.
        </p>
        <div className="row">
          <Button kind="first" onClick={() => ask(false)}>
            Stay and send
          </Button>
          <Button
            kind="danger"
            onClick={() => {
              leaveKnowingly();
              form.current?.submit();
            }}
          >
            Sign out all the same
          </Button>
        </div>
      </Dialog>
    </form>
  );
}
