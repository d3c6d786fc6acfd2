import { useBoard } from "../live/board";
import { clock, inLondon } from "../time/moment";
import { Mark } from "../ui/Mark";
import { useNow } from "../ui/useNow";

/** Whether what is shown is as it is now. */
export function LinkMark() {
  const { link, heardAt } = useBoard();
  useNow();
  if (link === "live") return <Mark kind="good">Live</Mark>;
  return (
    <span role="status">
      <Mark kind="warn">{link === "connecting" ? "Connecting" : `Not live since ${clock(inLondon(heardAt))}`}</Mark>
    </span>
  );
}
