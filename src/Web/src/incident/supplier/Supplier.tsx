import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Action } from "../../ui/Action";
import { Answered } from "../../ui/Notice";
import { useReview } from "../asked";
import { Contacts } from "./Contacts";
import { Scorecard } from "./Scorecard";
import { SupplierContactForm } from "./SupplierContactForm";

/** What was said to and by the supplier, and what its promises were worth. */
export function Supplier({ incident }: { incident: GetIncidentReply }) {
  const review = useReview(incident.incidentId);
  return (
    <Answered answer={review} what="the supplier’s part">
      {({ supplier, supplierContacts }) => (
        <div className="stack">
          {supplier && <Scorecard card={supplier} />}
          <section className="panel stack" aria-labelledby="contacts">
            <h2 id="contacts">Contacts</h2>
            <Contacts incidentId={incident.incidentId} contacts={supplierContacts} />
            <Action summary="Record a contact">
              <SupplierContactForm incidentId={incident.incidentId} contacts={supplierContacts} />
            </Action>
          </section>
        </div>
      )}
    </Answered>
  );
}
