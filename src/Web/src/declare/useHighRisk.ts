import { useMemo } from "react";
import { organisation } from "../api/clients/organisation";
import { ask, useAnswer } from "../api/queries";
import { OrganisationService } from "../gen/reinstate/v1/organisation_pb";

const asked = ask(OrganisationService.method.getPolicy, organisation.getPolicy);

/** Words in names of medicines that make a dose P1, as the organisation's policy has them. */
export function useHighRisk(): readonly string[] {
  const { data } = useAnswer(asked, {});
  return useMemo(
    () =>
      data?.values
        .find((one) => one.key === "high_risk_medicines")
        ?.value.split(";")
        .map((word) => word.trim()) ?? [],
    [data],
  );
}
