import { type KeyboardEvent, useRef, useState } from "react";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Empty, Refused } from "../../ui/Notice";
import { Scroll } from "../../ui/Scroll";
import { say } from "../../ui/say";
import { ExceptDialog, QueryDialog } from "../acts/dialogs";
import { may } from "../acts/duties";
import { whyNotYou } from "../acts/separation";
import { useCheck } from "../acts/useCheck";
import { CorrectDialog } from "../entry/CorrectDialog";
import { isNative, type RecordView } from "../recordView";
import { FinishSummary } from "./FinishSummary";
import { KeyHelp } from "./KeyHelp";
import { type Act, actOf } from "./keys";
import { chartOf, type Line } from "./lines";
import { MedicineRows } from "./MedicineRows";
import { finishOf } from "./summary";
import "./mar.css";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
}

/** The review of medicines, line by line: what was due, paper and system in one row per dose. Made for the keyboard, and for two people. */
export function MarReview({ view, directory }: Props) {
  const { roles, person } = useWho();
  const chart = chartOf(view);
  const lines = chart.flatMap((medicine) => medicine.lines);
  const [opened, setOpened] = useState("");
  const [doing, setDoing] = useState<{ act: "query" | "except" | "correct"; itemId: string }>();
  const [tells, setTells] = useState("");
  const check = useCheck(view);
  const table = useRef<HTMLTableElement>(null);
  const focus = (itemId: string | undefined) => {
    const line = [...(table.current?.querySelectorAll<HTMLElement>("button[data-line]") ?? [])].find((button) => button.dataset.line === itemId);
    line?.focus();
    line?.scrollIntoView({ block: "nearest" });
  };
  const show = (itemId: string) => {
    setOpened(itemId);
    setTimeout(() => focus(itemId));
  };
  const checkLine = async (line: Line) => {
    const waiting = view.waitingOf(line.item);
    setTells("");
    if (waiting.length === 0) return setTells("There is nothing on this line that waits for a check.");
    const notYou = whyNotYou(directory, view.serviceId, waiting, person);
    if (notYou !== "") return setTells(notYou);
    if (await check.check(waiting)) {
      say("Checked.");
      // The next line is pointed at, not opened: nobody may check what they have not looked at.
      focus(lines[lines.indexOf(line) + 1]?.item.itemId);
    }
  };
  const act = (what: Act, line: Line) => {
    const itemId = line.item.itemId;
    const at = lines.indexOf(line);
    switch (what) {
      case "next":
        return focus(lines[at + 1]?.item.itemId);
      case "previous":
        return focus(lines[at - 1]?.item.itemId);
      case "check":
        if (opened !== itemId) return show(itemId);
        return may("write", roles) ? void checkLine(line) : setTells("Checking is for those who work at the service.");
      case "query":
        return setDoing({ act: "query", itemId });
      case "except":
        if (!may("decide", roles)) return setTells("Your lead or manager accounts for a dose without an entry.");
        if (!line.item.planned || line.item.excepted) return setTells("Only an expected dose that is not accounted for can be excepted.");
        return setDoing({ act: "except", itemId });
      case "correct":
        return may("write", roles) && correctable(line)
          ? setDoing({ act: "correct", itemId })
          : setTells("There is nothing on this line that can be corrected here.");
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const what = actOf(event.nativeEvent);
    const itemId = (event.target as HTMLElement).closest<HTMLElement>("[data-of-line]")?.dataset.ofLine;
    const line = lines.find((one) => one.item.itemId === itemId);
    if (!what || !line || event.repeat) return;
    event.preventDefault();
    act(what, line);
  };
  const current = lines.find((line) => line.item.itemId === doing?.itemId);
  const corrected = current && correctable(current);
  if (lines.length === 0 && chart.length === 0) {
    return (
      <Empty title="No medicines">
        <p>No medicine was expected for this person in the outage, and none was recorded.</p>
      </Empty>
    );
  }
  return (
    <div className="mar stack">
      <FinishSummary finish={finishOf(chart)} onGo={show} />
      <KeyHelp />
      <Refused refusal={check.refusal} />
      <p role="status" className={tells === "" ? "unseen" : "notice warn"}>
        {tells}
      </p>
      <Scroll label="Medicines, line by line">
        <table className="table mar-table" ref={table} onKeyDown={onKeyDown}>
          <caption>Medicines in the order of the chart, one row for each dose</caption>
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">Paper</th>
              <th scope="col">Digital</th>
              <th scope="col">Differences</th>
              <th scope="col">Gave, entered, checked</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          {chart.map((medicine) => (
            <MedicineRows
              key={medicine.medicineId}
              view={view}
              directory={directory}
              medicine={medicine}
              chart={chart}
              opened={opened}
              busy={check.busy}
              onOpen={(itemId) => setOpened(opened === itemId ? "" : itemId)}
              onAct={act}
            />
          ))}
        </table>
      </Scroll>
      {current && doing && (
        <QueryDialog
          view={view}
          item={current.item}
          entry={current.paper ?? current.digital}
          open={doing.act === "query"}
          onClose={() => closeTo(doing.itemId)}
        />
      )}
      {current && doing && <ExceptDialog view={view} item={current.item} open={doing.act === "except"} onClose={() => closeTo(doing.itemId)} />}
      {corrected && doing && (
        <CorrectDialog view={view} directory={directory} entry={corrected} open={doing.act === "correct"} onClose={() => closeTo(doing.itemId)} />
      )}
    </div>
  );

  function closeTo(itemId: string) {
    setDoing(undefined);
    setTimeout(() => focus(itemId));
  }
}

const correctable = (line: Line) => [line.paper, line.digital].find((entry) => entry !== undefined && !isNative(entry));
