import type { WorkItem } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { Field } from "../../ui/Field";
import { useParam } from "../../ui/useParam";
import { shortTitle, stepHere } from "../steps/stepOf";
import { nextName, nextOrder, priorityName } from "../words";

/** What is shown is part of the address, so that it can be sent to somebody. Each choice says how many there are. */
export function Filters({ items, directory, steps }: { items: readonly WorkItem[]; directory: Directory | undefined; steps: readonly number[] }) {
  const people = [...new Set(items.map((work) => work.item?.personId ?? ""))].map((id) => ({ value: id, name: directory?.personName(id) ?? id }));
  const nexts = [...new Set(items.map((work) => work.next))].sort((a, b) => nextOrder.indexOf(a) - nextOrder.indexOf(b));
  const stepOf = (work: WorkItem) => (work.item ? String(stepHere(work.item, steps)) : "");
  return (
    <div className="filters">
      <Choice
        name="priority"
        label="Priority"
        all="All"
        choices={["P1", "P2", "P3"].map((value) => ({ value, name: value }))}
        of={items.map((work) => priorityName(work.item?.priority ?? 0))}
      />
      <Choice
        name="next"
        label="What is next"
        all="Everything"
        choices={nexts.map((value) => ({ value, name: nextName[value] ?? value }))}
        of={items.map((work) => work.next)}
      />
      <Choice
        name="step"
        label="Step"
        all="All"
        choices={[...new Set(items.map(stepOf))].sort().map((value) => ({ value, name: `${value}. ${shortTitle[Number(value)] ?? ""}` }))}
        of={items.map(stepOf)}
      />
      <Choice
        name="person"
        label="Person"
        all="Everybody"
        choices={people.sort((a, b) => a.name.localeCompare(b.name, "en-GB"))}
        of={items.map((work) => work.item?.personId ?? "")}
      />
      <Choice name="group" label="In groups by" all="Priority" choices={[{ value: "person", name: "Person" }]} />
      <Tick name="mine" label="Allocated to me" />
      <Tick name="overdue" label={`Overdue (${items.filter((work) => work.item?.overdue).length})`} />
    </div>
  );
}

function Choice({
  name,
  label,
  all,
  choices,
  of,
}: {
  name: string;
  label: string;
  all: string;
  choices: readonly { value: string; name: string }[];
  of?: readonly string[];
}) {
  const [value, setValue] = useParam(name);
  return (
    <Field label={label}>
      <select value={value} onChange={(e) => setValue(e.target.value)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
            {of && ` (${of.filter((one) => one === choice.value).length})`}
          </option>
        ))}
        {value !== "" && !choices.some((choice) => choice.value === value) && <option value={value}>{value} (0)</option>}
      </select>
    </Field>
  );
}

function Tick({ name, label }: { name: string; label: string }) {
  const [value, setValue] = useParam(name);
  return (
    <label className="choice">
      <input type="checkbox" checked={value !== ""} onChange={(e) => setValue(e.target.checked ? "1" : "")} />
      {label}
    </label>
  );
}
