import { useState } from "react";
import type { Item } from "../../gen/reinstate/v1/common_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { ExceptDialog, QueryDialog } from "../acts/dialogs";
import { may } from "../acts/duties";
import { whyNotYou } from "../acts/separation";
import { useCheck } from "../acts/useCheck";
import type { RecordView } from "../recordView";

/** What can be done about an item; what a role may never do is not offered. */
export function ItemActs({
  view,
  directory,
  item,
  onEnter,
}: {
  view: RecordView;
  directory: Directory | undefined;
  item: Item;
  onEnter?: (() => void) | undefined;
}) {
  const [doing, setDoing] = useState<"query" | "except">();
  const { roles, person } = useWho();
  const check = useCheck(view);
  const waiting = view.waitingOf(item);
  const notYou = whyNotYou(directory, view.serviceId, waiting, person);
  return (
    <div className="stack">
      <div className="row">
        {onEnter && may("write", roles) && !item.entered && item.planned && (
          <Button small onClick={onEnter}>
            Enter from paper
          </Button>
        )}
        {waiting.length > 0 && may("write", roles) && notYou === "" && (
          <Button small busy={check.busy} onClick={() => void check.check(waiting).then((done) => done && say("Checked."))}>
            Agrees with the paper: check
          </Button>
        )}
        {notYou !== "" && <span className="quiet">{notYou}</span>}
        <Button small onClick={() => setDoing("query")}>
          Ask
        </Button>
        {may("decide", roles) && item.planned && !item.excepted && !item.entered && (
          <Button small onClick={() => setDoing("except")}>
            No entry: account for it
          </Button>
        )}
      </div>
      <Refused refusal={check.refusal} />
      <QueryDialog view={view} item={item} open={doing === "query"} onClose={() => setDoing(undefined)} />
      <ExceptDialog view={view} item={item} open={doing === "except"} onClose={() => setDoing(undefined)} />
    </div>
  );
}
