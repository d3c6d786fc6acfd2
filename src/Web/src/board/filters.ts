import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import type { IncidentSummary } from "../gen/reinstate/v1/reconciliation_pb";
import { words } from "./names";

/** What stands in the address, so that a board can be kept, sent and returned to. */
export const fields = ["text", "incident", "group", "type", "system", "supplier", "state", "with"] as const;
export type Field = (typeof fields)[number];
export type Filter = Partial<Record<Field, string>>;

/** Numbers that a row can have; choosing one leaves the rows where it is not nought. */
export const having = {
  p1: { name: "P1 open", of: (run: RunSummary) => run.openP1 },
  open: { name: "anything open", of: (run: RunSummary) => run.completeness?.open ?? 0 },
  overdue: { name: "overdue items or limits", of: (run: RunSummary) => (run.completeness?.overdue ?? 0) + run.stepsOverdue.length },
  queries: { name: "open queries", of: (run: RunSummary) => run.openQueries },
  findings: { name: "open findings", of: (run: RunSummary) => run.findingsOpen },
  overrides: { name: "overrides", of: (run: RunSummary) => run.overrides },
  unreviewed: { name: "overrides not reviewed", of: (run: RunSummary) => run.overridesUnreviewed },
  sheets: { name: "sheets not accounted for", of: (run: RunSummary) => run.sheetsIssued - run.sheetsAccounted },
} as const;

export function filterOf(address: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const field of fields) {
    const value = address.get(field);
    if (value) filter[field] = value;
  }
  return filter;
}

/** The address with one choice changed; what else stands in it is kept. */
export function withChoice(address: URLSearchParams, field: Field, value: string): URLSearchParams {
  const next = new URLSearchParams(address);
  if (value) next.set(field, value);
  else next.delete(field);
  return next;
}

export function chosen(runs: readonly RunSummary[], incidents: ReadonlyMap<string, IncidentSummary>, filter: Filter): readonly RunSummary[] {
  if (Object.keys(filter).length === 0) return runs;
  const sought = (filter.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const number = filter.with && Object.hasOwn(having, filter.with) ? having[filter.with as keyof typeof having] : undefined;
  return runs.filter((run) => {
    const incident = incidents.get(run.incidentId);
    return (
      (!filter.incident || run.incidentId === filter.incident) &&
      (!filter.group || run.group === filter.group) &&
      (!filter.type || run.serviceType === filter.type) &&
      (!filter.state || run.state === filter.state) &&
      (!filter.system || incident?.systems.includes(filter.system) === true) &&
      (!filter.supplier || incident?.supplier === filter.supplier) &&
      (!number || number.of(run) > 0) &&
      (sought.length === 0 || isAbout(run, incident, sought))
    );
  });
}

function isAbout(run: RunSummary, incident: IncidentSummary | undefined, sought: readonly string[]): boolean {
  const text = [run.serviceName, run.serviceId, run.group, run.commissioner, run.incidentId, incident?.title, incident?.supplier].join("\n").toLowerCase();
  return sought.every((word) => text.includes(word));
}

export interface Choice {
  value: string;
  name: string;
}

/** What there is to choose from, of the rows that there are. A choice that has gone stays in its list, or the list would show another. */
export function choices(runs: readonly RunSummary[], incidents: readonly IncidentSummary[], filter: Filter): Record<Exclude<Field, "text">, Choice[]> {
  const of = (field: Field, values: Iterable<string>, name: (value: string) => string = (value) => value): Choice[] =>
    [...new Set([...values, filter[field] ?? ""])]
      .filter(Boolean)
      .map((value) => ({ value, name: name(value) }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  const titles = new Map(incidents.map((incident) => [incident.incidentId, incident.title]));
  return {
    incident: of(
      "incident",
      runs.map((run) => run.incidentId),
      (id) => titles.get(id) || id,
    ),
    group: of(
      "group",
      runs.map((run) => run.group),
    ),
    type: of(
      "type",
      runs.map((run) => run.serviceType),
      words,
    ),
    system: of(
      "system",
      incidents.flatMap((incident) => incident.systems),
      words,
    ),
    supplier: of(
      "supplier",
      incidents.map((incident) => incident.supplier),
    ),
    state: of(
      "state",
      runs.map((run) => run.state),
      words,
    ),
    with: Object.entries(having).map(([value, { name }]) => ({ value, name })),
  };
}
