import type { ChartCode, ServiceLocation } from "../gen/reinstate/facts/v1/facts_pb";
import type { Pack, PackPerson } from "./pack";

/** What every part of a pack is printed from. */
export interface About {
  service: ServiceLocation;
  pack: Pack;
  people: readonly PackPerson[];
  codes: readonly ChartCode[];
  at: number;
  hours: number;
}
