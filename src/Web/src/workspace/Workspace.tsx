import { Route, Routes } from "react-router";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { useBoard, useRun } from "../live/board";
import { Empty, Loading, NotYours } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useTitle } from "../ui/useTitle";
import { useMay } from "./access";
import { Allocation } from "./allocation/Allocation";
import { Checks } from "./checks/Checks";
import { Findings } from "./findings/Findings";
import { Matrix } from "./matrix/Matrix";
import { Overrides } from "./overrides/Overrides";
import { Queries } from "./queries/Queries";
import { RunHeader } from "./RunHeader";
import { addressOf, useScope } from "./service";
import { Sheets } from "./sheets/Sheets";
import { SignOff } from "./signoff/SignOff";
import { Steps } from "./steps/Steps";
import { Worklist } from "./worklist/Worklist";
import "./workspace.css";

/** One service's recovery, from all clear to signature. */
export default function Workspace() {
  const scope = useScope();
  const { link, heardAt } = useBoard();
  const run = useRun(scope.incidentId, scope.serviceId);
  useTitle(run?.serviceName || scope.serviceId);
  if (!run) return link === "connecting" || heardAt === 0 ? <Loading what="the service" /> : <NotYours />;
  return <Opened run={run} />;
}

function Opened({ run }: { run: RunSummary }) {
  const here = addressOf(run);
  const mayFind = useMay("seeFindings");
  const visits = run.serviceType === "homecare" || run.serviceType === "extra_care";
  return (
    <div className="workspace">
      <RunHeader run={run} />
      <Tabs
        label="Parts of this recovery"
        parts={[
          { to: here, name: "Steps" },
          { to: `${here}/sheets`, name: "Sheets", count: run.sheetsIssued - run.sheetsAccounted },
          { to: `${here}/allocation`, name: "Allocation" },
          { to: `${here}/worklist`, name: "Worklist", count: run.completeness?.open ?? 0 },
          ...(visits ? [{ to: `${here}/visits`, name: "Visits" }] : []),
          { to: `${here}/matrix`, name: "Matrix" },
          ...(mayFind ? [{ to: `${here}/findings`, name: "Findings", count: run.findingsOpen }] : []),
          { to: `${here}/checks`, name: "Second checks" },
          { to: `${here}/queries`, name: "Queries", count: run.openQueries },
          { to: `${here}/overrides`, name: "Overrides", count: run.overridesUnreviewed },
          { to: `${here}/sign-off`, name: "Sign-off" },
        ]}
      />
      <Routes>
        <Route index element={<Steps run={run} />} />
        <Route path="sheets" element={<Sheets />} />
        <Route path="allocation" element={<Allocation run={run} />} />
        <Route path="worklist" element={<Worklist />} />
        <Route path="matrix" element={<Matrix />} />
        <Route path="findings" element={<Findings />} />
        <Route path="checks" element={<Checks />} />
        <Route path="queries" element={<Queries run={run} />} />
        <Route path="overrides" element={<Overrides />} />
        <Route path="sign-off" element={<SignOff run={run} />} />
        <Route path="*" element={<Empty title="There is no such page" />} />
      </Routes>
    </div>
  );
}
