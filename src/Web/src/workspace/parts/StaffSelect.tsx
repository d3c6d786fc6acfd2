import { type SelectHTMLAttributes, useMemo } from "react";
import type { StaffMember } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { roleName } from "../../session/session";

const tooMany = 200;

/** People of the register in order of name: who works at the service, and who does not. Of a large group's thousands, those who belong to no single service. */
export function staffFor(staff: readonly StaffMember[], serviceId: string): { here: StaffMember[]; elsewhere: StaffMember[] } {
  const named = (some: StaffMember[]) => some.sort((a, b) => a.name.localeCompare(b.name, "en-GB") || a.staffId.localeCompare(b.staffId));
  const others = staff.filter((one) => !one.services.includes(serviceId));
  return {
    here: named(staff.filter((one) => one.services.includes(serviceId))),
    elsewhere: named(others.length > tooMany ? others.filter((one) => one.services.length !== 1) : others),
  };
}

/** The last day of a medicines competency counts as current. */
export function medicinesCompetent(member: StaffMember, today: string): boolean {
  return member.competencies.some((held) => held.name === "medicines" && (held.expiresOn === "" || held.expiresOn >= today));
}

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> {
  directory: Directory | undefined;
  serviceId: string;
  value: string;
  onChange: (staffId: string) => void;
  /** Staff id of somebody who must not be chosen. */
  except?: string;
  only?: (member: StaffMember) => boolean;
  empty?: string;
}

export function StaffSelect({ directory, serviceId, value, onChange, except = "", only = () => true, empty = "Choose…", ...rest }: Props) {
  const { here, elsewhere } = useMemo(() => staffFor(directory?.reply.staff ?? [], serviceId), [directory, serviceId]);
  const options = (staff: StaffMember[]) =>
    staff
      .filter((one) => one.staffId !== except && only(one))
      .map((one) => (
        <option key={one.staffId} value={one.staffId}>
          {one.name || one.staffId}, {roleName(one.role)}
        </option>
      ));
  return (
    <select {...rest} value={value} onChange={(e) => onChange(e.target.value)}>
      <option value="">{empty}</option>
      <optgroup label="At this service">{options(here)}</optgroup>
      <optgroup label="Elsewhere">{options(elsewhere)}</optgroup>
    </select>
  );
}
