import { type ReactNode, useState } from "react";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

interface Props {
  label: string;
  /** What it is about, where the label alone stands more than once on a page. */
  about?: string;
  title: string;
  children: ReactNode;
  busy: boolean;
  /** True when it is done: then the question closes. */
  onConfirm: () => Promise<boolean>;
  kind?: "first" | "danger";
  small?: boolean;
}

/** A button for what cannot be undone: it asks first, and stays open with the reason when it is refused. */
export function Confirm({ label, about, title, children, busy, onConfirm, kind = "first", small = false }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} small={small} aria-label={about && `${label}: ${about}`} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <div className="stack">
          {children}
          <div className="row">
            <Button
              kind={kind}
              busy={busy}
              onClick={async () => {
                if (await onConfirm()) setOpen(false);
              }}
            >
              {label}
            </Button>
            <Button onClick={() => setOpen(false)}>Not now</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
