import { useSession } from "../session/session";
import { Loading } from "../ui/Notice";
import { Pages } from "./pages";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";

export function App() {
  const session = useSession();
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
