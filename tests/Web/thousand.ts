import { Api, each, moment } from "./api";

export const services = 1000;
export const organisation = "thousand";
export const incident = "INC-1000";

const four = (i: number) => String(i + 1).padStart(4, "0");
const service = (i: number) => `S${four(i)}`;
const sheet = (i: number) => `SH-${four(i)}`;
const person = (i: number) => `P${four(i)}`;

/** One incident over a thousand services with a person each, who has a dose, a check and a note to account for. */
export async function thousandServices(node: string): Promise<Api> {
  const director = await Api.as(node, organisation, "QD", "group_quality_director");
  const now = Date.now();
  const all = Array.from({ length: services }, (_, i) => i);
  await director.post("/organisation:register", { name: "Thousand Homes" });
  await director.post("/organisation/services:register", {
    services: all.map((i) => ({ serviceId: service(i), name: `Home ${four(i)}`, type: i % 3 ? "care_home" : "nursing_home", group: `Region ${i % 8}`, commissioner: "" })),
  });
  await director.post("/organisation/people:register", { people: all.map((i) => ({ personId: person(i), serviceId: service(i), name: `Resident ${four(i)}` })) });
  await director.post(`/incidents/${incident}:declare`, {
    kind: "live", title: "Supplier down", supplier: "Example", systems: ["emar"], services: all.map(service),
    detectedAt: moment(now - 600_000), declaredAt: moment(now), timeZone: "Europe/London",
  });
  await each(services, async (i) => {
    await director.post(`/incidents/${incident}/services/${service(i)}:open`, { census: [{ personId: person(i), expectedItems: 3 }], frozenAt: moment(now) });
  });
  const importer = await Api.as(node, organisation, "import", "data_import");
  await each(services, (i) => importer.post(`/incidents/${incident}/services/${service(i)}/sheets:issue`, {
    sheets: [{ serial: sheet(i), personId: person(i), kind: "notes", pages: 1, issuedAt: moment(now), issuedTo: "CW" }],
  }));
  await each(services, (i) => importer.post(`/incidents/${incident}/people/${person(i)}:freeze`, {
    serviceId: service(i),
    items: [
      { itemId: "dose", dose: { medicineId: "M1", medicine: "Example", dose: "1 tablet", dueAt: moment(now) } },
      { itemId: "check", record: { category: "repositioning", dueFrom: moment(now), dueTo: moment(now + 3_600_000), priority: "PRIORITY_P3" } },
      { itemId: "note", record: { category: "mood", dueFrom: moment(now), dueTo: moment(now + 7_200_000), priority: "PRIORITY_P3" } },
    ],
  }));
  return director;
}

/** Papers that come in all over the organisation, so many a second, until it is told to stop. */
export async function work(node: string, perSecond: number): Promise<() => Promise<number>> {
  const carer = await Api.as(node, organisation, "CW", "care_worker");
  const started = Date.now();
  let [stopped, sent] = [false, 0];
  const running = (async () => {
    const pending = new Set<Promise<unknown>>();
    while (!stopped) {
      for (; sent < ((Date.now() - started) / 1000) * perSecond; sent++) {
        const i = (sent * 7) % services;
        const itemIds = [["dose", "check", "note"][Math.floor(sent / services) % 3]];
        const one: Promise<unknown> = carer.post(`/incidents/${incident}/people/${person(i)}:receive-paper`, { itemIds, sheetSerial: sheet(i) }).finally(() => pending.delete(one));
        pending.add(one);
      }
      await new Promise((go) => setTimeout(go, 20));
    }
    await Promise.all(pending);
  })();
  return async () => {
    stopped = true;
    await running;
    return sent / ((Date.now() - started) / 1000);
  };
}
