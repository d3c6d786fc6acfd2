import { useDeferredValue, useMemo, useState } from "react";
import type { GetIncidentReply, TimelineEntry } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Answered, Empty } from "../../ui/Notice";
import { useAddress } from "../../ui/useAddress";
import { useTyped } from "../../ui/useTyped";
import { useTimeline } from "../asked";
import { chosen, kinds } from "./entries";
import { Record } from "./Record";
import { Rows } from "./Rows";

const page = 200;

/** Who did what, when it happened and when it was recorded; and what else has to go on it. */
export function Timeline({ incident }: { incident: GetIncidentReply }) {
  const timeline = useTimeline(incident.incidentId);
  return (
    <div className="stack">
      <Record incident={incident} />
      <Answered answer={timeline} what="the timeline">
        {({ entries }) => <Chosen incident={incident} entries={entries} />}
      </Answered>
    </div>
  );
}

function Chosen({ incident, entries }: { incident: GetIncidentReply; entries: readonly TimelineEntry[] }) {
  const directory = useDirectory();
  const [address, change] = useAddress();
  const [many, setMany] = useState(page);
  const [service, kind, text] = [address.get("service") ?? "", address.get("kind") ?? "", address.get("text") ?? ""];
  const sought = useDeferredValue(text);
  const shown = useMemo(
    () => chosen(entries, { service, kind, text: sought }, (id) => directory?.staffName(id) ?? id),
    [entries, service, kind, sought, directory],
  );
  const [typed, type] = useTyped(text, (text) => change({ text }));
  return (
    <section className="stack" aria-label="Timeline">
      <search className="choices no-print">
        <Field label="Find in the timeline">
          <input type="search" value={typed} onChange={(event) => type(event.target.value)} />
        </Field>
        <Field label="Service">
          <select value={service} onChange={(event) => change({ service: event.target.value })}>
            <option value="">Everything</option>
            {incident.runs.map((run) => (
              <option key={run.serviceId} value={run.serviceId}>
                {run.serviceName || run.serviceId}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Kind of event">
          <select value={kind} onChange={(event) => change({ kind: event.target.value })}>
            <option value="">Every kind</option>
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
      </search>
      <p role="status">
        {shown.length} of {entries.length} events, newest first
        {shown.length > many && `; the first ${many} are shown`}
      </p>
      {shown.length === 0 ? (
        <Empty title="Nothing fits this choice" />
      ) : (
        <Rows entries={shown.slice(0, many)} incidentId={incident.incidentId} directory={directory} />
      )}
      {shown.length > many && (
        <div className="row">
          <Button onClick={() => setMany(many + page)}>Show {Math.min(page, shown.length - many)} more</Button>
        </div>
      )}
    </section>
  );
}
