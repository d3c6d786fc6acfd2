import { createClient } from "@connectrpc/connect";
import { PersonService } from "../../gen/reinstate/v1/person_pb";
import { transport } from "./transport";

export const people = createClient(PersonService, transport);
