import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { incidents } from "../api/clients/incidents";
import { people } from "../api/clients/people";
import { plans } from "../api/clients/plans";
import { recovery } from "../api/clients/recovery";
import type { Directory } from "../live/directory";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { type Calls, carryOut, type Progress } from "./carryOut";
import { type Declaration, forget } from "./declaration";

const calls: Calls = {
  declare: (request) => incidents.declareIncident(request),
  note: (request) => incidents.noteTimeline(request),
  contingency: (request) => incidents.beginContingency(request),
  open: (request) => recovery.openRecoveryRun(request),
  freeze: (request) => people.freezeExpected(request),
  plan: (request) => plans.getPlan(request),
};

interface Props {
  declaration: Declaration;
  directory: Directory;
  /** Declares it and begins contingency; otherwise it stands already. */
  declare?: boolean;
  /** False where plans cannot be read, or another role freezes. */
  freeze: boolean;
  frozenAt?: number;
}

/** Carries it out and says exactly how far it is. Whatever stops it, going on does nothing twice. */
export function Doing({ declaration, directory, declare = false, freeze, frozenAt = declaration.declaredAt }: Props) {
  const [progress, setProgress] = useState<Progress>();
  const running = useRef(false);
  const go = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    const last = await carryOut(declaration, { declare, contingency: declare, frozenAt, runs: freeze }, calls, setProgress);
    running.current = false;
    if (last.step === "done" && declare) forget();
  }, [declaration, declare, freeze, frozenAt]);
  useEffect(() => void go(), [go]);
  const busy = progress === undefined || (progress.step !== "done" && progress.step !== "stopped");
  return (
    <div className="declare stack">
      <h1>
        {declare ? (progress?.step === "done" ? "Declared" : "Declaring") : "Freezing"}: {declaration.title}
      </h1>
      {progress && <Steps progress={progress} declaration={declaration} freeze={freeze} busy={busy} />}
      {progress?.step === "stopped" && (
        <Notice kind="bad" title={progress.declared ? "Not everything is done" : "It is not declared"}>
          <ul>
            {progress.troubles.map((trouble) => (
              <li key={trouble.what + trouble.refusal.code}>
                {trouble.what}: {trouble.refusal.sentence} {trouble.refusal.reasons.join(" ")}
              </li>
            ))}
          </ul>
          <Button onClick={() => void go()}>Try again what is not done</Button>
        </Notice>
      )}
      {progress?.declared && !busy && <Next declaration={declaration} directory={directory} />}
      {busy && <p className="quiet">Keep this page open. If it closes, open “Declare an outage” again on this device: it goes on where it was.</p>}
    </div>
  );
}

function Steps({ progress, declaration, freeze, busy }: { progress: Progress; declaration: Declaration; freeze: boolean; busy: boolean }) {
  return (
    <div className="panel" role="status" aria-busy={busy}>
      <p>
        {declaration.incidentId}: <strong>{progress.declared ? "declared" : "declaring…"}</strong>
      </p>
      {freeze && (
        <p>
          Services opened: <strong>{progress.servicesOpened}</strong> of {progress.services}
        </p>
      )}
      {freeze && progress.people > 0 && (
        <>
          <p>
            People frozen: <strong>{progress.peopleFrozen}</strong> of {progress.people}
          </p>
          <progress aria-label="People frozen" value={progress.peopleFrozen} max={progress.people} />
        </>
      )}
      {progress.step === "done" && (
        <p>
          <strong>{freeze ? "What is expected is frozen, and care goes on, on paper." : "It is declared. What is expected is not frozen yet."}</strong>
        </p>
      )}
    </div>
  );
}

function Next({ declaration, directory }: { declaration: Declaration; directory: Directory }) {
  return (
    <section className="panel stack">
      <h2>Next: paper</h2>
      <p>Hand out numbered sheets, so that each can be counted when it comes back.</p>
      <ul className="links">
        {declaration.services.map((id) => (
          <li key={id}>
            <Link to={`/incidents/${declaration.incidentId}/services/${id}/sheets`}>Issue sheets at {directory.serviceName(id)}</Link>
          </li>
        ))}
      </ul>
      <div className="row">
        <Link className="button first" to={`/incidents/${declaration.incidentId}`}>
          Go to the incident
        </Link>
        <Link to="/packs">Printed packs</Link>
      </div>
    </section>
  );
}
