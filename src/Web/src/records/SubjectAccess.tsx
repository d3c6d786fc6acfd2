import { useEffect, useRef, useState } from "react";
import { people } from "../api/clients/people";
import { reasonHeader } from "../api/reasons";
import { type Refusal, refusalOf } from "../api/refusal";
import { download, joinedBytes } from "../incident/assurance/pack";
import { Button } from "../ui/Button";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";

/** Everything that is held about the person, as one file to hand to them. */
export function SubjectAccess({ personId }: { personId: string }) {
  const [bytes, setBytes] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const fetchIt = async () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setRefusal(undefined);
    setBytes(0);
    try {
      const parts: Uint8Array[] = [];
      let name = "";
      for await (const chunk of people.exportSubjectAccess({ personId }, { signal, timeoutMs: 0, ...reasonHeader({ personId }) })) {
        name ||= chunk.fileName;
        parts.push(chunk.data);
        setBytes((before) => (before ?? 0) + chunk.data.length);
      }
      download({ name, data: joinedBytes(parts) });
      say(`${name} is downloaded.`);
    } catch (error) {
      if (!signal.aborted) setRefusal(refusalOf(error));
    } finally {
      setBytes(null);
    }
  };
  return (
    <section className="panel stack" aria-labelledby="copy">
      <h2 id="copy">Copy for the person</h2>
      <p>
        Everything that is held about them, of every incident, with who read it. Other people who are supported are left out, staff stand with initials and
        role. Read it before you hand it over: a free text may mean somebody whom no directory knows, and a photographed sheet shows what is on it. That you
        took the copy is recorded.
      </p>
      <Refused refusal={refusal} />
      <div className="row">
        <Button busy={bytes !== null} onClick={() => void fetchIt()}>
          Download the copy
        </Button>
        {bytes !== null && <Button onClick={() => stop.current?.abort()}>Stop</Button>}
        <span role="status">{bytes !== null && `${Math.round(bytes / 1024)} KiB so far`}</span>
      </div>
    </section>
  );
}
