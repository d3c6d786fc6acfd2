import type { GetPaceReply } from "../../gen/reinstate/v1/reconciliation_pb";
import { clock, day, dayAndClock, inLondon } from "../../time/moment";
import { Scroll } from "../../ui/Scroll";
import { chartOf, height, lines, width } from "./pace";

/** How the work went on against what was expected: a picture, and the same figures as a table. */
export function PaceChart({ pace, of }: { pace: GetPaceReply; of: string }) {
  const chart = chartOf(pace);
  if (!chart) return <p className="quiet">Nothing has been received or recorded yet, so there is no line to draw.</p>;
  const last = pace.points.at(-1);
  const from = inLondon(chart.from);
  const to = inLondon(chart.to);
  const dated = day(from) !== day(to);
  const time = dated ? dayAndClock : clock;
  return (
    <div className="stack">
      <svg
        className="pace"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${of}: ${last?.received} received, ${last?.recorded} recorded, ${last?.checked} checked of ${pace.expected} expected, by ${dayAndClock(to)}. The figures are in the table below.`}
      >
        <line className="axis" x1={chart.x(chart.from)} x2={chart.x(chart.to)} y1={chart.y(0)} y2={chart.y(0)} />
        <line className="expected" x1={chart.x(chart.from)} x2={chart.x(chart.to)} y1={chart.y(pace.expected)} y2={chart.y(pace.expected)} />
        {lines.map(({ field }) => (
          <path key={field} className={field} d={chart.paths[field]} />
        ))}
        {chart.ends.map((end) => (
          <text key={end.name} className={`name ${end.name}`} x={chart.x(chart.to) + 6} y={end.y + 4}>
            {end.items} {end.name}
          </text>
        ))}
        <text x={chart.x(chart.from) - 6} y={chart.y(0) + 4} textAnchor="end">
          0
        </text>
        <text x={chart.x(chart.from) - 6} y={chart.y(chart.most) + 4} textAnchor="end">
          {chart.most}
        </text>
        <text x={chart.x(chart.from)} y={height - 8}>
          {time(from)}
        </text>
        <text x={chart.x(chart.to)} y={height - 8} textAnchor="end">
          {time(to)}
        </text>
      </svg>
      <details>
        <summary>The same as a table</summary>
        <Scroll label={`Pace: ${of}`}>
          <table className="table">
            <caption>
              {of}: sums to the end of each quarter of an hour in which something changed; {pace.expected} expected
            </caption>
            <thead>
              <tr>
                <th scope="col">Until</th>
                {["Received", "Recorded", "Checked", "Queries raised", "Queries resolved"].map((name) => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pace.points.map((point) => (
                <tr key={dayAndClock(point.until) + point.until?.offsetMinutes}>
                  <th scope="row">{dayAndClock(point.until)}</th>
                  <td className="number">{point.received}</td>
                  <td className="number">{point.recorded}</td>
                  <td className="number">{point.checked}</td>
                  <td className="number">{point.queriesRaised}</td>
                  <td className="number">{point.queriesResolved}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </div>
  );
}
