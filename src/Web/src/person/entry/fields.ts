import type { Directory } from "../../live/directory";
import type { RecordView } from "../recordView";
import type { EntryDraft } from "./draft";
import type { Problems } from "./problems";

/** What every group of fields of a line gets. */
export interface FieldsProps {
  draft: EntryDraft;
  wrong: Problems;
  set: (change: Partial<EntryDraft>) => void;
  view: RecordView;
  directory: Directory | undefined;
}
