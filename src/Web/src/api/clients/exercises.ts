import { createClient } from "@connectrpc/connect";
import { ExerciseService } from "../../gen/reinstate/v1/exercise_pb";
import { transport } from "./transport";

export const exercises = createClient(ExerciseService, transport);
