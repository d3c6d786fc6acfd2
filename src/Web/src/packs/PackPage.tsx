import { useEffect, useMemo } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { plans } from "../api/clients/plans";
import { ask, useAnswer } from "../api/queries";
import { PlanService } from "../gen/reinstate/v1/plan_pb";
import { useDirectory } from "../live/directory";
import { inLondon, toField } from "../time/moment";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Loading, NotYours, Refused } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import { Cover } from "./Cover";
import "./packs.css";
import "./print.css";
import { dayCode, packOf } from "./pack";
import { keepPrinting } from "./printings";
import { RegisterSheets } from "./RegisterSheets";
import { Sheet } from "./Sheet";
import { printing } from "./serial";

const asked = ask(PlanService.method.getPlan, plans.getPlan);
const hour = 3_600_000;

/** One printing of a service's pack. Its address says which, so the same printing has the same serials when it is opened again. */
export default function PackPage() {
  const { serviceId = "" } = useParams();
  const [said, say] = useSearchParams();
  const hours = [24, 48, 72].find((one) => String(one) === said.get("hours")) ?? 24;
  const print = /^[A-Z]{3}$/.test(said.get("print") ?? "") ? (said.get("print") ?? "") : "";
  const at = Number(said.get("at")) || 0;
  useEffect(() => {
    if (print === "" || at === 0) say({ hours: String(hours), print: printing(), at: String(Date.now()) }, { replace: true });
  }, [print, at, hours, say]);
  const directory = useDirectory();
  const service = directory?.service(serviceId);
  useTitle(`Pack: ${service?.name ?? serviceId}`);
  const plan = useAnswer(asked, print && at ? { serviceId, from: inLondon(at), to: inLondon(at + hours * hour) } : null);
  // A server from before plans has none to tell: the pack says so, in words, and is printed without.
  const untold = plan.refusal?.code === "UNIMPLEMENTED";
  const pack = useMemo(() => {
    if (!directory || !print || (!plan.data && !untold)) return null;
    const told = plan.data?.people ?? [];
    const people = directory.reply.people
      .filter((one) => one.serviceId === serviceId)
      .map((person) => {
        const known = told.find((one) => one.person?.personId === person.personId) ?? null;
        return { person: known?.person ?? person, items: known?.items ?? [], plan: known };
      })
      .sort((a, b) => a.person.unit.localeCompare(b.person.unit, "en-GB") || a.person.name.localeCompare(b.person.name, "en-GB"));
    const of = { serviceId, serviceType: service?.type ?? "", people, plansTold: !untold, day: dayCode(toField(inLondon(at))), print, at };
    return { ...packOf(of), people };
  }, [directory, plan.data, untold, service, serviceId, print, at]);
  const printed = useMemo(
    () => pack && keepPrinting({ serviceId, print, at, sheets: pack.sheets.map(({ serial, personId, kind }) => ({ serial, personId, kind })) }),
    [pack, serviceId, print, at],
  );
  if (directory && !service) return <NotYours />;
  if (plan.refusal && !untold) return <Refused refusal={plan.refusal} again={plan.again} />;
  if (!pack || !directory || !service || !printed) return <Loading what="the pack" />;
  const about = { service, pack, people: pack.people, codes: directory.reply.codes, at, hours };
  return (
    <div className="pack">
      <div className="stack no-print">
        <p className="tight">
          <Link to="/packs">All services</Link>
        </p>
        <h1>Pack of {service.name}</h1>
        <div className="row">
          <Button kind="first" onClick={() => window.print()}>
            Print {pack.sheets.length} sheets
          </Button>
          <Field label="For how long">
            <select value={hours} onChange={(event) => say({ hours: event.target.value, print: printing(), at: String(Date.now()) })}>
              <option value="24">24 hours</option>
              <option value="48">48 hours</option>
              <option value="72">72 hours</option>
            </select>
          </Field>
        </div>
        <RegisterSheets printed={printed} serviceId={serviceId} />
        <p className="quiet">This is what will be printed, on A4. It is never kept by the browser's copy of the app: print it before it is needed.</p>
      </div>
      <Cover {...about} />
      {pack.sheets.map((sheet) => (
        <Sheet key={sheet.serial} sheet={sheet} {...about} />
      ))}
    </div>
  );
}
