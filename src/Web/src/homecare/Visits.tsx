import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { recovery } from "../api/clients/recovery";
import { ask, useAnswer } from "../api/queries";
import { type GetVisitsReply, RecoveryService } from "../gen/reinstate/v1/service_pb";
import { useDirectory } from "../live/directory";
import { ReadReason } from "../person/ReadReason";
import { Answered, Empty } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import { Elsewhere } from "./Elsewhere";
import { VisitTable } from "./VisitTable";
import { count, filters, isShow, shown } from "./visits";
import "../person/person.css";
import "./homecare.css";

const askVisits = ask(RecoveryService.method.getVisits, recovery.getVisits);

/** The restored schedule against what was done: which visits were reassigned, late or missed, who was told, and what was decided on call. */
export default function Visits() {
  const { incidentId = "", serviceId = "" } = useParams();
  const answer = useAnswer(askVisits, { incidentId, serviceId });
  const directory = useDirectory();
  const name = directory?.serviceName(serviceId) ?? serviceId;
  useTitle(`Visits, ${name}`);
  return (
    <div className="person visits stack">
      <header>
        <h1>Visits</h1>
        <p>
          <Link to={`/incidents/${incidentId}/services/${serviceId}`}>{name}</Link>
        </p>
      </header>
      <ReadReason answer={answer} scope={{ serviceId }} what="the visits of this service" inside>
        <Answered answer={answer} what="the visits">
          {(reply) => <Shown reply={reply} incidentId={incidentId} serviceId={serviceId} />}
        </Answered>
      </ReadReason>
    </div>
  );
}

function Shown({ reply, incidentId, serviceId }: { reply: GetVisitsReply; incidentId: string; serviceId: string }) {
  const directory = useDirectory();
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState(search.get("visit") ?? "");
  const asked = search.get("show");
  const show = isShow(asked) ? asked : "all";
  const visits = shown(reply.visits, show);
  if (reply.visits.length === 0) {
    return (
      <Empty title="No visits">
        <p>No visit was expected at this service during the outage, and none was recorded.</p>
      </Empty>
    );
  }
  return (
    <>
      <nav className="visit-counts" aria-label="Which visits">
        {filters.map((filter) => {
          const here = count(reply.visits, filter.show);
          return (
            <Link
              key={filter.show}
              to={filter.show === "all" ? "?" : `?show=${filter.show}`}
              replace
              aria-current={show === filter.show ? "true" : undefined}
              className={filter.bad && here > 0 ? "count bad" : "count"}
            >
              <strong>{here}</strong>
              <span>{filter.name}</span>
            </Link>
          );
        })}
      </nav>
      {visits.length === 0 ? (
        <Empty title="None of these">
          <p>No visit of this service is {filters.find((one) => one.show === show)?.name.toLowerCase()}.</p>
        </Empty>
      ) : (
        <VisitTable
          incidentId={incidentId}
          serviceId={serviceId}
          directory={directory}
          visits={visits}
          caption={filters.find((one) => one.show === show)?.name ?? "Visits"}
          opened={opened}
          onOpen={(itemId) => {
            setOpened(opened === itemId ? "" : itemId);
            if (search.has("visit")) setSearch(show === "all" ? {} : { show }, { replace: true });
          }}
        />
      )}
      <Elsewhere reply={reply} directory={directory} serviceId={serviceId} />
    </>
  );
}
