import type { Board } from "../live/board";
import { clock, inLondon, span } from "../time/moment";

/** Said in words and large, over the figures that may be old: nobody may act on yesterday's board as if it were now's. */
export function StaleBanner({ board, now }: { board: Pick<Board, "link" | "heardAt">; now: number }) {
  if (board.link !== "stale") return null;
  return (
    <div className="stale-banner" role="alert">
      <strong>
        <span aria-hidden="true">▲ </span>Not live since {clock(inLondon(board.heardAt))}
      </strong>{" "}
      <span>({span(Math.max(0, now - board.heardAt))} ago). Figures below may be old. The page connects again by itself as soon as the network allows.</span>
    </div>
  );
}
