import { useId } from "react";
import { type ExpectedDose, Source } from "../../gen/reinstate/facts/v1/facts_pb";
import { dayAndClock } from "../../time/moment";
import { Field } from "../../ui/Field";
import { familiesOf, meaningOf, saysCode } from "../codes";
import { plain } from "../words";
import { medicinesOf } from "./choices";
import type { FieldsProps } from "./fields";
import { TextField } from "./TextField";

/** Which medicine, what was given of it, and with what sign; for medicines given when needed why, and whether it helped; for controlled drugs the register. */
export function DoseFields(props: FieldsProps) {
  const { draft, wrong, set, view } = props;
  const medicines = medicinesOf(view);
  const plan = medicines.find((one) => one.medicineId === draft.medicineId);
  const dues = plan?.dues ?? [];
  return (
    <>
      <Field label="Medicine" wrong={wrong.medicineId}>
        <select value={draft.medicineId} onChange={(event) => set({ medicineId: event.target.value, dueAt: undefined, itemId: "" })}>
          <option value="">Choose…</option>
          {medicines.map((one) => (
            <option key={one.medicineId} value={one.medicineId}>
              {one.name}
              {one.prn ? " (when needed)" : ""}
            </option>
          ))}
          {draft.medicineId !== "" && !plan && <option value={draft.medicineId}>{draft.medicineId}</option>}
        </select>
      </Field>
      {dues.length > 0 && (
        <Field label="Which dose">
          <select
            value={draft.itemId}
            onChange={(event) => {
              const due = dues.find((one) => one.itemId === event.target.value);
              set({ itemId: event.target.value, dueAt: due?.dueAt });
            }}
          >
            <option value="">{draft.dueAt ? `due ${dayAndClock(draft.dueAt)}` : "none of those that were due"}</option>
            {dues.map((one) => (
              <option key={one.itemId} value={one.itemId}>
                due {dayAndClock(one.dueAt)}
                {one.entered ? " (entered already)" : ""}
              </option>
            ))}
          </select>
        </Field>
      )}
      <TextField
        label="Dose given"
        hint={plan?.limits.dose ? `Prescribed: ${plan.limits.dose}` : "Number, in the units of the chart"}
        wrong={wrong.doseGiven}
        inputMode="decimal"
        value={draft.doseGiven}
        onChange={(doseGiven) => set({ doseGiven })}
      />
      <CodeFields {...props} />
      <TextField label="Note" hint="What the paper says beside it" value={draft.note} onChange={(note) => set({ note })} />
      {(plan?.prn || draft.prnRationale !== "" || draft.prnOutcome !== "") && (
        <>
          <TextField
            label="Why it was given"
            hint="Signs and reason, as written"
            value={draft.prnRationale}
            onChange={(prnRationale) => set({ prnRationale })}
          />
          <TextField label="Whether it helped" hint="Outcome and when, as written" value={draft.prnOutcome} onChange={(prnOutcome) => set({ prnOutcome })} />
        </>
      )}
      <Register {...props} limits={plan?.limits} />
    </>
  );
}

function CodeFields({ draft, wrong, set, directory, view }: FieldsProps) {
  const id = useId();
  const codes = directory?.reply.codes ?? [];
  // What this person's paper uses is what the next line uses as well, most likely.
  const used = view.reply.entries.find((entry) => entry.source === Source.PAPER && entry.content.case === "dose")?.content;
  const suggested = used?.case === "dose" ? used.value.chartFamily : "";
  const key = codes.filter((one) => one.chartFamily === draft.chartFamily);
  const meaning = draft.code.trim() === "" ? "" : meaningOf(codes, draft.chartFamily, draft.code.trim());
  return (
    <>
      <Field label="Chart" hint="Whose key the signs are of">
        <select value={draft.chartFamily} onChange={(event) => set({ chartFamily: event.target.value })}>
          <option value="">not stated</option>
          {familiesOf(codes).map((family) => (
            <option key={family} value={family}>
              {family}
              {family === suggested ? " (used on this person’s sheets)" : ""}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        label="Code or sign"
        hint={
          draft.code.trim() === ""
            ? "As it stands in the box: a tick or initials are “given”"
            : meaning === ""
              ? `${saysCode(codes, draft.chartFamily, draft.code.trim())}. Enter it as it stands; it will be asked about.`
              : `Means: ${plain(meaning).toLowerCase()}`
        }
        wrong={wrong.code}
        list={`${id}-codes`}
        value={draft.code}
        onChange={(code) => set({ code })}
      />
      <datalist id={`${id}-codes`}>
        {key.map((one) => (
          <option key={one.code} value={one.code}>
            {plain(one.meaning)}
          </option>
        ))}
      </datalist>
    </>
  );
}

function Register({ draft, wrong, set, limits }: FieldsProps & { limits: ExpectedDose | undefined }) {
  const controlled = limits !== undefined && limits.cdSchedule !== "";
  return (
    <details className="register" open={controlled || draft.witness !== "" || draft.stockBefore !== "" || draft.stockAfter !== "" || draft.wasted !== ""}>
      <summary>{controlled ? "Controlled drug: witness and register" : "Witness, waste and stock"}</summary>
      <div className="fields">
        <TextField
          label="Witness"
          hint={controlled ? "The second signature on the paper" : "Initials"}
          value={draft.witness}
          onChange={(witness) => set({ witness })}
        />
        <TextField
          label="Stock before"
          wrong={wrong.stockBefore}
          inputMode="decimal"
          value={draft.stockBefore}
          onChange={(stockBefore) => set({ stockBefore })}
        />
        <TextField label="Stock after" wrong={wrong.stockAfter} inputMode="decimal" value={draft.stockAfter} onChange={(stockAfter) => set({ stockAfter })} />
        <TextField label="Wasted" wrong={wrong.wasted} inputMode="decimal" value={draft.wasted} onChange={(wasted) => set({ wasted })} />
      </div>
    </details>
  );
}
