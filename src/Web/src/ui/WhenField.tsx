import { create } from "@bufbuild/protobuf";
import { type Moment, MomentSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { fromField } from "../time/moment";
import { Field } from "./Field";

/** What was typed, and which of the two hours was meant where the clock went back. */
export interface When {
  text: string;
  afterClockChange: boolean;
}

export const noTime: When = { text: "", afterClockChange: false };

/** The moment that is meant; null for what is no time, or for an hour that the clocks skipped. */
export function momentOf({ text, afterClockChange }: When): Moment | null {
  const read = fromField(text);
  if (!read) return null;
  if (!read.doubtful) return read.moment;
  if (read.moment.offsetMinutes === 0) return null;
  if (!afterClockChange) return read.moment;
  return create(MomentSchema, { instant: { seconds: (read.moment.instant?.seconds ?? 0n) + 3600n, nanos: 0 }, offsetMinutes: 0 });
}

/** A day and time by Britain's clocks. In the hour that they show twice it asks which one is meant. */
export function WhenField({ label, hint, value, onChange }: { label: string; hint?: string; value: When; onChange: (value: When) => void }) {
  const read = fromField(value.text);
  const skipped = read?.doubtful === true && read.moment.offsetMinutes === 0;
  return (
    <div className="stack">
      <Field label={label} {...(hint ? { hint } : {})} wrong={skipped ? "The clocks skipped this hour: there was no such time." : undefined}>
        <input type="datetime-local" value={value.text} onChange={(e) => onChange({ ...value, text: e.target.value })} />
      </Field>
      {read?.doubtful && !skipped && (
        <fieldset>
          <legend>The clocks showed this hour twice. Which one?</legend>
          {[false, true].map((after) => (
            <label key={String(after)} className="choice">
              <input type="radio" checked={value.afterClockChange === after} onChange={() => onChange({ ...value, afterClockChange: after })} />
              {after ? "The second, after they went back (GMT)" : "The first, before they went back (BST)"}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
