import type { Finding } from "../../gen/reinstate/v1/common_pb";

const severities = ["critical", "high", "medium", "low"];

export const severityKind = (severity: string): "bad" | "warn" | undefined =>
  severity === "critical" || severity === "high" ? "bad" : severity === "medium" ? "warn" : undefined;

/** Open before closed, the gravest first; then as the rules are numbered, so that like stands with like. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const weight = (finding: Finding) => [finding.state === "open" ? 0 : 1, severities.indexOf(finding.severity), finding.reopened ? 0 : 1, finding.rule];
  return [...findings].sort((a, b) => {
    const [left, right] = [weight(a), weight(b)];
    const first = left.findIndex((value, i) => value !== right[i]);
    return first >= 0 ? (left[first] ?? 0) - (right[first] ?? 0) : a.findingId.localeCompare(b.findingId);
  });
}

/** Where a finding about the service as a whole is mended, by the number of its rule. */
export function mendedAt(rule: number): { at: string; name: string } | undefined {
  if ([3, 4, 11].includes(rule)) return { at: "sheets?show=out", name: "the sheets" };
  if (rule === 41) return { at: "", name: "the steps" };
  if (rule === 42 || rule === 43) return { at: "sign-off", name: "the sign-off" };
  return undefined;
}
