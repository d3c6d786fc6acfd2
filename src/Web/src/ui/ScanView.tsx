import { useEffect, useState } from "react";
import { scans } from "../api/clients";
import { ask, useAnswer } from "../api/queries";
import { ScanService } from "../gen/reinstate/v1/scan_pb";
import { Answered } from "./Notice";

const asked = ask(ScanService.method.getScan, scans.getScan);

/** A page of paper as it was photographed. */
export function ScanView({ incidentId, serviceId, sha256 }: { incidentId: string; serviceId: string; sha256: string }) {
  const answer = useAnswer(asked, { incidentId, serviceId, sha256 });
  return (
    <Answered answer={answer} what="the scan">
      {({ data, scan }) => <Page data={data} type={scan?.mediaType ?? ""} name={`Sheet ${scan?.serial ?? ""}, page ${scan?.page ?? ""}`} />}
    </Answered>
  );
}

function Page({ data, type, name }: { data: Uint8Array; type: string; name: string }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(data)], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  if (url === "") return null;
  if (!type.startsWith("image/")) {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        Open {name} (PDF)
      </a>
    );
  }
  return <img src={url} alt={name} style={{ maxWidth: "100%" }} />;
}
