import { Button } from "../ui/Button";
import { takeNewVersion, useNewVersion } from "./installed";

/** Offers a newer version. It never comes by itself: somebody may be typing. */
export function NewVersion() {
  if (!useNewVersion()) return <div role="status" />;
  return (
    <div role="status" className="notice row no-print">
      <span>A new version is ready. Finish what you are typing, then reload.</span>
      <Button small onClick={takeNewVersion}>
        Reload
      </Button>
    </div>
  );
}
