import type { GetRecoveryRunReply } from "../../gen/reinstate/v1/service_pb";
import { useDirectory } from "../../live/directory";
import { Figures } from "../../ui/Figures";
import { Answered, Empty } from "../../ui/Notice";
import { useFocusOn } from "../../ui/useFocusOn";
import { useParam } from "../../ui/useParam";
import { useMay } from "../access";
import { useRecoveryRun, useScope } from "../service";
import { counted } from "./counting";
import { IssueSheets } from "./IssueSheets";
import { OneSheet } from "./OneSheet";
import { SheetTable } from "./SheetTable";

/** Paper that was handed out, what came back of it, and what stands on it. */
export function Sheets() {
  const answer = useRecoveryRun(useScope());
  return (
    <Answered answer={answer} what="the sheets">
      {(reply) => <Listed reply={reply} />}
    </Answered>
  );
}

function Listed({ reply }: { reply: GetRecoveryRunReply }) {
  const directory = useDirectory();
  const mayMove = useMay("moveSheets");
  const [serial, choose] = useParam("sheet");
  const heading = useFocusOn<HTMLHeadingElement>(serial);
  const count = counted(reply.sheets);
  const chosen = reply.sheets.find((status) => status.sheet?.serial === serial);
  return (
    <div className="stack">
      <h2>Sheets</h2>
      <Figures
        figures={[
          { name: "Accounted for", value: `${count.accounted} of ${count.issued}` },
          { name: "Not returned", value: count.out, bad: count.out > 0 },
          { name: "Pages missing", value: count.incomplete, bad: count.incomplete > 0 },
          { name: "Attested as lost", value: count.lost },
        ]}
      />
      {mayMove && <IssueSheets sheets={reply.sheets} directory={directory} />}
      {reply.sheets.length === 0 ? (
        <Empty title="No sheet is issued">
          <p>Every sheet that leaves the office during an outage gets a serial number here, so that each one is asked for afterwards.</p>
        </Empty>
      ) : (
        <div className={chosen ? "beside" : ""}>
          <SheetTable sheets={reply.sheets} directory={directory} chosen={serial} choose={choose} />
          {chosen && <OneSheet key={serial} status={chosen} directory={directory} heading={heading} close={() => choose("")} />}
        </div>
      )}
    </div>
  );
}
