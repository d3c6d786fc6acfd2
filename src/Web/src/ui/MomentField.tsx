import { type ReactNode, useId } from "react";
import { type ClockMeant, clockPart, dayPart, joined, readTyped, type TypedMoment } from "./momentField";

interface Props {
  label: string;
  hint?: ReactNode;
  wrong?: string | undefined;
  value: TypedMoment;
  onChange: (next: TypedMoment) => void;
  required?: boolean;
}

// In October the hour comes twice, in March not at all: what was meant is said in the words of that night.
const meanings = (text: string): readonly { clock: ClockMeant; name: string }[] => {
  const isAutumn = text.slice(5, 7) === "10";
  return [
    { clock: "BST", name: isAutumn ? "The first time round: summer time (BST)" : "By a clock already on summer time (BST)" },
    { clock: "GMT", name: isAutumn ? "The second time round: winter time (GMT)" : "By a clock still on winter time (GMT)" },
    { clock: "unknown", name: "Nobody can say: keep it, marked as doubtful" },
  ];
};

/** A date and time of Britain's clocks. In the hour that they repeat or skip it asks which was meant, because an hour is two doses apart. */
export function MomentField({ label, hint, wrong, value, onChange, required }: Props) {
  const id = useId();
  const read = readTyped(value);
  const about = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  const shared = { "aria-describedby": about || undefined, "aria-invalid": wrong ? true : undefined, required };
  return (
    <fieldset className="field moment">
      <legend>{label}</legend>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      <span className="moment-parts">
        <input
          {...shared}
          type="date"
          aria-label={`${label}: day`}
          value={dayPart(value)}
          onChange={(event) => onChange(joined(event.target.value, clockPart(value)))}
        />
        <input
          {...shared}
          type="time"
          aria-label={`${label}: time`}
          value={clockPart(value)}
          onChange={(event) => onChange(joined(dayPart(value), event.target.value))}
        />
      </span>
      {read.asks && (
        <fieldset>
          <legend>The clocks changed in this hour. Which time was it?</legend>
          {meanings(value.text).map((one) => (
            <label className="choice" key={one.clock}>
              <input type="radio" name={`${id}-clock`} checked={value.clock === one.clock} onChange={() => onChange({ ...value, clock: one.clock })} />
              {one.name}
            </label>
          ))}
        </fieldset>
      )}
    </fieldset>
  );
}
