import { useCallback, useMemo, useRef } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import type { RecordView } from "../recordView";

type Call = Parameters<typeof people.checkEntry>[0];

/**
 * The second check of entries, one after the other. It is of the record as it stands on the screen: when somebody changed it since, the server refuses (STALE_VERSION), because
 * nobody may vouch for what they have not seen.
 */
export function useCheck(view: RecordView) {
  const version = useRef(0n);
  const call = useMemo(
    () => async (request: Call) => {
      const reply = await people.checkEntry(request);
      version.current = reply.version;
      return reply;
    },
    [],
  );
  const command = useCommand(call);
  const { send } = command;
  const check = useCallback(
    async (entries: readonly Entry[]) => {
      version.current = view.version;
      for (const { entryId } of entries) {
        const done = await send({ incidentId: view.incidentId, personId: view.personId, entryId, overrideId: "" }, version.current);
        if (!done) return false;
      }
      return true;
    },
    [send, view.incidentId, view.personId, view.version],
  );
  return { ...command, check };
}
