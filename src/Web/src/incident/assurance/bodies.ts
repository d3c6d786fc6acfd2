import type { GetGovernanceReply, NotificationDecision } from "../../gen/reinstate/v1/governance_pb";

const hour = 3_600_000;

/** Whom an incident may have to be notified to (DOMAIN.md section 8). About each somebody decides, yes or no, with a reason. */
export const bodies = [
  { body: "cqc", name: "CQC", about: "Regulation 18: events that stop the service running safely. Without delay.", within: undefined },
  { body: "safeguarding", name: "Local authority safeguarding", about: "Section 42: abuse or neglect, or a risk of it.", within: undefined },
  {
    body: "ico",
    name: "ICO",
    about: "Loss of availability is a personal data breach: within 72 hours of knowing, unless nobody is likely to be at risk.",
    within: 72 * hour,
  },
  { body: "duty_of_candour", name: "Duty of candour", about: "Regulation 20: telling people and those close to them what went wrong.", within: undefined },
  { body: "commissioner", name: "Commissioner", about: "As the contract says.", within: undefined },
  { body: "families", name: "Families", about: "Those whom the outage touched.", within: undefined },
  { body: "insurer", name: "Insurer", about: "As the policy says.", within: undefined },
] as const;

export type Body = (typeof bodies)[number];

export const decisionOf = (reply: GetGovernanceReply, body: string): NotificationDecision | undefined => reply.notifications.find((one) => one.body === body);

export const undecided = (reply: GetGovernanceReply): Body[] => bodies.filter(({ body }) => !decisionOf(reply, body));

/** The end of a body's limit, in milliseconds since 1970; undefined where the law names no number of hours. */
export const limitOf = ({ within }: Body, detectedAt: number | undefined): number | undefined =>
  within === undefined || detectedAt === undefined ? undefined : detectedAt + within;
