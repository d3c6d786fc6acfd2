import { Route, Routes, useParams } from "react-router";
import { words } from "../board/names";
import { StaleBanner } from "../board/StaleBanner";
import { State } from "../board/State";
import type { GetIncidentReply } from "../gen/reinstate/v1/incident_pb";
import { useBoard } from "../live/board";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { Mark } from "../ui/Mark";
import { Answered, Empty, NotYours } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useNow } from "../ui/useNow";
import { useTitle } from "../ui/useTitle";
import { useIncident } from "./asked";
import { Assurance } from "./assurance/Assurance";
import { Exercise } from "./exercise/Exercise";
import { Overview } from "./Overview";
import { Readers } from "./readers/Readers";
import { ReviewPage } from "./review/ReviewPage";
import { Supplier } from "./supplier/Supplier";
import { Timeline } from "./timeline/Timeline";
import "../board/board.css";
import "./incident.css";

/** What follows recovery, for those who answer for it. */
const assured = [
  { path: "assurance", name: "Assurance", part: Assurance },
  { path: "review", name: "Review", part: ReviewPage },
  { path: "supplier", name: "Supplier", part: Supplier },
  { path: "readers", name: "Outside readers", part: Readers },
] as const;

/** One outage: where it stands and what comes next, what happened, and what has to be assured. */
export default function IncidentPage() {
  const { incidentId = "" } = useParams();
  const incident = useIncident(incidentId);
  useTitle(incident.data?.title || incidentId);
  return (
    <Answered answer={incident} what="the incident">
      {(found) => <Found incident={found} />}
    </Answered>
  );
}

function Found({ incident }: { incident: GetIncidentReply }) {
  const who = useWho();
  const board = useBoard();
  const now = useNow();
  const at = `/incidents/${incident.incidentId}`;
  const mayAudit = may(who, "audit");
  const isExercise = incident.kind === "exercise";
  return (
    <div className="incident">
      <StaleBanner board={board} now={now} />
      <div className="row">
        <h1>{incident.title || incident.incidentId}</h1>
        <State of={incident.state} />
        {isExercise ? (
          <Mark kind="warn">Exercise: this is practice</Mark>
        ) : (
          incident.kind && incident.kind !== "live" && <strong>{words(incident.kind)}</strong>
        )}
      </div>
      <p className="quiet">{[incident.incidentId, incident.systems.map(words).join(", "), incident.supplier].filter(Boolean).join("; ")}</p>
      <Tabs
        label="Parts of this incident"
        parts={[
          { to: at, name: "Overview" },
          { to: `${at}/timeline`, name: "Timeline" },
          ...(isExercise ? [{ to: `${at}/exercise`, name: "Exercise" }] : []),
          ...(mayAudit ? assured.map(({ path, name }) => ({ to: `${at}/${path}`, name })) : []),
        ]}
      />
      <Routes>
        <Route index element={<Overview incident={incident} />} />
        <Route path="timeline" element={<Timeline incident={incident} />} />
        {isExercise && <Route path="exercise" element={<Exercise incident={incident} />} />}
        {assured.map(({ path, part: Part }) => (
          <Route key={path} path={path} element={mayAudit ? <Part incident={incident} /> : <NotYours />} />
        ))}
        <Route path="*" element={<Empty title="There is no such page" />} />
      </Routes>
    </div>
  );
}
