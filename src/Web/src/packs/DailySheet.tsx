import { categories } from "../capture/forms/filled";
import { clock, dayAndClock } from "../time/moment";
import type { DailyPart } from "./parts";

const nameOf = (category: string) => categories.find((one) => one.category === category)?.name ?? category.replaceAll("_", " ");
const blank = Array.from({ length: 10 }, (_, at) => at);

/** What has to be written about the day, and room for what nobody expected. */
export function DailySheet({ part }: { part: DailyPart | undefined }) {
  const expected = part?.records ?? [];
  return (
    <>
      {expected.length > 0 && (
        <table className="chart daily">
          <caption>To be recorded</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Time</th>
              <th scope="col">Note</th>
              <th scope="col">Initials</th>
            </tr>
          </thead>
          <tbody>
            {expected.map((one) => (
              <tr key={`${one.category} ${one.dueFrom?.instant?.seconds}`}>
                <td>
                  {dayAndClock(one.dueFrom)}
                  {one.dueTo?.instant && ` to ${clock(one.dueTo)}`}
                  {one.maxIntervalMinutes && <> every {one.maxIntervalMinutes} min</>}
                </td>
                <th scope="row">{nameOf(one.category)}</th>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {part?.notes && <Notes />}
    </>
  );
}

function Notes() {
  return (
    <table className="chart daily">
      <caption>
        Notes: write when it happens. A fall, an injury, a refusal or a call to a GP or 111 belongs here too, and is told to the person in charge at once.
      </caption>
      <thead>
        <tr>
          <th scope="col">Date, time</th>
          <th scope="col">About</th>
          <th scope="col">What happened</th>
          <th scope="col">Told to</th>
          <th scope="col">Initials</th>
        </tr>
      </thead>
      <tbody>
        {blank.map((row) => (
          <tr key={row}>
            <td />
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
