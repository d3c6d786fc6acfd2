import { roleName, useWho } from "../session/session";

/** Instead of a form that would be refused: whose duty it is. */
export function NotYourDuty({ what, whose }: { what: string; whose: string }) {
  const who = useWho();
  return (
    <p className="quiet">
      As {who.roles.map(roleName).join(" and ")} you cannot {what}. Ask {whose}.
    </p>
  );
}
