import { dayAndClock } from "../../time/moment";
import { Field } from "../../ui/Field";
import type { Kit } from "../device/kit";
import type { FilledVisit, KitPerson, Wrong } from "./filled";

interface Props {
  value: FilledVisit;
  set: (next: FilledVisit) => void;
  person: KitPerson;
  kit: Kit;
  wrong: Wrong;
}

/** In and out of a visit, with what a late one needs. */
export function VisitFields({ value, set, person, kit, wrong }: Props) {
  const change = (what: Partial<FilledVisit>) => set({ ...value, ...what });
  const visits = person.items.flatMap((item) => (item.kind.case === "visit" ? [item.kind.value] : []));
  const visit = visits.find((one) => one.visitId === value.visitId);
  return (
    <>
      <Field label="Visit" wrong={wrong.visitId}>
        <select value={value.visitId} onChange={(event) => change({ visitId: event.target.value })}>
          <option value="">Choose…</option>
          {visits.map((one) => (
            <option key={one.visitId} value={one.visitId}>
              {dayAndClock(one.start)} {one.tasks}
            </option>
          ))}
        </select>
      </Field>
      <div className="pair">
        <Field label="In" wrong={wrong.at}>
          <input type="datetime-local" value={value.at} onChange={(event) => change({ at: event.target.value })} />
        </Field>
        <Field label="Out" hint="Empty while you are still there." wrong={wrong.out}>
          <input type="datetime-local" value={value.out} onChange={(event) => change({ out: event.target.value })} />
        </Field>
      </div>
      <Field label="Who was with you" hint={visit && visit.workersRequired > 1 ? `This visit needs ${visit.workersRequired} workers.` : undefined}>
        <select value={value.withStaff} onChange={(event) => change({ withStaff: event.target.value })}>
          <option value="">Nobody</option>
          {kit.staff
            .filter((one) => one.staffId !== kit.staffId)
            .map((one) => (
              <option key={one.staffId} value={one.staffId}>
                {one.name} ({one.initials})
              </option>
            ))}
        </select>
      </Field>
      <Field label="If it was late: why">
        <input value={value.lateReason} onChange={(event) => change({ lateReason: event.target.value })} />
      </Field>
      <div className="pair">
        <Field label="Family told at" wrong={wrong.familyAt}>
          <input type="datetime-local" value={value.familyAt} onChange={(event) => change({ familyAt: event.target.value })} />
        </Field>
        <Field label="Person seen to be well at" wrong={wrong.welfareAt}>
          <input type="datetime-local" value={value.welfareAt} onChange={(event) => change({ welfareAt: event.target.value })} />
        </Field>
      </div>
    </>
  );
}
