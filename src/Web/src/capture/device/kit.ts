import { fromJson, type JsonValue, toJson } from "@bufbuild/protobuf";
import type { ChartCode, ExpectedItem, PersonSupported, StaffMember } from "../../gen/reinstate/facts/v1/facts_pb";
import { ChartCodeSchema, ExpectedItemSchema, PersonSupportedSchema, StaffMemberSchema } from "../../gen/reinstate/facts/v1/facts_pb";

/** What is brought along for a service: who is there, what they are to get, who works there. Kept enciphered. */
export interface Kit {
  serviceId: string;
  serviceName: string;
  serviceType: string;
  /** The member of staff whose kit it is. */
  staffId: string;
  staffName: string;
  fetchedAt: number;
  /** What was due is known up to here; 0 when nothing of it is known. */
  plannedUntil: number;
  /** Where what is due comes from, or why it is not known. */
  plannedFrom: string;
  people: { person: PersonSupported; items: ExpectedItem[] }[];
  staff: StaffMember[];
  codes: ChartCode[];
}

export function packKit(kit: Kit): JsonValue {
  const { people, staff, codes, ...rest } = kit;
  return {
    ...rest,
    people: people.map((one) => ({ person: toJson(PersonSupportedSchema, one.person), items: one.items.map((item) => toJson(ExpectedItemSchema, item)) })),
    staff: staff.map((one) => toJson(StaffMemberSchema, one)),
    codes: codes.map((one) => toJson(ChartCodeSchema, one)),
  };
}

interface Packed extends Omit<Kit, "people" | "staff" | "codes"> {
  people: { person: JsonValue; items: JsonValue[] }[];
  staff: JsonValue[];
  codes: JsonValue[];
}

// A kit that an earlier version of the app packed may hold fields that this one does not know.
const lenient = { ignoreUnknownFields: true };

export function unpackKit(packed: unknown): Kit {
  const { people, staff, codes, ...rest } = packed as Packed;
  return {
    ...rest,
    people: people.map((one) => ({
      person: fromJson(PersonSupportedSchema, one.person, lenient),
      items: one.items.map((item) => fromJson(ExpectedItemSchema, item, lenient)),
    })),
    staff: staff.map((one) => fromJson(StaffMemberSchema, one, lenient)),
    codes: codes.map((one) => fromJson(ChartCodeSchema, one, lenient)),
  };
}

/** What a letter of a chart family means; where an organisation has no keys, the outcome itself is the code. */
export function meaningOf(codes: readonly Pick<ChartCode, "chartFamily" | "code" | "meaning">[], family: string, code: string): string {
  return codes.find((one) => one.chartFamily === family && one.code === code)?.meaning ?? (codes.length === 0 ? code : "");
}
