import { inLondon, toField } from "../time/moment";
import { Button } from "../ui/Button";
import { type When, WhenField } from "../ui/WhenField";

const ago = [
  { minutes: 0, name: "Now" },
  { minutes: 15, name: "15 min ago" },
  { minutes: 30, name: "30 min ago" },
  { minutes: 60, name: "1 h ago" },
] as const;

/** An instant as it is typed; in the hour that the clock shows twice, with which of the two it is. */
export const whenOf = (at: number): When => {
  const moment = inLondon(at);
  return { text: toField(moment), afterClockChange: moment.offsetMinutes === 0 };
};

/** Since when it has been out; usually some minutes, which are one press. */
export function Since({ value, onChange, wrong }: { value: When; onChange: (value: When) => void; wrong: string | undefined }) {
  return (
    <div className="panel stack">
      <WhenField label="Since when?" hint="When it was noticed. What was due from then on is frozen." value={value} onChange={onChange} />
      {wrong && <p className="wrong">{wrong}</p>}
      <div className="row">
        {ago.map(({ minutes, name }) => (
          <Button key={minutes} small onClick={() => onChange(whenOf(Date.now() - minutes * 60_000))}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}
