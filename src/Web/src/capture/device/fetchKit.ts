import { Code, ConnectError } from "@connectrpc/connect";
import { organisation } from "../../api/clients/organisation";
import { people as peopleClient } from "../../api/clients/people";
import { plans } from "../../api/clients/plans";
import type { ExpectedItem } from "../../gen/reinstate/facts/v1/facts_pb";
import type { GetOrganisationReply } from "../../gen/reinstate/v1/organisation_pb";
import type { PlannedPerson } from "../../gen/reinstate/v1/plan_pb";
import { liveBoard } from "../../live/board";
import { dayAndClock, inLondon } from "../../time/moment";
import { openRuns } from "../sync/address";
import type { Kit } from "./kit";

const hour = 3_600_000;

export type Progress = (done: number, all: number) => void;

/** Fetches what is needed to write without a network at one service, for one member of staff. */
export async function fetchKit(serviceId: string, staffId: string, progress: Progress): Promise<Kit> {
  const directory = await organisation.getOrganisation({});
  const now = Date.now();
  const service = directory.services.find((one) => one.serviceId === serviceId);
  const here = directory.people.filter((one) => one.serviceId === serviceId);
  const planned = await planOf(serviceId, now);
  const frozen = await frozenItems(
    serviceId,
    here.map((one) => one.personId),
    progress,
  );
  return {
    serviceId,
    serviceName: service?.name ?? serviceId,
    serviceType: service?.type ?? "",
    staffId,
    staffName: directory.staff.find((one) => one.staffId === staffId)?.name ?? staffId,
    fetchedAt: now,
    plannedUntil: planned && !frozen ? now + 24 * hour : 0,
    plannedFrom: frozen ? "What was fixed as expected when the outage was declared." : plannedFrom(planned),
    people: here.map((person) => ({
      person,
      items: frozen?.get(person.personId) ?? planned?.find((one) => one.person?.personId === person.personId)?.items ?? [],
    })),
    staff: staffOf(directory, serviceId),
    codes: directory.codes,
  };
}

const staffOf = (directory: GetOrganisationReply, serviceId: string) => directory.staff.filter((one) => one.services.includes(serviceId));

function plannedFrom(planned: readonly PlannedPerson[] | null): string {
  if (!planned) return "What is due is not known here: this server tells no plans.";
  const told = planned.filter((one) => one.sourceSystem !== "");
  if (told.length === 0) return "What is due is not known here: no system told it.";
  const oldest = told.map((one) => one.asOf).sort((a, b) => Number((a?.instant?.seconds ?? 0n) - (b?.instant?.seconds ?? 0n)))[0];
  const missing = planned.length - told.length;
  return `The plan as of ${dayAndClock(oldest)}${missing > 0 ? `; nothing was told of ${missing} of ${planned.length} people` : ""}.`;
}

async function planOf(serviceId: string, now: number): Promise<PlannedPerson[] | null> {
  try {
    return (await plans.getPlan({ serviceId, from: inLondon(now - 12 * hour), to: inLondon(now + 24 * hour) })).people;
  } catch (error) {
    if (ConnectError.from(error).code === Code.Unimplemented) return null;
    throw error;
  }
}

// While an outage is on, what was frozen for it is what counts, whatever is practised beside it.
async function frozenItems(serviceId: string, people: readonly string[], progress: Progress): Promise<Map<string, ExpectedItem[]> | null> {
  const open = openRuns(liveBoard.snapshot().runs, serviceId).filter((one) => !one.restoredAt?.instant);
  const run = open.find((one) => one.kind !== "exercise") ?? open[0];
  if (!run) return null;
  const found = new Map<string, ExpectedItem[]>();
  for (const [at, personId] of people.entries()) {
    progress(at, people.length);
    try {
      found.set(personId, (await peopleClient.getPersonRecord({ incidentId: run.incidentId, personId })).expected);
    } catch (error) {
      // Who came after the freeze has no record in the incident.
      if (ConnectError.from(error).code !== Code.NotFound && ConnectError.from(error).code !== Code.FailedPrecondition) throw error;
    }
  }
  return [...found.values()].some((items) => items.length > 0) ? found : null;
}

/** How far this device's clock is ahead of the server's, from the answer's date; null without an answer. The header counts whole seconds. */
export async function compareClocks(): Promise<{ ahead: number; serverAt: number } | null> {
  const asked = Date.now();
  const answer = await fetch("/me", { cache: "no-store" });
  const serverAt = Date.parse(answer.headers.get("date") ?? "");
  if (Number.isNaN(serverAt)) return null;
  const middle = (asked + Date.now()) / 2;
  return { ahead: Math.round(middle - (serverAt + 500)), serverAt };
}
