import { useId } from "react";
import { useAnswer } from "../../api/queries";
import { Precision } from "../../gen/reinstate/facts/v1/facts_pb";
import { Field } from "../../ui/Field";
import { MomentField } from "../../ui/MomentField";
import { askRun } from "../asked";
import { staffAt, staffMeant } from "../people";
import type { FieldsProps } from "./fields";
import { TextField } from "./TextField";

/** Where it stands on paper. */
export function SheetFields({ draft, wrong, set, view }: FieldsProps) {
  const id = useId();
  const run = useAnswer(askRun, { incidentId: view.incidentId, serviceId: view.serviceId });
  const sheets = (run.data?.sheets ?? []).flatMap(({ sheet }) => (sheet ? [sheet] : []));
  const near = sheets.filter((sheet) => sheet.personId === view.personId || sheet.personId === "");
  const known = sheets.find((sheet) => sheet.serial === draft.sheetSerial.trim());
  const others = known && known.personId !== "" && known.personId !== view.personId;
  return (
    <>
      <TextField
        label="Sheet"
        hint={others ? "This sheet was issued for another person. Look at the name on it." : "Serial number, as printed"}
        wrong={wrong.sheetSerial}
        list={`${id}-sheets`}
        value={draft.sheetSerial}
        onChange={(sheetSerial) => set({ sheetSerial })}
      />
      <datalist id={`${id}-sheets`}>
        {near.map((sheet) => (
          <option key={sheet.serial} value={sheet.serial}>
            {sheet.kind}
          </option>
        ))}
      </datalist>
      <TextField label="Line" hint="If numbered" wrong={wrong.line} inputMode="numeric" value={draft.line} onChange={(line) => set({ line })} />
    </>
  );
}

const precisions = [
  { precision: Precision.EXACT, name: "Exact" },
  { precision: Precision.APPROXIMATE, name: "Approximate" },
  { precision: Precision.SHIFT, name: "Only the shift is known" },
];

/** When it happened, how exactly that is known, when it was written, and by whom. */
export function TimeFields({ draft, wrong, set, view, directory }: FieldsProps) {
  const id = useId();
  const meant = staffMeant(directory, view.serviceId, draft.author.trim());
  const happened = draft.kind === "dose" ? "Given at" : draft.kind === "visit" ? "Arrived at" : "Happened at";
  return (
    <>
      <MomentField
        label={happened}
        hint={draft.precision === Precision.SHIFT ? "Any time within the shift" : "As it stands on the paper, not as planned"}
        wrong={wrong.occurredAt}
        value={draft.occurredAt}
        onChange={(occurredAt) => set({ occurredAt })}
      />
      <Field label="This time is" wrong={wrong.precision}>
        <select value={draft.precision} onChange={(event) => set({ precision: Number(event.target.value) as Precision })}>
          {draft.precision === Precision.UNSPECIFIED && <option value={Precision.UNSPECIFIED}>not stated</option>}
          {precisions.map((one) => (
            <option key={one.precision} value={one.precision}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <MomentField
        label="Written at"
        hint="If the paper says so"
        wrong={wrong.writtenAt}
        value={draft.writtenAt}
        onChange={(writtenAt) => set({ writtenAt })}
      />
      <TextField
        label={draft.kind === "dose" ? "Given by" : "Written by"}
        hint={draft.author.trim() === "" ? "Initials on the paper" : meant ? meant.name : "Nobody is surely meant by this. Enter it as it stands."}
        wrong={wrong.author}
        list={`${id}-staff`}
        value={draft.author}
        onChange={(author) => set({ author })}
      />
      <datalist id={`${id}-staff`}>
        {staffAt(directory, view.serviceId).map((one) => (
          <option key={one.staffId} value={one.initials || one.staffId}>
            {one.name}
          </option>
        ))}
      </datalist>
      <label className="choice">
        <input type="checkbox" checked={draft.lateEntry} onChange={(event) => set({ lateEntry: event.target.checked })} />
        <span>
          The paper marks it as a late entry <span className="quiet">(written after the event)</span>
        </span>
      </label>
    </>
  );
}
