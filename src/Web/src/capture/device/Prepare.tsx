import { type FormEvent, useState } from "react";
import { type Refusal, refusalOf } from "../../api/refusal";
import { useDirectory } from "../../live/directory";
import type { Who } from "../../session/session";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Loading, Notice, Refused } from "../../ui/Notice";
import { deviceSerial } from "../sync/serial";
import { pinProblem } from "../vault/keys";
import { prepare } from "./device";

/** Makes a device ready to write without a network, while there is one. */
export function Prepare({ owner, who }: { owner: string; who: Who }) {
  const directory = useDirectory();
  const [serviceId, choose] = useState("");
  const [pin, typePin] = useState("");
  const [again, typeAgain] = useState("");
  const [tried, trying] = useState(false);
  const [step, at] = useState("");
  const [refusal, refuse] = useState<Refusal>();
  if (!directory) return <Loading what="your services" />;
  const services = directory.reply.services.filter((one) => who.services === "*" || who.services.includes(one.serviceId));
  const service = serviceId || (services.length === 1 ? (services[0]?.serviceId ?? "") : "");
  const wrong = {
    service: service === "" ? "Choose the service." : "",
    pin: pinProblem(pin),
    again: pin === again ? "" : "The two PINs differ.",
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    trying(true);
    if (wrong.service || wrong.pin || wrong.again || step) return;
    refuse(undefined);
    at("Fetching people and what is due");
    try {
      const initials = directory.staff(who.person)?.initials || who.person;
      await prepare({ owner, initials, serial: deviceSerial(service), serviceId: service, staffId: who.person }, pin, (done, all) =>
        at(`Fetching what is due: ${done} of ${all} people`),
      );
    } catch (error) {
      refuse(refusalOf(error));
    } finally {
      at("");
    }
  };
  return (
    <form className="stack gate" onSubmit={submit}>
      <h1>Prepare this device</h1>
      <p>
        Then you can write down care here while the network is gone. People, allergies and what is due are fetched and kept on this device, locked with a PIN
        that only you know. What you write is sent when the network is back.
      </p>
      <Field label="Service" wrong={tried ? wrong.service : ""}>
        <select value={service} onChange={(event) => choose(event.target.value)}>
          <option value="">Choose…</option>
          {services.map((one) => (
            <option key={one.serviceId} value={one.serviceId}>
              {one.name || one.serviceId}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label="PIN for this device"
        wrong={tried ? wrong.pin : ""}
        hint="6 to 12 digits. Eight or more are much harder to guess. If you forget it, nobody can open what you wrote here."
      >
        <input type="password" inputMode="numeric" autoComplete="new-password" value={pin} onChange={(event) => typePin(event.target.value)} />
      </Field>
      <Field label="The same PIN again" wrong={tried ? wrong.again : ""}>
        <input type="password" inputMode="numeric" autoComplete="new-password" value={again} onChange={(event) => typeAgain(event.target.value)} />
      </Field>
      <Refused refusal={refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={step !== ""}>
          Prepare this device
        </Button>
        <span role="status">{step && `${step}…`}</span>
      </div>
      <Notice>
        <p>Lock the tablet itself too, and do not prepare one that is not your employer's.</p>
      </Notice>
    </form>
  );
}
