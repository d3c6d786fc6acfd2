import { exercises } from "../api/clients/exercises";
import { ask, useAnswer } from "../api/queries";
import { ExerciseService } from "../gen/reinstate/v1/exercise_pb";

const readiness = ask(ExerciseService.method.getReadiness, exercises.getReadiness);

export const useReadiness = (asked = true) => useAnswer(readiness, asked ? {} : null);
