import { useEffect, useRef, useState } from "react";
import { Link, useParams } from "react-router";
import { day, dayAndClock, inLondon } from "../time/moment";
import { Button } from "../ui/Button";
import { Mark } from "../ui/Mark";
import { Empty, Notice } from "../ui/Notice";
import { useNow } from "../ui/useNow";
import type { Captured } from "./captured";
import type { Open } from "./device/device";
import { EntryForm } from "./forms/EntryForm";
import type { Filled } from "./forms/filled";
import { dueAround } from "./forms/medicines";
import { PhotoForm } from "./forms/PhotoForm";
import { allergyWords, hasAllergy } from "./People";

type What = Filled["kind"] | "photo";

const kinds: readonly { what: What; name: string }[] = [
  { what: "dose", name: "Medicine" },
  { what: "note", name: "Note or observation" },
  { what: "visit", name: "Visit" },
  { what: "photo", name: "Photo of a sheet" },
];

const answered = (one: Captured): string =>
  one.kind === "photo" ? "" : one.filled.kind === "dose" ? one.filled.dueAt : one.filled.kind === "visit" ? one.filled.visitId : "";

/** One person: what must be known before giving care, what is due, and what to write down. */
export function PersonToWrite({ open }: { open: Open }) {
  const { personId = "" } = useParams();
  const [writing, write] = useState<{ what: What; itemId: string; n: number } | null>(null);
  const count = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const now = useNow(60_000);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (writing) form.current?.scrollIntoView({ block: "start" });
  }, [writing]);
  const found = open.kit?.people.find((one) => one.person.personId === personId);
  if (!open.kit || !found)
    return (
      <Empty title="This person is not known here">
        <p>They were not at the service when this device was prepared. Write on paper.</p>
        <Link to="/capture">Everybody</Link>
      </Empty>
    );
  const { person } = found;
  const written = new Set(open.captured.filter((one) => one.personId === personId).map(answered));
  const visited = open.kit.serviceType === "homecare" || found.items.some((item) => item.kind.case === "visit");
  const due = dueAround(found, now).slice(0, 12);
  const begin = (what: What, itemId: string) => write({ what, itemId, n: ++count.current });
  // Whoever has begun the next one already does not lose it to the end of the one before.
  const done = (n: number) => {
    write((current) => (current?.n === n ? null : current));
    heading.current?.focus();
  };
  return (
    <section className="stack" aria-labelledby="person">
      <p className="tight">
        <Link to="/capture">Everybody</Link>
      </p>
      <h2 id="person" ref={heading} tabIndex={-1}>
        {person.name || person.personId}
      </h2>
      <p className="row tight">
        {hasAllergy(person.allergies) ? (
          <Mark kind="bad">Allergy: {allergyWords(person.allergies)}</Mark>
        ) : (
          <Mark>Allergies: {person.allergies || "not stated"}</Mark>
        )}
        {person.riskFlags && <Mark kind="warn">{person.riskFlags}</Mark>}
        {person.dob && <span>Born {person.dob.split("-").reverse().join("/")}</span>}
        {person.unit && <span className="quiet">{person.unit}</span>}
        {person.leaveFrom && <Mark kind="warn">On leave from {day(person.leaveFrom)}</Mark>}
      </p>
      {due.length > 0 ? (
        <section aria-labelledby="due">
          <h3 id="due">Planned</h3>
          <p>
            This is what is planned, not what was given: look at the chart before you give a medicine. What others wrote, and what is sent, is not shown here.
          </p>
          <ul className="plain">
            {due.map((one) => (
              <li key={one.itemId} className="due">
                <span>
                  <strong>{one.when}</strong> {one.what} {one.critical && <Mark kind="bad">time-critical</Mark>}{" "}
                  {written.has(one.answers) && <Mark kind="good">written here</Mark>}
                </span>
                <Button small onClick={() => begin(one.kind, one.itemId)}>
                  Record<span className="unseen"> {one.what}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Notice>
          <p>
            {found.items.length === 0
              ? "What is due is not known here. Follow the printed chart."
              : `Nothing more is due in what this device knows, as of ${dayAndClock(inLondon(open.kit.fetchedAt))}.`}
          </p>
        </Notice>
      )}
      <h3 className="tight">Write down</h3>
      <div className="row">
        {kinds
          .filter((kind) => kind.what !== "visit" || visited)
          .map((kind) => (
            <Button key={kind.what} aria-pressed={writing?.what === kind.what} onClick={() => begin(kind.what, "")}>
              {kind.name}
            </Button>
          ))}
      </div>
      <div ref={form}>
        {writing?.what === "photo" && <PhotoForm key={writing.n} open={open} person={found} done={() => done(writing.n)} />}
        {writing && writing.what !== "photo" && (
          <EntryForm key={writing.n} open={open} kit={open.kit} person={found} kind={writing.what} itemId={writing.itemId} done={() => done(writing.n)} />
        )}
      </div>
    </section>
  );
}
