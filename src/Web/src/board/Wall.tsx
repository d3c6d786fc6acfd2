import { useEffect, useMemo } from "react";
import { Link, useNavigate } from "react-router";
import { useBoard } from "../live/board";
import { clock, day, inLondon } from "../time/moment";
import { Mark } from "../ui/Mark";
import { useNow } from "../ui/useNow";
import { useTitle } from "../ui/useTitle";
import { count } from "./names";
import { byRisk, isExercise } from "./risk";
import { StaleBanner } from "./StaleBanner";
import { useTurningPages } from "./useTurningPages";
import { WallRow } from "./WallRow";
import "./board.css";
import "./wall.css";

/** For a screen on a wall: nothing to operate, worst first, pages that turn by themselves. */
export default function Wall() {
  useTitle("Wall screen");
  const board = useBoard();
  const now = useNow(1000);
  useWithoutShell();
  // The order of risk is taken anew every quarter of a minute: a row that jumps each second cannot be read from across a room.
  const quarter = Math.floor(now / 15_000) * 15_000;
  const ranked = useMemo(() => byRisk(board.runs, quarter), [board.runs, quarter]);
  const { list, page, pages, perPage, still } = useTurningPages(ranked.length);
  const shown = ranked.slice(page * perPage, (page + 1) * perPage);
  const real = ranked.filter((run) => !isExercise(run));
  const open = real.reduce((all, run) => all + run.openP1, 0);
  const at = inLondon(now);
  return (
    <div className="wall">
      <Link className="skip" to="/">
        Leave the wall screen
      </Link>
      <header>
        <h1>Recovery</h1>
        <span className="row">
          <strong className={open > 0 ? "bad" : ""}>{open} P1 open</strong>
          <span>
            {real.filter((run) => run.state === "signed_off").length} of {count(real.length, "service")} signed off
            {ranked.length > real.length && `; ${count(ranked.length - real.length, "service")} in an exercise`}
          </span>
        </span>
        <span className="row">
          {board.link === "live" ? <Mark kind="good">Live</Mark> : <Mark kind="bad">{board.link === "connecting" ? "Connecting" : "Not live"}</Mark>}
          <time>
            {day(at)}, {clock(at)}
          </time>
        </span>
      </header>
      <StaleBanner board={board} now={now} />
      <ol ref={list} aria-label={`Services in recovery, most at risk first, page ${page + 1} of ${pages}`}>
        {shown.map((run) => (
          <WallRow key={`${run.incidentId} ${run.serviceId}`} run={run} now={quarter} />
        ))}
        {ranked.length === 0 && <li className="wall-row">{board.link === "connecting" ? "Loading the board…" : "No recovery is under way."}</li>}
      </ol>
      <footer>
        {pages > 1 && (
          <span>
            Page {page + 1} of {pages}
            {still &&
              `; ${count(ranked.length - shown.length, "more service")} on other pages. They do not turn by themselves, as this device asks for less motion: arrow keys turn them.`}
          </span>
        )}
      </footer>
    </div>
  );
}

/** The shell's bar is for those who operate something. Escape leads back. */
function useWithoutShell(): void {
  const navigate = useNavigate();
  useEffect(() => {
    document.documentElement.dataset.wall = "";
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") void navigate("/");
    };
    addEventListener("keydown", leave);
    return () => {
      delete document.documentElement.dataset.wall;
      removeEventListener("keydown", leave);
    };
  }, [navigate]);
}
