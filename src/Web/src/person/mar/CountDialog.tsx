import { create } from "@bufbuild/protobuf";
import { useId, useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import { StockCountSchema } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { MomentField } from "../../ui/MomentField";
import { isFuture, readTyped, typedAtNow } from "../../ui/momentField";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { TextField } from "../entry/TextField";
import { staffAt, staffMeant } from "../people";
import type { RecordView } from "../recordView";
import type { Medicine } from "./lines";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  medicine: Medicine;
  open: boolean;
  onClose: () => void;
}

export function CountDialog(props: Props) {
  return (
    <Dialog title={`Count of ${props.medicine.name}`} open={props.open} onClose={props.onClose}>
      <Count {...props} />
    </Dialog>
  );
}

const countStock = people.countStock;

/** What is in the cupboard, counted by one and witnessed by another. */
function Count({ view, directory, medicine, onClose }: Props) {
  const id = useId();
  const { person } = useWho();
  const command = useCommand(countStock);
  const [count, setCount] = useState("");
  const [witness, setWitness] = useState("");
  const [counter, setCounter] = useState(person);
  const [at, setAt] = useState(typedAtNow);
  const [tried, setTried] = useState(false);
  const when = readTyped(at);
  const wrong = {
    count: /^\d+([.,]\d+)?$/.test(count.trim()) ? "" : "Give the number that was counted.",
    at: when.wrong || (when.moment ? (isFuture(when.moment, Date.now()) ? "This lies in the future." : "") : "Give day and time."),
    witness:
      witness.trim() === ""
        ? medicine.controlled
          ? "A controlled drug is counted with a witness."
          : ""
        : same(witness, counter)
          ? "The witness is another person."
          : "",
  };
  function same(a: string, b: string) {
    const [one, other] = [a, b].map((stated) => staffMeant(directory, view.serviceId, stated.trim())?.staffId ?? stated.trim());
    return one === other;
  }
  const send = async () => {
    setTried(true);
    if (wrong.count || wrong.at || wrong.witness || !when.moment) return;
    const stated = create(StockCountSchema, {
      personId: view.personId,
      medicineId: medicine.medicineId,
      countedAt: when.moment,
      count: Number(count.trim().replace(",", ".")),
      counter: counter.trim(),
      witness: witness.trim(),
    });
    if (await command.send({ incidentId: view.incidentId, personId: view.personId, count: stated })) {
      say("Counted.");
      onClose();
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!command.busy) void send();
      }}
    >
      <TextField label="Counted" hint="In the units of the register" wrong={tried ? wrong.count : ""} inputMode="decimal" value={count} onChange={setCount} />
      <MomentField label="Counted at" wrong={tried ? wrong.at : ""} value={at} onChange={setAt} />
      <TextField
        label="Counted by"
        hint={staffMeant(directory, view.serviceId, counter)?.name ?? "Initials"}
        list={`${id}-staff`}
        value={counter}
        onChange={setCounter}
      />
      <TextField
        label="Witness"
        hint={staffMeant(directory, view.serviceId, witness.trim())?.name ?? "Initials of the second person"}
        wrong={tried ? wrong.witness : ""}
        list={`${id}-staff`}
        value={witness}
        onChange={setWitness}
      />
      <datalist id={`${id}-staff`}>
        {staffAt(directory, view.serviceId).map((one) => (
          <option key={one.staffId} value={one.initials || one.staffId}>
            {one.name}
          </option>
        ))}
      </datalist>
      <Refused refusal={command.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={command.busy}>
          Record the count
        </Button>
      </div>
    </form>
  );
}
