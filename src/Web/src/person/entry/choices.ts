import type { ExpectedDose, Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import { earlierFirst } from "../../time/moment";
import type { RecordView } from "../recordView";
import { medicineName } from "../words";

export interface MedicineChoice {
  medicineId: string;
  name: string;
  prn: boolean;
  limits: ExpectedDose;
  dues: { itemId: string; dueAt: Moment | undefined; entered: boolean }[];
}

/** The medicines of the person's chart, in its order, with the times at which each was due. */
export function medicinesOf(view: RecordView): MedicineChoice[] {
  const found = new Map<string, MedicineChoice>();
  for (const item of view.reply.expected) {
    if (item.kind.case !== "dose") continue;
    const dose = item.kind.value;
    const known = found.get(dose.medicineId) ?? { medicineId: dose.medicineId, name: medicineName(view, dose.medicineId), prn: false, limits: dose, dues: [] };
    if (dose.prn) known.prn = true;
    else known.dues.push({ itemId: item.itemId, dueAt: dose.dueAt, entered: view.item(item.itemId)?.entered ?? false });
    found.set(dose.medicineId, known);
  }
  for (const one of found.values()) one.dues.sort((a, b) => earlierFirst(a.dueAt, b.dueAt));
  return [...found.values()];
}

/** The next item of the same kind that has no entry yet, after one that was just entered; undefined when there is none. */
export function nextToEnter(view: RecordView, order: readonly string[], after: string): string | undefined {
  const at = order.indexOf(after);
  const rest = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))];
  return rest.find((itemId) => {
    const item = view.item(itemId);
    return item?.planned === true && !item.entered && !item.excepted;
  });
}
