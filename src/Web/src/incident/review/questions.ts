/** What a review answers (DOMAIN.md section 5, step 13), as it is asked. */
export const questions = [
  {
    question: "printed_material",
    title: "Was the printed material current, and did it serve?",
    about: "Summaries, charts and rotas as staff had them in their hands.",
  },
  { question: "roles_clear", title: "Was it clear who decides, checks and signs?", about: "From the declaration to the sign-off." },
  { question: "restoration_order", title: "Did the systems come back in the right order?", about: "What people depend on first, first." },
  { question: "supplier", title: "Did the supplier do its part?", about: "Told in time, answered what was asked, kept what it promised." },
  { question: "recurrence", title: "Is it prevented from happening again?", about: "Looked at beside earlier incidents and their actions." },
] as const;

export const answers = [
  ["yes", "Yes"],
  ["partly", "Partly"],
  ["no", "No"],
] as const;

export type Answer = (typeof answers)[number][0];

export const questionName = (code: string): string => questions.find((one) => one.question === code)?.title ?? code.replaceAll("_", " ");
