import type { Contact, OnCallDecision, RotaChange } from "../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../live/directory";
import { whoIs } from "../person/people";
import { categoryName } from "../person/words";
import { dayAndClock } from "../time/moment";
import { Mark } from "../ui/Mark";

interface Where {
  directory: Directory | undefined;
  serviceId: string;
}

/** Who was to go instead of whom, by whose word, and why. */
export function Changes({ changes, directory, serviceId }: Where & { changes: readonly RotaChange[] }) {
  const who = (stated: string) => whoIs(directory, serviceId, stated);
  if (changes.length === 0) return null;
  return (
    <div>
      <h3>Changes of the rota</h3>
      <ul className="asked">
        {changes.map((change) => (
          <li key={change.changeId}>
            {dayAndClock(change.changedAt)}: from <strong>{who(change.fromStaff) || "nobody"}</strong> to <strong>{who(change.toStaff) || "nobody"}</strong>
            {change.reason !== "" && `, ${change.reason}`} <span className="quiet">({who(change.changedBy)})</span>{" "}
            {change.decidedOnCall && <Mark>decided on call</Mark>}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Decisions({ decisions, directory, serviceId }: Where & { decisions: readonly OnCallDecision[] }) {
  if (decisions.length === 0) return null;
  return (
    <div>
      <h3>Decided on call</h3>
      <ul className="asked">
        {decisions.map((decision) => (
          <li key={decision.decisionId}>
            {dayAndClock(decision.decidedAt)}: {decision.decision} <span className="quiet">({whoIs(directory, serviceId, decision.decidedBy)})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  if (contacts.length === 0) return null;
  return (
    <div>
      <h3>Who was told</h3>
      <ul className="asked">
        {contacts.map((contact) => (
          <li key={contact.contactId}>
            {dayAndClock(contact.occurredAt)}, {contact.party === "gp" ? "GP" : categoryName(contact.party).toLowerCase()}: {contact.summary}{" "}
            {contact.recordedIn === "paper" && <span className="quiet">(on paper)</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
