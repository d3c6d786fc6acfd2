import { Navigate, Route, Routes, useParams } from "react-router";
import { useAnswer } from "../api/queries";
import { useDirectory } from "../live/directory";
import { Answered } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useTitle } from "../ui/useTitle";
import { askRecord } from "./asked";
import { Chronology } from "./chronology/Chronology";
import { Identity } from "./Identity";
import { isMedicine } from "./mar/lines";
import { MarReview } from "./mar/MarReview";
import { ReadReason } from "./ReadReason";
import { Reads } from "./Reads";
import { RecordTab } from "./record/RecordTab";
import { type RecordView, viewOf } from "./recordView";
import "./person.css";

/** One person's three records in an incident: what was expected, what is on paper, what the restored system holds. */
export default function PersonPage() {
  const { incidentId = "", serviceId = "", personId = "" } = useParams();
  const answer = useAnswer(askRecord, { incidentId, personId });
  const at = `/incidents/${incidentId}/services/${serviceId}/people/${personId}`;
  useTitle(answer.data?.name || personId);
  return (
    <ReadReason answer={answer} scope={{ personId }} what="this person's record">
      <Answered answer={answer} what="the record">
        {(reply) => <Person at={at} view={viewOf(incidentId, reply)} />}
      </Answered>
    </ReadReason>
  );
}

function Person({ at, view }: { at: string; view: RecordView }) {
  const directory = useDirectory();
  const open = view.reply.items.filter((item) => item.open).length;
  const medicines = view.reply.items.filter((item) => isMedicine(item.category) && item.open).length;
  return (
    <div className="person stack">
      <Identity view={view} directory={directory} />
      <Tabs
        label="Parts of the record"
        parts={[
          { to: at, name: "Record", count: open },
          { to: `${at}/mar`, name: "Medicines line by line", count: medicines },
          { to: `${at}/chronology`, name: "Chronology" },
          { to: `${at}/reads`, name: "Who looked" },
        ]}
      />
      <Routes>
        <Route index element={<RecordTab view={view} directory={directory} />} />
        <Route path="mar" element={<MarReview view={view} directory={directory} />} />
        <Route path="chronology" element={<Chronology view={view} directory={directory} />} />
        <Route path="reads" element={<Reads view={view} directory={directory} />} />
        <Route path="*" element={<Navigate to={at} replace />} />
      </Routes>
    </div>
  );
}
