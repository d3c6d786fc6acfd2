import type { NotificationClock } from "../../gen/reinstate/v1/notification_pb";

/** Whom an incident may have to be notified to (DOMAIN.md section 8). About each somebody decides, yes or no, with a reason. By when, policy says. */
export const bodies = [
  { body: "cqc", name: "CQC", about: "Regulation 18: events that stop the service running safely." },
  { body: "safeguarding", name: "Local authority safeguarding", about: "Section 42: abuse or neglect, or a risk of it." },
  { body: "ico", name: "ICO", about: "Loss of availability is a personal data breach, unless nobody is likely to be at risk." },
  { body: "duty_of_candour", name: "Duty of candour", about: "Regulation 20: telling people and those close to them what went wrong." },
  { body: "commissioner", name: "Commissioner", about: "As the contract says." },
  { body: "families", name: "Families", about: "Those whom the outage touched." },
  { body: "insurer", name: "Insurer", about: "As the policy says." },
] as const;

export type Body = (typeof bodies)[number];

export const clockOf = (clocks: readonly NotificationClock[], body: string): NotificationClock | undefined => clocks.find((one) => one.body === body);

/** Those about whom nobody has decided. */
export const undecided = (clocks: readonly NotificationClock[]): Body[] => bodies.filter(({ body }) => !clockOf(clocks, body)?.decision);

interface Standing {
  kind: "good" | "warn" | "bad";
  words: string;
}

/** Where a notification stands: what is not decided or not sent is never good, and what is out is bad. */
export function standingOf(clock: NotificationClock | undefined): Standing {
  const late = clock?.late ? ", late" : "";
  switch (clock?.state) {
    case "decided_no":
      return { kind: late ? "warn" : "good", words: `do not notify${late}` };
    case "sent":
      return { kind: late ? "warn" : "good", words: `notified${late}` };
    case "acknowledged":
      return { kind: late ? "warn" : "good", words: `notified and acknowledged${late}` };
    case "to_send":
      return { kind: clock.overdue ? "bad" : "warn", words: "notify: not sent yet" };
    default:
      return { kind: clock?.overdue ? "bad" : "warn", words: "not decided" };
  }
}
