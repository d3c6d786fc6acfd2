import type { Kit } from "../device/kit";

/** What was typed, as typed. It is kept as a draft while it is typed, and with the entry, to correct it. */
export interface FilledDose {
  kind: "dose";
  medicineId: string;
  dueAt: string; // an item id of the plan, or empty
  code: string; // "family\ncode"
  given: string;
  at: string;
  witness: string;
  note: string;
  rationale: string;
  effect: string;
}
export interface FilledNote {
  kind: "note";
  category: string;
  text: string;
  value: string;
  unit: string;
  at: string;
  precision: "exact" | "approximate" | "shift";
}
export interface FilledVisit {
  kind: "visit";
  visitId: string;
  at: string;
  out: string;
  withStaff: string;
  lateReason: string;
  familyAt: string;
  welfareAt: string;
}
export type Filled = FilledDose | FilledNote | FilledVisit;

export const emptyDose = (at: string): FilledDose => ({
  kind: "dose",
  medicineId: "",
  dueAt: "",
  code: "",
  given: "",
  at,
  witness: "",
  note: "",
  rationale: "",
  effect: "",
});
export const emptyNote = (at: string): FilledNote => ({ kind: "note", category: "", text: "", value: "", unit: "", at, precision: "exact" });
export const emptyVisit = (at: string): FilledVisit => ({
  kind: "visit",
  visitId: "",
  at,
  out: "",
  withStaff: "",
  lateReason: "",
  familyAt: "",
  welfareAt: "",
});

/** What is missing or wrong, by field; nothing when it can be kept. */
export type Wrong = Partial<Record<string, string>>;

/** A person for whom something is written, with what was known of their plan when the device was prepared. */
export type KitPerson = Kit["people"][number];

/** Kinds of daily records, as the rules know them, in words. */
export const categories: readonly { category: string; name: string }[] = [
  { category: "personal_care", name: "Personal care" },
  { category: "nutrition", name: "Food" },
  { category: "hydration", name: "Drink" },
  { category: "continence", name: "Continence" },
  { category: "repositioning", name: "Repositioning" },
  { category: "sleep", name: "Sleep and night checks" },
  { category: "observation", name: "Health observation" },
  { category: "mood", name: "Mood" },
  { category: "activities", name: "Activities" },
  { category: "behaviour", name: "Behaviour" },
  { category: "fall", name: "Fall" },
  { category: "injury", name: "Injury" },
  { category: "escalation", name: "Escalation: who was called" },
  { category: "clinical_advice", name: "Advice from GP, pharmacist or 111" },
  { category: "family_communication", name: "Family told" },
  { category: "safeguarding", name: "Safeguarding" },
  { category: "handover", name: "Handover" },
];

export const outcomes: readonly { meaning: string; name: string }[] = [
  { meaning: "given", name: "Given" },
  { meaning: "prompted", name: "Prompted" },
  { meaning: "made_available", name: "Made available" },
  { meaning: "refused", name: "Refused" },
  { meaning: "refused_destroyed", name: "Refused and destroyed" },
  { meaning: "asleep", name: "Omitted: asleep" },
  { meaning: "hospital", name: "In hospital" },
  { meaning: "leave", name: "On leave" },
  { meaning: "nausea", name: "Nausea or vomiting" },
  { meaning: "not_required", name: "Not required" },
  { meaning: "not_available", name: "Not available" },
  { meaning: "other", name: "Other: say in the note" },
];
