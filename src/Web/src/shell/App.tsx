import { useLocation } from "react-router";
import { OfflineShell } from "../capture/OfflineShell";
import { useSession } from "../session/session";
import { Loading } from "../ui/Notice";
import { Pages } from "./pages";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";

export function App() {
  const session = useSession();
  // What was prepared for writing without the server is there for whoever knows its PIN, signed in or not.
  const writing = useLocation().pathname.startsWith("/capture");
  if (writing && (session.state === "nobody" || session.state === "unreachable")) return <OfflineShell />;
  switch (session.state) {
    case "asking":
      return <Loading what="Reinstate" />;
    case "nobody":
      return <SignIn />;
    case "unreachable":
      return <SignIn unreachable />;
    case "somebody":
      return (
        <Shell ended={session.ended}>
          <Pages />
        </Shell>
      );
  }
}
