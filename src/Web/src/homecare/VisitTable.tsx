import { Link } from "react-router";
import type { Visit } from "../gen/reinstate/v1/service_pb";
import type { Directory } from "../live/directory";
import { whoIs } from "../person/people";
import { outcomeName, plain, priorityName } from "../person/words";
import { clock, clockName, day, span } from "../time/moment";
import { Mark } from "../ui/Mark";
import { Scroll } from "../ui/Scroll";
import { VisitDetail } from "./VisitDetail";
import { isDoubleUp, isShort, visitOf, welfareUnconfirmed } from "./visits";

interface Props {
  incidentId: string;
  serviceId: string;
  directory: Directory | undefined;
  visits: readonly Visit[];
  caption: string;
  opened: string;
  onOpen: (itemId: string) => void;
}

export function VisitTable(props: Props) {
  const { visits, caption, opened, incidentId, serviceId, directory } = props;
  return (
    <Scroll label="Visits">
      <h2 className="unseen">{caption}</h2>
      <table className="table visit-table">
        <caption>
          {caption}: {visits.length}, by planned start
        </caption>
        <thead>
          <tr>
            <th scope="col">Planned</th>
            <th scope="col">Person</th>
            <th scope="col">Who</th>
            <th scope="col">Done</th>
            <th scope="col">Punctuality and welfare</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => [
            <Row key={visit.itemId} {...props} visit={visit} />,
            opened === visit.itemId && (
              <tr key={`${visit.itemId} open`} className="opened">
                <td colSpan={6}>
                  <VisitDetail visit={visit} incidentId={incidentId} serviceId={serviceId} directory={directory} />
                </td>
              </tr>
            ),
          ])}
        </tbody>
      </table>
    </Scroll>
  );
}

function Row({ incidentId, serviceId, directory, visit, opened, onOpen }: Props & { visit: Visit }) {
  const { planned } = visit;
  const at = planned?.start ?? visit.entries[0]?.occurredAt;
  const open = opened === visit.itemId;
  const name = directory?.personName(visit.personId) ?? visit.personId;
  return (
    <tr className={open ? "line of-open" : "line"}>
      <th scope="row">
        <button type="button" className="button small due" aria-expanded={open} onClick={() => onOpen(visit.itemId)}>
          {planned ? `${clock(planned.start)}–${clock(planned.end)}` : "not planned"}
          <span className="unseen">
            {" "}
            {name}, {visit.visitId}
          </span>
        </button>
        <span className="quiet">
          {day(at)} {at && clockName(at)} {visit.visitId}
        </span>
      </th>
      <td data-label="Person">
        <Link to={`/incidents/${incidentId}/services/${serviceId}/people/${visit.personId}`}>{name}</Link>
      </td>
      <td data-label="Who">
        <Workers visit={visit} directory={directory} serviceId={serviceId} />
      </td>
      <td data-label="Done">
        <Done visit={visit} />
      </td>
      <td data-label="Punctuality and welfare">
        <Seen visit={visit} />
      </td>
      <td data-label="State">
        {visit.open ? (
          <Mark kind={visit.priority === 1 ? "bad" : "warn"}>open, {outcomeName(visit.outcome)}</Mark>
        ) : (
          <Mark kind="good">{outcomeName(visit.outcome)}</Mark>
        )}
      </td>
    </tr>
  );
}

function Workers({ visit, directory, serviceId }: { visit: Visit; directory: Directory | undefined; serviceId: string }) {
  const who = (stated: string) => whoIs(directory, serviceId, stated);
  const planned = visit.planned?.staffIds.map(who) ?? [];
  const came = [...new Set(visit.entries.flatMap((entry) => visitOf(entry)?.staffIds ?? []).map(who))];
  // Who came is said whenever it is not exactly who was planned: somebody else, or fewer.
  const instead = came.length > 0 && (came.length !== planned.length || came.some((name) => !planned.includes(name)));
  return (
    <span className="account">
      {planned.length > 0 && <span className={instead ? "quiet" : ""}>{instead ? `planned: ${planned.join(", ")}` : planned.join(", ")}</span>}
      {instead && <span>came: {came.join(", ")}</span>}
      {isDoubleUp(visit) && (
        <span>
          <Mark {...(isShort(visit) ? { kind: "bad" as const } : {})}>
            {visit.planned?.workersRequired} needed, {visit.workersSeen} came
          </Mark>
        </span>
      )}
    </span>
  );
}

function Done({ visit }: { visit: Visit }) {
  if (visit.entries.length === 0) return <span className="quiet">nothing recorded</span>;
  return (
    <span className="account">
      {visit.entries.map((entry) => {
        const made = visitOf(entry);
        return (
          <span key={entry.entryId}>
            <strong>
              {clock(entry.occurredAt)}–{made?.actualOut ? clock(made.actualOut) : "?"}
            </strong>{" "}
            <span className="quiet">
              {made?.origin === "ecm" ? "call monitoring" : entry.sheetSerial === "" ? plain(made?.origin ?? "").toLowerCase() : `sheet ${entry.sheetSerial}`}
            </span>
          </span>
        );
      })}
    </span>
  );
}

function Seen({ visit }: { visit: Visit }) {
  const critical = visit.planned?.timeCritical;
  const reasons = [...new Set(visit.entries.map((entry) => visitOf(entry)?.lateReason ?? ""))].filter(Boolean);
  return (
    <ul className="differences">
      <li>
        <Mark {...(visit.priority === 1 ? { kind: "warn" as const } : {})}>{priorityName(visit.priority)}</Mark>{" "}
        {critical && <Mark kind="warn">time-critical</Mark>}
      </li>
      {visit.state === "missed" && (
        <li>
          <Mark kind="bad">missed</Mark>
        </li>
      )}
      {visit.state === "late" && (
        <li>
          <Mark kind="bad">{span(visit.minutesLate * 60_000)} late</Mark>
        </li>
      )}
      {reasons.map((reason) => (
        <li key={reason} className="quiet">
          {reason}
        </li>
      ))}
      {visit.state === "made" && visit.minutesLate > 0 && <li className="quiet">{span(visit.minutesLate * 60_000)} after the planned start</li>}
      {welfareUnconfirmed(visit) && (
        <li>
          <Mark kind="bad">welfare not confirmed</Mark>
        </li>
      )}
      {visit.welfareConfirmedAt?.instant && (
        <li>
          <Mark kind="good">welfare confirmed {clock(visit.welfareConfirmedAt)}</Mark>
        </li>
      )}
      {visit.familyInformedAt?.instant && (
        <li>
          <Mark kind="good">family told {clock(visit.familyInformedAt)}</Mark>
        </li>
      )}
      {visit.changes.length > 0 && (
        <li>
          <Mark>reassigned{visit.changes.length > 1 ? ` ${visit.changes.length} times` : ""}</Mark>
        </li>
      )}
    </ul>
  );
}
