import { type KeyboardEvent, useMemo } from "react";
import { useDirectory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Answered, Empty } from "../../ui/Notice";
import { useParam } from "../../ui/useParam";
import { useMay } from "../access";
import { useFindings, useRecoveryRun, useScope, useWorklist } from "../service";
import { count, priorityName } from "../words";
import { Filters } from "./Filters";
import { type Filter, grouped, passes } from "./filter";
import { WorkTable } from "./WorkTable";

/** What is open, most urgent first. */
export function Worklist() {
  const answer = useWorklist(useScope());
  return (
    <div className="stack">
      <h2>Worklist</h2>
      <Answered answer={answer} what="the worklist">
        {(reply) =>
          reply.items.length === 0 ? (
            <Empty title="Nothing is open">
              <p>Whether the service can be signed off stands on the sign-off page: sheets, queries and people without a record count as well.</p>
            </Empty>
          ) : (
            <Listed items={reply.items} />
          )
        }
      </Answered>
    </div>
  );
}

function Listed({ items }: { items: NonNullable<ReturnType<typeof useWorklist>["data"]>["items"] }) {
  const scope = useScope();
  const directory = useDirectory();
  const who = useWho();
  const steps = (useRecoveryRun(scope).data?.steps ?? []).map((step) => step.step);
  const findings = useFindings(scope, useMay("seeFindings")).data?.findings;
  const [priority] = useParam("priority");
  const [next] = useParam("next");
  const [person] = useParam("person");
  const [step] = useParam("step");
  const [mine] = useParam("mine");
  const [overdue] = useParam("overdue");
  const [group] = useParam("group");
  const filter: Filter = { priority, next, person, step, mine, overdue };
  const shown = items.filter((item) => passes(item, filter, who.person, steps));
  const groups = grouped(shown, group === "person" ? (work) => work.item?.personId ?? "" : (work) => priorityName(work.item?.priority ?? 0));
  const undecided = useMemo(
    () =>
      new Map(
        (findings ?? [])
          .filter((finding) => finding.state === "open" && finding.itemId !== "")
          .map((finding) => [`${finding.personId} ${finding.itemId}`, finding.findingId]),
      ),
    [findings],
  );
  return (
    <>
      <Filters items={items} directory={directory} steps={steps} />
      <p role="status">
        {shown.length} of {count(items.length, "open item")} shown. <span className="quiet">Up and down move between them, Enter opens.</span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows only move focus between the links inside, which are operable without them. */}
      <div className="stack" onKeyDown={moveWithArrows}>
        {groups.map((one) => (
          <WorkTable
            key={one.key}
            caption={`${group === "person" ? (directory?.personName(one.key) ?? one.key) : one.key}: ${count(one.items.length, "item")}`}
            items={one.items}
            scope={scope}
            directory={directory}
            undecided={undecided}
          />
        ))}
      </div>
    </>
  );
}

function moveWithArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-item]")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  links[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
