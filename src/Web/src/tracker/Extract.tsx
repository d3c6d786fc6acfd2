import { useState } from "react";
import { governance } from "../api/clients/governance";
import { type Refusal, refusalOf } from "../api/refusal";
import { download } from "../incident/assurance/pack";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";

const formats = [
  { format: "pdf", words: "PDF" },
  { format: "csv", words: "spreadsheet (CSV)" },
  { format: "json", words: "data (JSON)" },
];

/** Figures of every incident, for a tender or for whoever monitors a contract. */
export function Extract() {
  const [format, setFormat] = useState("pdf");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const fetchIt = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { fileName, mediaType, data } = await governance.getExtract({ format });
      download({ name: fileName, data }, mediaType);
      say(`${fileName} is downloaded.`);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel stack" aria-labelledby="extract">
      <h2 id="extract">Figures for tenders and contracts</h2>
      <p>
        Each incident in figures: nobody's name and nobody's words, and no number of people or items from 1 to 4. For whoever reaches the whole organisation.
      </p>
      <Refused refusal={refusal} />
      <div className="row">
        <Field label="As">
          <select value={format} onChange={(event) => setFormat(event.target.value)}>
            {formats.map((one) => (
              <option key={one.format} value={one.format}>
                {one.words}
              </option>
            ))}
          </select>
        </Field>
        <Button busy={busy} onClick={() => void fetchIt()}>
          Download the figures
        </Button>
      </div>
    </section>
  );
}
