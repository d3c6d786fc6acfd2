import { Link } from "react-router";
import { Mark } from "../../ui/Mark";
import { useKept } from "./kept";

export const onlyHere = (count: number) => (count === 1 ? "1 entry is only on this device" : `${count} entries are only on this device`);

/** In the header of every page: what nobody else can see yet. */
export function KeptMark() {
  const { total, unusable } = useKept();
  return (
    <span role="status">
      {total > 0 && (
        <Link to="/capture/waiting" className="kept">
          <Mark kind="warn">{onlyHere(total)}</Mark>
        </Link>
      )}
      {unusable && total > 0 && <Mark kind="bad">This device's storage cannot be read</Mark>}
    </span>
  );
}
