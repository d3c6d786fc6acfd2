import { useState } from "react";
import type { Sheet } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Scan } from "../../gen/reinstate/v1/scan_pb";
import { Button } from "../../ui/Button";
import { ScanView } from "../../ui/ScanView";
import { useMay } from "../access";
import { useScans, useScope } from "../service";
import { KeepScan } from "./KeepScan";

/** The photographs of a sheet, page by page, and a place to take them. */
export function KeepScans({ sheet }: { sheet: Sheet }) {
  const scope = useScope();
  const may = useMay("receivePaper");
  const kept = useScans(scope, sheet.serial);
  const [shown, setShown] = useState("");
  const scans = kept.data?.scans ?? [];
  const pages = new Set(scans.map((scan) => scan.page));
  return (
    <div className="stack">
      <h4>Photographs of it</h4>
      {kept.refusal ? (
        <p className="quiet">Photographs cannot be shown just now: {kept.refusal.sentence}</p>
      ) : (
        <p className="quiet">{kept.data ? `${pages.size} of ${sheet.pages} pages are photographed.` : "Loading…"} The paper itself is kept as well.</p>
      )}
      {scans.length > 0 && (
        <div className="row">
          {scans.map((scan) => (
            <Button key={scan.sha256} small aria-pressed={shown === scan.sha256} onClick={() => setShown(shown === scan.sha256 ? "" : scan.sha256)}>
              Page {scan.page}
              {again(scans, scan)}
            </Button>
          ))}
        </div>
      )}
      {shown && <ScanView {...scope} sha256={shown} />}
      {may && !kept.refusal && <KeepScan sheet={sheet} done={pages} />}
    </div>
  );
}

const again = (scans: readonly Scan[], scan: Scan) => {
  const same = scans.filter((one) => one.page === scan.page);
  return same.length > 1 ? `, ${same.indexOf(scan) + 1} of ${same.length}` : "";
};
