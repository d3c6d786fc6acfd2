import { useRef } from "react";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { useAddress } from "../ui/useAddress";
import { useTyped } from "../ui/useTyped";
import { useWide } from "../ui/useWide";
import { type Choice, fields, type Field as Name } from "./filters";

const labels: readonly { field: Exclude<Name, "text">; label: string; all: string }[] = [
  { field: "incident", label: "Incident", all: "Every incident" },
  { field: "group", label: "Group or region", all: "Every group" },
  { field: "type", label: "Type of service", all: "Every type" },
  { field: "system", label: "System", all: "Every system" },
  { field: "supplier", label: "Supplier", all: "Every supplier" },
  { field: "state", label: "State", all: "Every state" },
  { field: "with", label: "Only with", all: "Any figures" },
];

/** What to leave in the table; it stands in the address. */
export function Filters({ choices, shown, all }: { choices: Record<Exclude<Name, "text">, Choice[]>; shown: number; all: number }) {
  const [address, change] = useAddress();
  const choose = (field: Name, value: string) => change({ [field]: value });
  const [text, type] = useTyped(address.get("text") ?? "", (typed) => choose("text", typed));
  const set = labels.filter(({ field }) => address.get(field)).length;
  const many = set + (address.get("text") ? 1 : 0);
  // Open to begin with where there is room for it or something is set; then it is left as whoever looks has put it.
  const wide = useWide(64);
  const opened = useRef(wide || set > 0);
  return (
    <search className="filters no-print">
      <Field label="Find a service">
        <input type="search" value={text} onChange={(event) => type(event.target.value)} />
      </Field>
      <div className="row outcome">
        <span role="status">
          {shown} of {all} services
        </span>
        {many > 0 && (
          <Button small onClick={() => change(Object.fromEntries(fields.map((field) => [field, ""])))}>
            Show all
          </Button>
        )}
      </div>
      <details open={opened.current}>
        <summary>More filters{set > 0 && `, ${set} set`}</summary>
        <div className="choices">
          {labels.map(({ field, label, all: everything }) => (
            <Field key={field} label={label}>
              <select value={address.get(field) ?? ""} onChange={(event) => choose(field, event.target.value)}>
                <option value="">{everything}</option>
                {choices[field].map(({ value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          ))}
        </div>
      </details>
    </search>
  );
}
