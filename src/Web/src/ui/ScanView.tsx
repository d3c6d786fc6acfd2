import { useEffect, useState } from "react";
import { scans } from "../api/clients/scans";
import { ask, useAnswer } from "../api/queries";
import { type GetScanReply, ScanService } from "../gen/reinstate/v1/scan_pb";
import { Button } from "./Button";
import { Answered } from "./Notice";
import { Scroll } from "./Scroll";
import "./ScanView.css";

const asked = ask(ScanService.method.getScan, scans.getScan);

interface Props {
  incidentId: string;
  serviceId: string;
  sha256: string;
  /** What it is a picture of, for those who hear the page: "Sheet HB-MAR-001, page 2". */
  label?: string;
}

/** A photographed or scanned page: larger, smaller, turned. A PDF can be executed by what shows it, so it is offered as a file and shown by nothing of ours. */
export function ScanView({ incidentId, serviceId, sha256, label }: Props) {
  const answer = useAnswer(asked, { incidentId, serviceId, sha256 }, { lasting: true });
  return (
    <Answered answer={answer} what="the scan">
      {(reply) => <Shown key={sha256} reply={reply} label={label ?? pageName(reply)} />}
    </Answered>
  );
}

const pageName = ({ scan }: GetScanReply) => (scan ? `Sheet ${scan.serial}, page ${scan.page}` : "Scan");

function Shown({ reply, label }: { reply: GetScanReply; label: string }) {
  const type = reply.scan?.mediaType ?? "";
  const address = useBlob(reply.data, type);
  if (!address) return null;
  if (type !== "image/jpeg" && type !== "image/png") {
    return (
      <p>
        <a className="button" href={address} download={`${label}.${type === "application/pdf" ? "pdf" : "bin"}`}>
          Download {label} ({Math.ceil(reply.data.length / 1024)} kB, {type === "application/pdf" ? "PDF" : type || "unknown kind"})
        </a>
      </p>
    );
  }
  return <Picture address={address} label={label} />;
}

/** An address of bytes that are in the page, given back when they are not shown any more. */
function useBlob(data: Uint8Array, type: string): string {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([data as Uint8Array<ArrayBuffer>], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  return address;
}

const largest = 4;

function Picture({ address, label }: { address: string; label: string }) {
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  const [size, setSize] = useState({ width: 1, height: 1 });
  // A turned picture keeps its own box, so the box is given the shape of what is seen.
  const sideways = turned % 180 !== 0;
  const shape = sideways ? size.height / size.width : size.width / size.height;
  return (
    <div className="scan-view">
      <div className="row scan-tools">
        <Button small onClick={() => setZoom(Math.min(largest, zoom * 1.5))} aria-disabled={zoom >= largest}>
          Larger
        </Button>
        <Button small onClick={() => setZoom(Math.max(1, zoom / 1.5))} aria-disabled={zoom <= 1}>
          Smaller
        </Button>
        <Button small onClick={() => setTurned((turned + 90) % 360)}>
          Turn
        </Button>
        <span className="quiet" role="status">
          {Math.round(zoom * 100)} %{turned > 0 && `, turned ${turned}°`}
        </span>
      </div>
      <Scroll className="scan-frame" label={`${label}, move with the arrow keys`}>
        <div className="scan-paper" style={{ width: `${zoom * 100}%`, aspectRatio: String(shape) }}>
          <img
            src={address}
            alt={label}
            onLoad={(e) => setSize({ width: e.currentTarget.naturalWidth || 1, height: e.currentTarget.naturalHeight || 1 })}
            style={{ width: sideways ? `${100 / shape}%` : "100%", transform: `translate(-50%, -50%) rotate(${turned}deg)` }}
          />
        </div>
      </Scroll>
    </div>
  );
}
