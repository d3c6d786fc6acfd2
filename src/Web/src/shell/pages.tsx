import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import GroupBoard from "../board/GroupBoard";
import { Empty, Loading } from "../ui/Notice";

const Wall = lazy(() => import("../board/Wall"));
const IncidentPage = lazy(() => import("../incident/IncidentPage"));
const Declare = lazy(() => import("../declare/Declare"));
const Workspace = lazy(() => import("../workspace/Workspace"));
const Visits = lazy(() => import("../homecare/Visits"));
const PersonPage = lazy(() => import("../person/PersonPage"));
const Capture = lazy(() => import("../capture/Capture"));
const Packs = lazy(() => import("../packs/Packs"));
const PackPage = lazy(() => import("../packs/PackPage"));
const ScanCode = lazy(() => import("../packs/ScanCode"));
const Readiness = lazy(() => import("../readiness/Readiness"));
const Tracker = lazy(() => import("../tracker/Tracker"));
const Records = lazy(() => import("../records/Records"));
const PersonRecords = lazy(() => import("../records/PersonRecords"));
const Help = lazy(() => import("../help/Help"));
const Settings = lazy(() => import("../help/Settings"));

/** Every address of the app. The board, with which most begin, comes with the program; each other page as a file of its own when it is first looked at. */
export function Pages() {
  return (
    <Suspense fallback={<Loading what="the page" />}>
      <Routes>
        <Route path="/" element={<GroupBoard />} />
        <Route path="/wall" element={<Wall />} />
        <Route path="/declare" element={<Declare />} />
        <Route path="/incidents/:incidentId/services/:serviceId/people/:personId/*" element={<PersonPage />} />
        <Route path="/incidents/:incidentId/services/:serviceId/visits" element={<Visits />} />
        <Route path="/incidents/:incidentId/services/:serviceId/*" element={<Workspace />} />
        <Route path="/incidents/:incidentId/*" element={<IncidentPage />} />
        <Route path="/capture/*" element={<Capture />} />
        <Route path="/packs" element={<Packs />} />
        <Route path="/packs/:serviceId" element={<PackPage />} />
        <Route path="/scan" element={<ScanCode />} />
        <Route path="/readiness" element={<Readiness />} />
        <Route path="/tracker" element={<Tracker />} />
        <Route path="/records" element={<Records />} />
        <Route path="/records/:personId" element={<PersonRecords />} />
        <Route path="/help" element={<Help />} />
        <Route path="/settings" element={<Settings />} />
        <Route path="*" element={<Empty title="There is no such page" />} />
      </Routes>
    </Suspense>
  );
}
