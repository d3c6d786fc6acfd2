import { useState } from "react";
import { Link } from "react-router";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { AuditItem, AuditSample } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Field } from "../../ui/Field";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { judged, partsOf } from "./audit";

/** The drawn items. `mine`: the reader is the auditor, and judges them. */
export function AuditItems({ incident, audit, mine }: { incident: GetIncidentReply; audit: AuditSample; mine: boolean }) {
  const [note, setNote] = useState("");
  const rest = useCommand(client.judgeAuditItem);
  const { all, judged: done } = judged(audit);
  return (
    <details open={mine}>
      <summary>The items ({all})</summary>
      <ul className="items">
        {audit.items.map((item) => (
          <Item key={item.item} incident={incident} item={item} mine={mine} />
        ))}
      </ul>
      {mine && done < all && (
        <div className="row">
          <Confirm
            label={`The other ${all - done}: no defect`}
            title={`Judge ${all - done} items without a defect?`}
            busy={rest.busy}
            onConfirm={() => rest.send({ incidentId: incident.incidentId, item: "", defect: false, critical: false, note: note.trim() })}
          >
            <p>Only when you have read each of them against its paper.</p>
            <Field label="Note">
              <textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
            </Field>
            <Refused refusal={rest.refusal} />
          </Confirm>
        </div>
      )}
    </details>
  );
}

function Item({ incident, item, mine }: { incident: GetIncidentReply; item: AuditItem; mine: boolean }) {
  const directory = useDirectory();
  const [note, setNote] = useState("");
  const [critical, setCritical] = useState(false);
  const judge = useCommand(client.judgeAuditItem);
  const { personId, itemId } = partsOf(item.item);
  const service = directory?.person(personId)?.serviceId;
  const name = directory?.personName(personId) ?? personId;
  const send = (defect: boolean) => judge.send({ incidentId: incident.incidentId, item: item.item, defect, critical: defect && critical, note: note.trim() });
  return (
    <li>
      <div>
        <p>
          {service ? <Link to={`/incidents/${incident.incidentId}/services/${service}/people/${personId}`}>{name}</Link> : name}{" "}
          <span className="quiet">{itemId}</span>
        </p>
        <p>
          {!item.judged && <Mark kind="warn">not judged</Mark>}
          {item.judged && !item.defect && <Mark kind="good">no defect</Mark>}
          {item.defect && <Mark kind="bad">{item.critical ? "critical defect" : "defect"}</Mark>} {item.note}
        </p>
        <Refused refusal={judge.refusal} />
      </div>
      {mine && (
        <span className="row">
          <Button small busy={judge.busy} aria-label={`No defect: ${name}, ${itemId}`} onClick={() => void send(false)}>
            No defect
          </Button>
          <Confirm small kind="danger" label="Defect" title={`A defect: ${name}, ${itemId}`} busy={judge.busy} onConfirm={() => send(true)}>
            <Field label="What is wrong?" hint="Needed">
              <textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
            </Field>
            <label className="choice">
              <input type="checkbox" checked={critical} onChange={(event) => setCritical(event.target.checked)} />
              It is critical: somebody could have come to harm. Then every item is audited.
            </label>
            <Refused refusal={judge.refusal} />
          </Confirm>
        </span>
      )}
    </li>
  );
}
