import type { GetVisitsReply } from "../gen/reinstate/v1/service_pb";
import type { Directory } from "../live/directory";
import { Changes, Decisions } from "./Decided";
import { elsewhere } from "./visits";

/** Changes and decisions that belong to no visit above: nothing is left out for want of a place. */
export function Elsewhere({ reply, directory, serviceId }: { reply: GetVisitsReply; directory: Directory | undefined; serviceId: string }) {
  const { changes, decisions } = elsewhere(reply);
  if (changes.length + decisions.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>About no visit in this list</h2>
      <Changes changes={changes} directory={directory} serviceId={serviceId} />
      <Decisions decisions={decisions} directory={directory} serviceId={serviceId} />
    </section>
  );
}
