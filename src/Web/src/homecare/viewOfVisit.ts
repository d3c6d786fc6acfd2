import { create } from "@bufbuild/protobuf";
import { ExpectedItemSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { GetPersonRecordReplySchema } from "../gen/reinstate/v1/person_pb";
import { type RecordView, viewOf } from "../person/recordView";
import type { OfVisit } from "./VisitDetail";

/** As much of the person's record as the visit tells, for the parts of pages that show and write entries. */
export function viewOfVisit({ visit, incidentId, serviceId, directory }: OfVisit): RecordView {
  const expected = visit.planned ? [create(ExpectedItemSchema, { itemId: visit.itemId, kind: { case: "visit", value: visit.planned } })] : [];
  const reply = create(GetPersonRecordReplySchema, { personId: visit.personId, serviceId, name: directory?.personName(visit.personId) ?? "", expected });
  reply.entries = visit.entries;
  return viewOf(incidentId, reply);
}
