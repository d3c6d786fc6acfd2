import { Link } from "react-router";
import type { GetRecoveryRunReply } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { addressOf, useScope, useWorklist } from "../service";
import { priorityName, whatOf } from "../words";
import { kinds, type Reason, reasonOf, withName } from "./reasons";

/** Everything in the way, one line each, in the server's words; where an item can be named as people know it, it is. */
export function Missing({ reply, directory }: { reply: GetRecoveryRunReply; directory: Directory | undefined }) {
  const scope = useScope();
  const items = (useWorklist(scope).data?.items ?? []).flatMap(({ item }) => item ?? []);
  const steps = reply.steps.map((step) => step.step);
  const reasons = reply.blocking.map((text) => reasonOf(text, items, steps));
  const words = ({ text, at }: Reason) => {
    const item = items.find((one) => at === `people/${encodeURIComponent(one.personId)}?item=${encodeURIComponent(one.itemId)}`);
    return item
      ? `${priorityName(item.priority)}, ${directory?.personName(item.personId) ?? item.personId}: ${whatOf(item)}`
      : withName(text, (id) => directory?.personName(id) ?? id);
  };
  return (
    <>
      {kinds.map(({ kind, title }) => {
        const of = reasons.filter((reason) => reason.kind === kind);
        if (of.length === 0) return null;
        return (
          <section key={kind} className="stack missing">
            <h3>
              {title} ({of.length})
            </h3>
            <ul>
              {of.map((reason) => (
                <li key={reason.text}>
                  <Link to={reason.at.startsWith("#") || reason.at === "" ? `${addressOf(scope)}${reason.at}` : `${addressOf(scope)}/${reason.at}`}>
                    {words(reason)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
