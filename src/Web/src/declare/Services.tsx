import { words } from "../board/names";
import type { ServiceLocation } from "../gen/reinstate/facts/v1/facts_pb";
import { Button } from "../ui/Button";

interface Props {
  within: readonly ServiceLocation[];
  chosen: readonly string[];
  onChoose: (services: string[]) => void;
  wrong: string | undefined;
}

/** The services within reach, by group, and all of a group at once. */
export function Services({ within, chosen, onChoose, wrong }: Props) {
  const groups = [...new Set(within.map((service) => service.group))].sort((a, b) => a.localeCompare(b, "en-GB"));
  const set = (ids: readonly string[], on: boolean) => {
    const rest = new Set(chosen);
    for (const id of ids) on ? rest.add(id) : rest.delete(id);
    onChoose(within.map((service) => service.serviceId).filter((id) => rest.has(id)));
  };
  if (within.length === 0) return <p>No service is within your reach, so there is none that you could declare an outage for.</p>;
  return (
    <fieldset className="panel">
      <legend>Which services are affected?</legend>
      {wrong && <p className="wrong">{wrong}</p>}
      {groups.map((group) => {
        const services = within.filter((service) => service.group === group);
        const ids = services.map((service) => service.serviceId);
        const all = ids.every((id) => chosen.includes(id));
        return (
          <fieldset key={group} className="group">
            <legend>{group || "In no group"}</legend>
            {ids.length > 1 && (
              <Button small onClick={() => set(ids, !all)}>
                {all ? "None" : `All ${ids.length}`} of {group || "these"}
              </Button>
            )}
            <div className="choices">
              {services.map((service) => (
                <label className="choice" key={service.serviceId}>
                  <input type="checkbox" checked={chosen.includes(service.serviceId)} onChange={(event) => set([service.serviceId], event.target.checked)} />
                  <span>
                    {service.name} <span className="quiet">{words(service.type)}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
    </fieldset>
  );
}
