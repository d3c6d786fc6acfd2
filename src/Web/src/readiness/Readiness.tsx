import { useState } from "react";
import { Link } from "react-router";
import { words } from "../board/names";
import type { ReadinessCheck, ServiceReadiness } from "../gen/reinstate/v1/readiness_pb";
import { useDirectory } from "../live/directory";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { dayAndClock } from "../time/moment";
import { Answered, Empty, NotYours } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import { useReadiness } from "./asked";
import { Ready } from "./Ready";
import { counts } from "./Summary";

const names: Record<string, string> = { packs: "Printed packs", training: "Medicines training", initials: "Initials register", exercise: "Plan tested" };
const order = ["not_ready", "unknown", "due_soon", "ready"];

/** How each service stands before an outage, worst first: what is printed, who is trained, what was tested. */
export default function Readiness() {
  useTitle("Readiness");
  const sees = may(useWho(), "audit");
  const readiness = useReadiness(sees);
  if (!sees) return <NotYours />;
  return (
    <div className="stack">
      <h1>Readiness</h1>
      <p>What is on record before an outage. What is not known counts as not ready. Where the paper lies, somebody has to look.</p>
      <Answered answer={readiness} what="how ready the services are">
        {(reply) =>
          reply.services.length === 0 ? (
            <Empty title="No service is within your reach" />
          ) : (
            <>
              <p>
                <strong>{counts(reply)}</strong>
              </p>
              {[...reply.services]
                .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
                .map((service) => (
                  <Service key={service.serviceId} service={service} />
                ))}
            </>
          )
        }
      </Answered>
    </div>
  );
}

function Service({ service }: { service: ServiceReadiness }) {
  const id = `ready-${service.serviceId}`;
  return (
    <section className="panel stack" aria-labelledby={id}>
      <div className="row spread">
        <h2 id={id}>{service.serviceName || service.serviceId}</h2>
        <Ready of={service.state} />
      </div>
      <p className="quiet tight">{[words(service.serviceType), service.group].filter(Boolean).join(", ")}</p>
      <dl className="stack">
        {service.checks.map((check) => (
          <Check key={check.check} check={check} />
        ))}
      </dl>
      {service.lastExercise && (
        <p className="quiet tight">
          Last test: <Link to={`/incidents/${service.lastExercise}/exercise`}>{service.lastExercise}</Link>, concluded {dayAndClock(service.lastTestedAt)}
        </p>
      )}
    </section>
  );
}

function Check({ check }: { check: ReadinessCheck }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <dt>
        {names[check.check] ?? check.check}: <Ready of={check.state} />
      </dt>
      <dd>
        {check.reason}
        {check.people.length + check.staff.length > 0 && (
          <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>
              Who<span className="unseen">: {names[check.check] ?? check.check}</span>
            </summary>
            {open && <Names check={check} />}
          </details>
        )}
      </dd>
    </div>
  );
}

/** Names come with the whole directory, which is large for a large group: asked for when somebody looks. */
function Names({ check }: { check: ReadinessCheck }) {
  const directory = useDirectory();
  return <p>{[...check.people.map((id) => directory?.personName(id) ?? id), ...check.staff.map((id) => directory?.staffName(id) ?? id)].join(", ")}</p>;
}
