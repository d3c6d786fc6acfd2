import { useEffect, useRef, useState } from "react";
import { type Refusal, refusalOf } from "../../api/refusal";
import { Button } from "../../ui/Button";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { download, fetchPack } from "./pack";

/** Everything about the incident as one file that anybody can verify. */
export function EvidencePack({ incidentId }: { incidentId: string }) {
  const [bytes, setBytes] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const fetchIt = async () => {
    stop.current = new AbortController();
    setRefusal(undefined);
    setBytes(0);
    try {
      const pack = await fetchPack(incidentId, setBytes, stop.current.signal);
      download(pack);
      say(`${pack.name} is downloaded.`);
    } catch (error) {
      if (!stop.current.signal.aborted) setRefusal(refusalOf(error));
    } finally {
      setBytes(null);
    }
  };
  return (
    <section className="panel stack" aria-labelledby="pack">
      <h2 id="pack">Evidence pack</h2>
      <p>
        Timeline, reconciliation log, originals, decisions and sign-offs as they stand now, with a manifest that shows any change. It names people: keep it
        safe.
      </p>
      <Refused refusal={refusal} />
      <div className="row">
        <Button busy={bytes !== null} onClick={() => void fetchIt()}>
          Download the evidence pack
        </Button>
        {bytes !== null && <Button onClick={() => stop.current?.abort()}>Stop</Button>}
        <span role="status">{bytes !== null && `${Math.round(bytes / 1024)} KiB so far`}</span>
      </div>
    </section>
  );
}
