import { type FormEvent, useState } from "react";
import { organisation } from "../api/clients/organisation";
import { useCommand } from "../api/commands";
import { ask, useAnswer } from "../api/queries";
import { capital, words } from "../board/names";
import { systems as kinds } from "../declare/declaration";
import { OrganisationService } from "../gen/reinstate/v1/organisation_pb";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Answered, Refused } from "../ui/Notice";
import { say } from "../ui/say";

const askedSignals = ask(OrganisationService.method.getSupplierSignals, organisation.getSupplierSignals);
const askedRegister = ask(OrganisationService.method.getOrganisation, organisation.getOrganisation);

interface InUse {
  system: string;
  supplier: string;
}

/** The suppliers' systems about which this organisation hears when others are without them, and the register that says which they are. */
export function SystemsInUse() {
  const signals = useAnswer(askedSignals, {});
  const register = useAnswer(askedRegister, {});
  const who = useWho();
  const command = useCommand(organisation.registerSystems);
  const [system, setSystem] = useState<string>(kinds[0]);
  const [supplier, setSupplier] = useState("");
  const registered: InUse[] = register.data?.systems.map(({ system, supplier }) => ({ system, supplier })) ?? [];
  const put = async (systems: InUse[], done: string) => {
    if (!(await command.send({ systems }))) return;
    register.again();
    signals.again();
    setSupplier("");
    say(done);
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (supplier.trim() !== "" && register.data) void put([...registered, { system, supplier: supplier.trim() }], "Recorded: in use.");
  };
  return (
    <section className="panel stack" aria-labelledby="systems-in-use">
      <h2 id="systems-in-use">Suppliers' systems in use</h2>
      <Answered answer={signals} what="the systems in use">
        {(reply) => (
          <>
            <p>
              {reply.takesPart
                ? `When at least ${reply.least} other organisations report one of these as out, the board says how many and since when. Nobody is named, and you are not named to them.`
                : "Policy says that you take no part: your outages are not counted, and you are told of none."}
            </p>
            <ul>
              {reply.systems.map((one) => (
                <li key={`${one.system} ${one.supplier}`} className="row">
                  <span>
                    {one.supplier}, {words(one.system)}
                    {!registered.some((known) => known.system === one.system && known.supplier === one.supplier) && " (named in an incident)"}
                  </span>
                  {may(who, "govern") && registered.some((known) => known.system === one.system && known.supplier === one.supplier) && (
                    <Button
                      small
                      busy={command.busy}
                      onClick={() =>
                        void put(
                          registered.filter((known) => known.system !== one.system || known.supplier !== one.supplier),
                          "Recorded: no longer in use.",
                        )
                      }
                    >
                      No longer in use<span className="unseen"> {one.supplier}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {reply.systems.length === 0 && <p>None is registered, and no incident names a supplier.</p>}
          </>
        )}
      </Answered>
      {may(who, "govern") && (
        <form className="row" onSubmit={add}>
          <Field label="System">
            <select value={system} onChange={(event) => setSystem(event.target.value)}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {capital(words(kind))}
                </option>
              ))}
            </select>
          </Field>
          <Field label="Supplier" hint="As you call it">
            <input value={supplier} maxLength={200} onChange={(event) => setSupplier(event.target.value)} />
          </Field>
          <Button type="submit" busy={command.busy} aria-disabled={supplier.trim() === "" || !register.data}>
            Add to those in use
          </Button>
        </form>
      )}
      <Refused refusal={command.refusal} />
    </section>
  );
}
