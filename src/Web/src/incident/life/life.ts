import type { duties } from "../../session/may";

/** What comes next in an incident's life (DOMAIN.md section 4), and whose duty it is. */
export type Step = "declare" | "freeze" | "contingency" | "restoration" | "reconciliation" | "recover" | "assurance" | "close" | "learning" | "none";

export interface Next {
  step: Step;
  /** What it is for, in a sentence. */
  why: string;
  duty: keyof typeof duties;
}

interface Standing {
  state: string;
  /** States of the runs within reach. */
  runs: readonly { state: string }[];
}

export function nextOf({ state, runs }: Standing): Next {
  switch (state) {
    case "suspected":
      return { step: "declare", why: "Somebody suspects an outage. If it is one, declare it: what was expected is fixed from then on.", duty: "lead" };
    case "declared":
      return { step: "contingency", why: "It is declared. Say since when care goes on on paper.", duty: "lead" };
    case "contingency":
    case "partly_restored":
      return runs.some((run) => run.state === "not_opened")
        ? { step: "freeze", why: "Of some services nothing is frozen yet: until then nothing of theirs can be found missing.", duty: "freeze" }
        : { step: "restoration", why: "Care goes on on paper. When a system answers again, record it here; then find what it lost.", duty: "lead" };
    case "restored":
      return {
        step: "reconciliation",
        why: "Every system answers again. Nobody enters anything before the loss windows are found and reconciliation begins.",
        duty: "lead",
      };
    case "reconciling":
    case "reopened":
      return runs.length > 0 && runs.every((run) => run.state === "signed_off")
        ? { step: "assurance", why: "Every service that you reach is signed off. Assurance begins: audit sample, notifications, review.", duty: "govern" }
        : { step: "recover", why: "Each service works through its steps and signs off.", duty: "lead" };
    case "assurance":
      return { step: "close", why: "Notifications are decided, the sample is judged, then the incident is closed.", duty: "govern" };
    case "closed":
      return { step: "learning", why: "It is closed. Learning is complete when the review is written and every action has its proof.", duty: "govern" };
    default:
      return { step: "none", why: state === "learning_complete" ? "Learning is complete. Nothing is left to do." : "", duty: "govern" };
  }
}

export const states = [
  "suspected",
  "declared",
  "contingency",
  "partly_restored",
  "restored",
  "reconciling",
  "assurance",
  "closed",
  "learning_complete",
] as const;
