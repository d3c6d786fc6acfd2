import { useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Action } from "../../ui/Action";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";

const fields = [
  { field: "summary", label: "Summary", needed: true },
  { field: "whatWentWell", label: "What went well", needed: true },
  { field: "whatToImprove", label: "What to improve", needed: true },
  { field: "debrief", label: "Debrief", needed: true },
  { field: "supplierFindings", label: "About the supplier", needed: false },
  { field: "printedMaterialFindings", label: "About printed material", needed: false },
  { field: "restorationOrderFindings", label: "About the order of restoration", needed: false },
] as const;

const empty = {
  summary: "",
  whatWentWell: "",
  whatToImprove: "",
  debrief: "",
  supplierFindings: "",
  printedMaterialFindings: "",
  restorationOrderFindings: "",
};

/** Step 13: what happened, and what is learned from it. */
export function Review({ incident, summary, governs }: { incident: GetIncidentReply; summary: string; governs: boolean }) {
  const [typed, setTyped] = useState(empty);
  const complete = useCommand(client.completeReview);
  const missing = fields.filter(({ field, needed }) => needed && typed[field].trim() === "");
  const offered = governs && ["assurance", "closed"].includes(incident.state);
  const send = async () => {
    if (await complete.send({ incidentId: incident.incidentId, ...typed })) {
      setTyped(empty);
      say("The review is complete.");
    }
  };
  return (
    <section className="panel stack" aria-labelledby="review">
      <h2 id="review">Incident review</h2>
      <p>{summary || "The review is not written yet."}</p>
      {offered && (
        <Action summary={summary ? "Write it anew" : "Write the review"}>
          <Form button="Complete the review" command={complete} missing={missing.map((one) => one.label.toLowerCase())} onSend={send}>
            {fields.map(({ field, label, needed }) => (
              <Words
                key={field}
                label={needed ? `${label} (needed)` : label}
                value={typed[field]}
                onChange={(text) => setTyped({ ...typed, [field]: text })}
                most={20_000}
              />
            ))}
          </Form>
        </Action>
      )}
    </section>
  );
}
