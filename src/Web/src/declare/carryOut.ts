/**
 * Carries a declaration out: declares, opens each service's run with everybody in its census, freezes what is expected person by person, and begins contingency.
 * Every command has a key that follows from what it says, so the whole may be begun again after a reload, a lost connection or a refusal, on this device or another: what was done is
 * not done twice. One person's refusal does not keep the others from being frozen. The work is one command for each person, a few at a time.
 */
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Refusal, refusalOf } from "../api/refusal";
import type { CommandReply } from "../gen/reinstate/v1/common_pb";
import type { BeginContingencyRequestSchema, DeclareIncidentRequestSchema, NoteTimelineRequestSchema } from "../gen/reinstate/v1/incident_pb";
import type { FreezeExpectedRequestSchema } from "../gen/reinstate/v1/person_pb";
import type { GetPlanReply, GetPlanRequestSchema } from "../gen/reinstate/v1/plan_pb";
import type { OpenRecoveryRunRequestSchema } from "../gen/reinstate/v1/service_pb";
import { inLondon } from "../time/moment";
import type { Declaration } from "./declaration";
import { censusOf, contentOf, keyFor } from "./freeze";

/** The calls that it needs; the clients of the API have them. */
export interface Calls {
  declare: (request: MessageInitShape<typeof DeclareIncidentRequestSchema>) => Promise<CommandReply>;
  note: (request: MessageInitShape<typeof NoteTimelineRequestSchema>) => Promise<CommandReply>;
  contingency: (request: MessageInitShape<typeof BeginContingencyRequestSchema>) => Promise<CommandReply>;
  open: (request: MessageInitShape<typeof OpenRecoveryRunRequestSchema>) => Promise<CommandReply>;
  freeze: (request: MessageInitShape<typeof FreezeExpectedRequestSchema>) => Promise<CommandReply>;
  plan: (request: MessageInitShape<typeof GetPlanRequestSchema>) => Promise<GetPlanReply>;
}

export interface Extent {
  /** False for an incident that stands already, of which only services remain. */
  declare: boolean;
  contingency: boolean;
  /** Whether runs are opened and frozen. Where another role freezes none is opened either: its census has to be that of the plan which is frozen. */
  runs: boolean;
  /** Milliseconds since 1970: of the runs that are opened. */
  frozenAt: number;
}

export interface Trouble {
  what: string;
  refusal: Refusal;
}

export interface Progress {
  step: "declaring" | "reading plans" | "freezing" | "contingency" | "done" | "stopped";
  declared: boolean;
  services: number;
  servicesOpened: number;
  people: number;
  peopleFrozen: number;
  troubles: Trouble[];
}

const atOnce = 4;
const waits = [500, 1_500, 4_000];
// Done before, by an earlier attempt whose plan was another by a few items, or by somebody else: what was frozen first stands.
const standing = new Set(["ALREADY_FROZEN", "ALREADY_EXISTS"]);

export const horizonOf = ({ detectedAt, hours }: Pick<Declaration, "detectedAt" | "hours">) => ({
  from: inLondon(detectedAt),
  to: inLondon(detectedAt + hours * 3_600_000),
});

export async function carryOut(declaration: Declaration, extent: Extent, calls: Calls, tell: (progress: Progress) => void, wait = pause): Promise<Progress> {
  const { incidentId } = declaration;
  let progress: Progress = {
    step: "declaring",
    declared: !extent.declare,
    services: declaration.services.length,
    servicesOpened: 0,
    people: 0,
    peopleFrozen: 0,
    troubles: [],
  };
  const become = (next: Partial<Progress>) => {
    progress = { ...progress, ...next };
    tell(progress);
  };
  const attempt = async (what: string, act: () => Promise<unknown>): Promise<boolean> => {
    const refusal = await tried(act, wait);
    if (refusal && !standing.has(refusal.code)) become({ troubles: [...progress.troubles, { what, refusal }] });
    return !refusal || standing.has(refusal.code);
  };
  const header = (what: string, content: Uint8Array | string = "") => ({ idempotencyKey: keyFor(incidentId, what, content) });

  become({});
  if (extent.declare) {
    const refusal = await tried(() => calls.declare({ header: header("declare", JSON.stringify(declaration)), ...declarationOf(declaration) }), wait);
    if (refusal) {
      become({ step: "stopped", troubles: [{ what: "Declaring the incident", refusal }] });
      return progress;
    }
    become({ declared: true });
    const text = `Frozen for ${declaration.hours} hours from detection: what was planned then is what is expected.`;
    await attempt("A note in the timeline", () =>
      calls.note({ header: header("note"), incidentId, occurredAt: inLondon(declaration.declaredAt), text, serviceId: "" }),
    );
  }
  for (const serviceId of extent.runs ? declaration.services : []) await service(serviceId);
  if (extent.contingency) {
    become({ step: "contingency" });
    await attempt("Beginning contingency", () =>
      calls.contingency({ header: header("contingency"), incidentId, contingencyFrom: inLondon(declaration.detectedAt) }),
    );
  }
  become({ step: progress.troubles.length > 0 ? "stopped" : "done" });
  return progress;

  async function service(serviceId: string): Promise<void> {
    become({ step: "reading plans" });
    let plan: GetPlanReply | undefined;
    const read = await attempt(`The plan of ${serviceId}`, async () => {
      plan = await calls.plan({ serviceId, ...horizonOf(declaration) });
    });
    if (!read || !plan) return;
    const census = censusOf(plan.people);
    const opened = await attempt(`Opening the recovery of ${serviceId}`, () =>
      calls.open({ header: header(`open:${serviceId}`, JSON.stringify(census)), incidentId, serviceId, census, frozenAt: inLondon(extent.frozenAt) }),
    );
    if (!opened) return;
    become({ servicesOpened: progress.servicesOpened + 1, people: progress.people + plan.people.length, step: "freezing" });
    const waiting = [...plan.people];
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const personId = one.person?.personId ?? "";
        const { items } = one;
        const request = { header: header(`freeze:${personId}`, contentOf(items)), incidentId, personId, serviceId, items };
        if (await attempt(`Freezing what is expected of ${one.person?.name || personId}`, () => calls.freeze(request)))
          become({ peopleFrozen: progress.peopleFrozen + 1 });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  }
}

function declarationOf(of: Declaration) {
  const { incidentId, kind, title, supplier, systems, services, planVersion, planLastTested } = of;
  return {
    ...{ incidentId, kind, title, supplier, systems, services, planVersion, planLastTested },
    detectedAt: inLondon(of.detectedAt),
    declaredAt: inLondon(of.declaredAt),
    timeZone: "Europe/London",
  };
}

/** Why it was not done; undefined when it was. What got no answer is sent again, after longer and longer waits. */
async function tried(act: () => Promise<unknown>, wait: (milliseconds: number) => Promise<void>): Promise<Refusal | undefined> {
  for (let times = 0; ; times++) {
    try {
      await act();
      return undefined;
    } catch (error) {
      const refusal = refusalOf(error);
      const again = waits[times];
      if (again === undefined || !(refusal.unanswered || refusal.code === "OVERLOADED" || refusal.code === "QUOTA_EXCEEDED" || refusal.code === "CONTENDED"))
        return refusal;
      await wait(again);
    }
  }
}

const pause = (milliseconds: number) => new Promise<void>((go) => setTimeout(go, milliseconds));
