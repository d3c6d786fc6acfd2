import { useState } from "react";
import { Link } from "react-router";
import { Field } from "../ui/Field";
import { Mark } from "../ui/Mark";
import { Empty } from "../ui/Notice";
import { useNow } from "../ui/useNow";
import type { Captured } from "./captured";
import type { Kit } from "./device/kit";
import { dueAround } from "./forms/medicines";

export const hasAllergy = (allergies: string) => allergies.trim() !== "" && !/^(none|none known|nkda|no known.*)$/i.test(allergies.trim());

export const allergyWords = (allergies: string) => allergies.split(";").join(", ");

/** Everybody at the service, to write for one of them. */
export function People({ kit, captured }: { kit: Kit | null; captured: readonly Captured[] }) {
  const [sought, seek] = useState("");
  const now = useNow(60_000);
  if (!kit)
    return (
      <Empty title="Nobody is known here yet">
        <p>What this device should know could not be read. Fetch it again under This device.</p>
      </Empty>
    );
  const words = sought.trim().toLowerCase();
  const found = kit.people.filter(({ person }) => `${person.name} ${person.unit}`.toLowerCase().includes(words));
  return (
    <section className="stack" aria-labelledby="people">
      <h2 id="people">For whom?</h2>
      <Field label="Find by name or unit">
        <input type="search" value={sought} onChange={(event) => seek(event.target.value)} />
      </Field>
      <ul className="plain people">
        {found.map(({ person, items }) => {
          const due = dueAround({ person, items }, now).filter((one) => one.at <= now + 3_600_000).length;
          const mine = captured.filter((one) => one.personId === person.personId).length;
          return (
            <li key={person.personId}>
              <Link className="person" to={`/capture/people/${person.personId}`}>
                <strong>{person.name || person.personId}</strong>
                <span className="quiet">{person.unit}</span>
                {hasAllergy(person.allergies) && <Mark kind="bad">Allergy: {allergyWords(person.allergies)}</Mark>}
                {due > 0 && <span>{due} due around now</span>}
                {mine > 0 && <Mark kind="warn">{mine} only here</Mark>}
              </Link>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <p role="status">Nobody by that name is at this service, as far as this device knows.</p>}
    </section>
  );
}
