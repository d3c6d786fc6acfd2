import { Link } from "react-router";
import { governance } from "../api/clients/governance";
import { ask, useAnswer } from "../api/queries";
import { GovernanceService } from "../gen/reinstate/v1/governance_pb";
import type { GetGovernanceTrackerReply, TrackedIncident } from "../gen/reinstate/v1/tracker_pb";
import { bodies, standingOf } from "../incident/assurance/bodies";
import { type Directory, useDirectory } from "../live/directory";
import { SystemsInUse } from "../signals/SystemsInUse";
import { dayAndClock, untilLimit } from "../time/moment";
import { span } from "../time/span";
import { Field } from "../ui/Field";
import { Mark } from "../ui/Mark";
import { Answered, Empty } from "../ui/Notice";
import { useAddress } from "../ui/useAddress";
import { useNow } from "../ui/useNow";
import { useTitle } from "../ui/useTitle";
import { Extract } from "./Extract";
import { Listing } from "./Listing";
import { Meetings } from "./Meetings";
import "./tracker.css";

const asked = ask(GovernanceService.method.getGovernanceTracker, governance.getGovernanceTracker);

/** What a weekly or monthly meeting looks at: everything that is not finished, and what the period showed. The period stands in the address. */
export default function Tracker() {
  useTitle("Governance tracker");
  const [address, change] = useAddress();
  const [from, to] = [address.get("from") ?? "", address.get("to") ?? ""];
  const answer = useAnswer(asked, { from, to });
  return (
    <div className="stack tracker">
      <h1>Governance tracker</h1>
      <p>What is not finished, whenever it began; and what the incidents of the period showed. Exercises are counted apart.</p>
      <div className="row">
        <Field label="From">
          <input type="date" value={from} onChange={(event) => change({ from: event.target.value })} />
        </Field>
        <Field label="To">
          <input type="date" value={to} onChange={(event) => change({ to: event.target.value })} />
        </Field>
      </div>
      <Answered answer={answer} what="the tracker">
        {(reply) => <Tracked reply={reply} />}
      </Answered>
      <SystemsInUse />
      <Extract />
    </div>
  );
}

function Tracked({ reply }: { reply: GetGovernanceTrackerReply }) {
  const directory = useDirectory();
  const now = useNow();
  const service = (id: string) => directory?.serviceName(id) ?? id;
  const titles = new Map(reply.incidents.map((one) => [one.incidentId, one.title]));
  const about = (id: string) => <Link to={`/incidents/${id}`}>{titles.get(id) || id}</Link>;
  return (
    <>
      <Incidents incidents={reply.incidents} directory={directory} />
      <Listing
        title="Notification clocks that run"
        none="No clock runs."
        columns={["Whom", "Incident", "Limit", "Stands"]}
        rows={reply.clocks.map(({ incidentId, clock }) => [
          bodies.find((one) => one.body === clock?.body)?.name ?? clock?.body,
          about(incidentId),
          clock?.dueAt ? `${dayAndClock(clock.dueAt)}, ${untilLimit(clock.dueAt, now)}` : "none",
          <Mark key="stands" {...standingOf(clock)}>
            {standingOf(clock).words}
          </Mark>,
        ])}
      />
      <Listing
        title="Overdue steps"
        none="No step is overdue."
        columns={["Step", "Service", "Incident", "Limit"]}
        rows={reply.overdueSteps.map((one) => [`${one.step}. ${one.title}`, service(one.serviceId), about(one.incidentId), dayAndClock(one.dueAt)])}
      />
      <Listing
        title="Actions overdue, or to be checked for effect"
        none="No action is overdue."
        columns={["Action", "Whose", "By", "Incident", "Stands"]}
        rows={reply.overdueActions.map((one) => [
          one.text,
          directory?.staffName(one.owner) ?? one.owner,
          one.dueOn,
          about(one.incidentId),
          <Mark key="stands" kind={one.state === "open" ? "bad" : "warn"}>
            {one.state === "open" ? "overdue" : "effect to be checked"}
          </Mark>,
        ])}
      />
      <Listing
        title="Overrides that wait for a review"
        none="No override waits."
        columns={["Override", "Service", "By", "When"]}
        rows={reply.overrides.map((one) => [
          one.duty.replaceAll("_", " "),
          service(one.serviceId),
          directory?.staffName(one.by) ?? one.by,
          <span key="when">
            {dayAndClock(one.at)} {one.overdue && <Mark kind="bad">review overdue</Mark>}
          </span>,
        ])}
      />
      <Listing
        title="Themes of the period"
        none="No theme yet: no factor was named and no rule found anything."
        columns={["Theme", "Incidents", "Times"]}
        rows={reply.themes.map((one) => [one.title, String(one.incidents), String(one.count)])}
      />
      <Listing
        title="Suppliers in the period"
        none="No supplier failed."
        columns={["Supplier", "Incidents", "Out, together", "Longest", "Asked and answered", "Promises kept"]}
        rows={reply.suppliers.map((one) => [
          one.supplier,
          String(one.incidents),
          one.notRestored > 0 ? `${span(one.outageSeconds)}, and ${one.notRestored} not back` : span(one.outageSeconds),
          span(one.longestSeconds),
          `${one.answered} of ${one.asked}`,
          `${one.promisesKept} of ${one.promises}`,
        ])}
      />
      <Meetings reply={reply} />
      <Listing
        title="Exercises"
        none="No exercise in the period."
        columns={["Exercise", "Held", "Stands"]}
        rows={reply.exercises.map((one) => [one.title || one.incidentId, dayAndClock(one.heldAt), one.state.replaceAll("_", " ")])}
      />
    </>
  );
}

function Incidents({ incidents, directory }: { incidents: readonly TrackedIncident[]; directory: Directory | undefined }) {
  if (incidents.length === 0) {
    return (
      <Empty title="No incident">
        <p>None is open, and none was detected in the period.</p>
      </Empty>
    );
  }
  return (
    <Listing
      title="Incidents"
      none=""
      columns={["Incident", "Stands", "Detected", "Age", "Supplier", "Services", "Actions open", "Findings open"]}
      rows={incidents.map((one) => [
        <Link key="to" to={`/incidents/${one.incidentId}`}>
          {one.title || one.incidentId}
        </Link>,
        `${one.state.replaceAll("_", " ")} for ${span(one.inStateSeconds)}`,
        dayAndClock(one.detectedAt),
        span(one.ageSeconds),
        one.supplier,
        one.services.map((id) => directory?.serviceName(id) ?? id).join(", "),
        String(one.actionsOpen),
        String(one.findingsOpen),
      ])}
    />
  );
}
