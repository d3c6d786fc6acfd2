import type { GetRecoveryRunReply, WorkItem } from "../../gen/reinstate/v1/service_pb";
import { count } from "../words";
import { stepHere } from "./stepOf";

/** One thing that a step waits for, with the part of the workspace where it is mended. */
export interface Block {
  text: string;
  at?: string;
}

export interface Known {
  run: GetRecoveryRunReply;
  work: readonly WorkItem[];
  /** People with medicines whose last dose was not read back from paper. */
  withoutNextDose: number;
  /** People for whom no work is given to anybody. */
  withoutStaff: number;
}

/** What stands in the way of a step as far as this page can tell. Whoever completes it is told by the server, which judges. */
export function blocks(step: number, known: Known): Block[] {
  const { run, work } = known;
  const done = new Set(run.steps.filter((one) => one.doneAt).map((one) => one.step));
  const steps = run.steps.map((one) => one.step);
  const found: Block[] = [];
  if (step > 1 && step <= 11 && !done.has(1)) found.push({ text: "The all clear (step 1) is not given: nothing is entered before it." });
  if (step === 1 && run.summary?.state === "frozen") found.push({ text: "The moment of restoration is not noted." });
  if (step === 2 && known.withoutNextDose > 0)
    found.push({ text: `The last dose of ${count(known.withoutNextDose, "person", "people")} is not read back from paper.` });
  if (step === 3) {
    const out = run.sheets.filter((sheet) => !sheet.accounted).length;
    if (out > 0) found.push({ text: `${count(out, "sheet")} not accounted for.`, at: "sheets?show=out" });
  }
  if (step === 4 && known.withoutStaff > 0)
    found.push({ text: `${count(known.withoutStaff, "person", "people")} without anybody named for them.`, at: "allocation" });
  if (step >= 5 && step <= 9) {
    const open = work.filter(({ item }) => item && stepHere(item, steps) === step).length;
    if (open > 0) found.push({ text: `${count(open, "item")} open.`, at: `worklist?step=${step}` });
  }
  if (step === 10) {
    const before = steps.filter((one) => one >= 5 && one <= 9 && !done.has(one));
    if (before.length > 0) found.push({ text: `Not completed yet: ${before.length === 1 ? "step" : "steps"} ${before.join(", ")}.` });
  }
  if (step === 11 && run.blocking.length > 0) found.push({ text: `${count(run.blocking.length, "thing")} in the way of sign-off.`, at: "sign-off" });
  return found;
}
