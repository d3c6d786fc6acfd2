import { dayAndClock, inLondon } from "../time/moment";
import type { About } from "./about";
import { QrCode } from "./QrCode";

/** The first page: how old it all is, what is missing, and every sheet, to hand out and to count back. */
export function Cover({ service, pack, people, at, hours }: About) {
  const address = `${location.origin}${location.pathname}${location.search}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls sideways, also by keyboard.
    <section tabIndex={0} className="paper" aria-labelledby="cover">
      <div className="head">
        <div>
          <h2 id="cover">Downtime pack: {service.name}</h2>
          <p>
            {service.type.replaceAll("_", " ")}, {people.length} people. Printed at {dayAndClock(inLondon(at))}, for {hours} hours from then.
          </p>
          <p>{planAge(people)}</p>
        </div>
        <QrCode text={address} label="Code of this pack" />
      </div>
      <h3>What is missing</h3>
      {pack.missing.length === 0 ? (
        <p>Nothing that we know of. Look at each chart before you give a medicine: it is as of the time above.</p>
      ) : (
        <ul className="missing">
          {pack.missing.map((one) => (
            <li key={one}>
              <strong aria-hidden="true">! </strong>
              {one}
            </li>
          ))}
        </ul>
      )}
      <h3>When the screens go dark</h3>
      <ol className="first-steps">
        <li>Tell the on-call manager, and write down the time.</li>
        <li>Hand out the sheets, and let everybody sign for theirs below.</li>
        <li>Write when it happens: time, initials, code. A medicine that was not given needs a code too.</li>
        <li>At the end of the shift hand back every sheet, used or not. Count them: {pack.sheets.length} were printed.</li>
      </ol>
      <table className="sheets">
        <caption>Sheets: {pack.sheets.length} in all</caption>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Sheet</th>
            <th scope="col">Serial</th>
            <th scope="col">Handed to</th>
            <th scope="col">Time</th>
            <th scope="col">Back</th>
            <th scope="col">Signed</th>
          </tr>
        </thead>
        <tbody>
          {pack.sheets.map((sheet) => (
            <tr key={sheet.serial}>
              <td>
                {sheet.n} of {pack.sheets.length}
              </td>
              <th scope="row">{sheet.title}</th>
              <td className="serial">{sheet.serial}</td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sign">Handed out by (name, signature, time): ______________________________________________</p>
      <p className="sign">Counted back by (name, signature, time): ____________________________________________</p>
    </section>
  );
}

function planAge(people: About["people"]): string {
  const told = people.flatMap(({ plan }) => (plan?.asOf?.instant && plan.sourceSystem ? [{ asOf: plan.asOf, system: plan.sourceSystem }] : []));
  if (told.length === 0) return "No plan of what is due was told by any system.";
  const oldest = told.sort((a, b) => Number((a.asOf.instant?.seconds ?? 0n) - (b.asOf.instant?.seconds ?? 0n)))[0];
  return `What is due is as ${[...new Set(told.map((one) => one.system))].join(", ")} told it; the oldest is as of ${dayAndClock(oldest?.asOf)}. It covers ${told.length} of ${people.length} people.`;
}
