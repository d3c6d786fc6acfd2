import { lazy, Suspense, useDeferredValue, useMemo, useRef } from "react";
import { Link, useSearchParams } from "react-router";
import { type Board, useBoard } from "../live/board";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { Button } from "../ui/Button";
import { Empty, Loading } from "../ui/Notice";
import { useNow } from "../ui/useNow";
import { useTitle } from "../ui/useTitle";
import { ExerciseTotals } from "./ExerciseTotals";
import { Filters } from "./Filters";
import { choices, chosen, filterOf } from "./filters";
import { Runs } from "./Runs";
import { isExercise } from "./risk";
import { StaleBanner } from "./StaleBanner";
import { Suspected } from "./Suspected";
import { Totals } from "./Totals";
import { Trend } from "./trend/Trend";
import { useCalmOrder } from "./useCalmOrder";
import "./board.css";

// Asked after the board stands: it needs a client of its own.
const SupplierSignals = lazy(() => import("../signals/SupplierSignals"));
// Where recovery is under way the board comes without it.
const ReadinessSummary = lazy(() => import("../readiness/Summary").then(({ ReadinessSummary }) => ({ default: ReadinessSummary })));

export default function GroupBoard() {
  useTitle("Board");
  const board = useBoard();
  const now = useNow();
  const who = useWho();
  if (board.link === "connecting") return <Loading what="the board" />;
  return (
    <div className={board.link === "stale" ? "board stack stale" : "board stack"}>
      <div className="row spread">
        <h1>Board</h1>
        <span className="row">
          {may(who, "govern") && <Link to="/tracker">Governance tracker</Link>}
          {may(who, "audit") && <Link to="/readiness">Readiness</Link>}
          {may(who, "keepRecords") && <Link to="/records">Records</Link>}
          <Link to="/wall">Wall screen</Link>
        </span>
      </div>
      <StaleBanner board={board} now={now} />
      <Suspected board={board} />
      {may(who, "hearSignals") && (
        <Suspense fallback={null}>
          <SupplierSignals />
        </Suspense>
      )}
      {board.runs.length === 0 ? <Nothing /> : <Recovery board={board} now={now} />}
      {!board.runs.some((run) => !isExercise(run)) && may(who, "audit") && (
        <Suspense fallback={null}>
          <ReadinessSummary />
        </Suspense>
      )}
    </div>
  );
}

function Nothing() {
  return (
    <Empty title="No recovery is under way">
      <p>When a system fails, declare an outage: what was expected is then fixed, and this board follows its recovery.</p>
      <Link className="button first" to="/declare">
        Declare an outage
      </Link>
    </Empty>
  );
}

function Recovery({ board, now }: { board: Board; now: number }) {
  const [address] = useSearchParams();
  const sought = useDeferredValue(address);
  const filter = useMemo(() => filterOf(sought), [sought]);
  const incidents = useMemo(() => new Map(board.incidents.map((incident) => [incident.incidentId, incident])), [board.incidents]);
  // What there is to choose from is sorted by name, for which a browser loads an alphabet: rows first.
  const drawn = useDeferredValue(true, false);
  const offered = useMemo(() => (drawn ? choices(board.runs, board.incidents, filter) : choices([], [], filter)), [drawn, board.runs, board.incidents, filter]);
  const runs = useMemo(() => chosen(board.runs, incidents, filter), [board.runs, incidents, filter]);
  const order = useRef<HTMLParagraphElement>(null);
  const { rows, waiting, reorder, hold } = useCalmOrder(runs, now);
  return (
    <>
      <Totals runs={runs} />
      <ExerciseTotals runs={runs} />
      <Filters choices={offered} shown={rows.length} all={board.runs.length} />
      <Trend incidents={board.incidents} runs={runs} {...(filter.incident ? { incidentId: filter.incident } : {})} />
      <div {...hold}>
        <p className="order quiet" tabIndex={-1} ref={order}>
          {waiting ? (
            <Button
              small
              onClick={() => {
                reorder();
                // The button goes with what it was for, and must not take the focus with it.
                order.current?.focus();
              }}
            >
              The order of risk has changed: put in new order
            </Button>
          ) : (
            "Rows keep their place while you are in the table."
          )}
        </p>
        {rows.length === 0 ? (
          <Empty title="No service fits this choice">
            <p>Choose less, or show all.</p>
          </Empty>
        ) : (
          <Runs rows={rows} incidents={incidents} now={now} />
        )}
      </div>
    </>
  );
}
