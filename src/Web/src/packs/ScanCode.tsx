import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { type Refusal, refusalOf } from "../api/refusal";
import { useBoard } from "../live/board";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Loading, Notice, Refused } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import { type Code, readCode } from "./code";
import "./packs.css";
import { Camera } from "./scan/Camera";
import { decode } from "./scan/decode";
import { type Found, find } from "./scan/find";
import { NotIssued } from "./scan/NotIssued";

/** From a sheet in the hand to its place in the recovery. */
export default function ScanCode() {
  useTitle("Scan a code");
  const { hash } = useLocation();
  const go = useNavigate();
  const { runs, link } = useBoard();
  const [code, read] = useState<Code | null>(() => readCode(hash));
  const [typed, type] = useState("");
  const [wrong, tell] = useState("");
  const [found, become] = useState<Found>();
  const [refusal, refuse] = useState<Refusal>();
  const take = useCallback((text: string) => {
    const known = readCode(text);
    become(undefined);
    refuse(undefined);
    read(known);
    tell(known ? "" : "This is not the code or the serial of a sheet.");
  }, []);
  // A code that the device's own camera opened comes as the address.
  useEffect(() => {
    if (hash) take(hash);
  }, [hash, take]);
  const ready = link !== "connecting";
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for each code, not at every change of the board.
  useEffect(() => {
    if (!code || !ready) return;
    let asked = true;
    find(code, runs).then(
      (where) => {
        if (!asked) return;
        if ("sheet" in where) {
          const { incidentId, serviceId, serial } = where.sheet;
          go(`/incidents/${incidentId}/services/${serviceId}/sheets?serial=${encodeURIComponent(serial)}`, { replace: true });
        } else become(where);
      },
      (error) => asked && refuse(refusalOf(error)),
    );
    return () => {
      asked = false;
    };
  }, [code, ready]);
  const photo = async (file: File | undefined) => {
    if (!file) return;
    const image = await createImageBitmap(file).catch(() => null);
    const text = image && (await decode(image));
    if (text) take(text);
    else tell("No code can be read in this picture. Take it again with the whole code in it, or type the serial.");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(typed);
  };
  return (
    <div className="stack gate">
      <h1>Scan a code</h1>
      <p>Every printed sheet has a code and a serial. Either opens the sheet where it belongs.</p>
      {code && !found && !refusal && <Loading what={`sheet ${code.serial}`} />}
      <Refused refusal={refusal} again={() => code && read({ ...code })} />
      {code && found && "unknown" in found && <NotIssued key={code.serial} serial={code.serial} {...found.unknown} />}
      {wrong && <Notice kind="bad" title={wrong} />}
      <Camera found={take} />
      <form className="stack" onSubmit={submit}>
        <Field label="Or type the serial" hint="It stands at the foot of the sheet, for example SL01-261123-KQX07-4.">
          <input value={typed} autoCapitalize="characters" autoComplete="off" spellCheck={false} onChange={(event) => type(event.target.value)} />
        </Field>
        <div>
          <Button type="submit">Open</Button>
        </div>
      </form>
      <Field label="Or choose a photo of it">
        <input type="file" accept="image/*" onChange={(event) => void photo(event.target.files?.[0])} />
      </Field>
    </div>
  );
}
