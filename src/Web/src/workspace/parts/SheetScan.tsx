import { useState } from "react";
import { Button } from "../../ui/Button";
import { ScanView } from "../../ui/ScanView";
import { useScans, useScope } from "../service";

/** The photographed pages of a sheet beside what was typed from it; says so where there are none. */
export function SheetScan({ serial, open = false }: { serial: string; open?: boolean }) {
  const scope = useScope();
  const kept = useScans(scope, serial);
  const [chosen, setChosen] = useState("");
  const [shown, setShown] = useState(open);
  const scans = kept.data?.scans ?? [];
  const scan = scans.find((one) => one.sha256 === chosen) ?? scans[0];
  if (!scan) return <p className="quiet">{kept.loading ? "Looking for a photograph…" : `Sheet ${serial} is not photographed: take the paper itself.`}</p>;
  return (
    <div className="stack">
      <div className="row">
        <Button small aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"} sheet {serial}
        </Button>
        {shown &&
          scans.length > 1 &&
          scans.map((one) => (
            <Button key={one.sha256} small aria-pressed={one === scan} onClick={() => setChosen(one.sha256)}>
              Page {one.page}
            </Button>
          ))}
      </div>
      {shown && <ScanView {...scope} sha256={scan.sha256} label={`Sheet ${serial}, page ${scan.page}`} />}
    </div>
  );
}
