import type { TrackedIncident } from "../gen/reinstate/v1/tracker_pb";
import { useGovernance } from "../incident/asked";
import { Answered } from "../ui/Notice";
import { Words } from "../ui/Words";

/** What a meeting said about one incident. */
export interface Spoken {
  incidentId: string;
  decision: string;
  actionIds: readonly string[];
}

interface Props {
  incident: TrackedIncident;
  /** Undefined while the meeting did not speak about it. */
  spoken: Spoken | undefined;
  onChange: (next: Spoken | undefined) => void;
}

/** Whether a meeting spoke about an incident, what it decided, and which of its actions it looked at. */
export function About({ incident, spoken, onChange }: Props) {
  const { incidentId } = incident;
  const title = incident.title || incidentId;
  return (
    <div className="stack">
      <label className="choice">
        <input
          type="checkbox"
          checked={spoken !== undefined}
          onChange={(event) => onChange(event.target.checked ? { incidentId, decision: "", actionIds: [] } : undefined)}
        />
        {title}
      </label>
      {spoken && (
        <div className="stack inner">
          <Words label={`Decided about ${title}`} value={spoken.decision} onChange={(decision) => onChange({ ...spoken, decision })} />
          <SpokenActions spoken={spoken} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

function SpokenActions({ spoken, onChange }: { spoken: Spoken; onChange: (next: Spoken) => void }) {
  const governance = useGovernance(spoken.incidentId);
  const toggle = (id: string, chosen: boolean) =>
    onChange({ ...spoken, actionIds: chosen ? [...spoken.actionIds, id] : spoken.actionIds.filter((one) => one !== id) });
  return (
    <Answered answer={governance} what="its actions">
      {({ actions }) =>
        actions.length === 0 ? (
          <p className="quiet">It has no actions.</p>
        ) : (
          <fieldset>
            <legend>Actions that it looked at</legend>
            {actions.map((one) => (
              <label key={one.actionId} className="choice">
                <input type="checkbox" checked={spoken.actionIds.includes(one.actionId)} onChange={(event) => toggle(one.actionId, event.target.checked)} />
                {one.text}
              </label>
            ))}
          </fieldset>
        )
      }
    </Answered>
  );
}
