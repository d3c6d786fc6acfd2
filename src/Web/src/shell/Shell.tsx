import { type ReactNode, useEffect } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { KeptMark } from "../capture/device/KeptMark";
import { SignOut } from "../capture/device/SignOut";
import { liveBoard } from "../live/board";
import { roleName, useWho } from "../session/session";
import { Notice } from "../ui/Notice";
import { Saying } from "../ui/say";
import { NewVersion } from "../worker/NewVersion";
import { LinkMark } from "./LinkMark";
import { signInAddress } from "./SignIn";

const places = [
  { to: "/", name: "Board" },
  { to: "/declare", name: "Declare an outage" },
  { to: "/capture", name: "Record" },
  { to: "/packs", name: "Printed packs" },
  { to: "/help", name: "Help" },
];

/** What is around every page: where one is, who one is, and whether what is shown is live. */
export function Shell({ ended, children }: { ended: boolean; children: ReactNode }) {
  const who = useWho();
  const { pathname } = useLocation();
  useEffect(() => liveBoard.start(), []);
  // Whoever hears the page is taken to the new one's beginning, as a browser does between documents.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every change of address.
  useEffect(() => {
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="shell">
        <Link to="/" className="brand">
          Reinstate
        </Link>
        <nav aria-label="Main">
          {places.map((place) => (
            <NavLink key={place.to} to={place.to} end={place.to === "/"}>
              {place.name}
            </NavLink>
          ))}
        </nav>
        <span className="me">
          <KeptMark />
          <LinkMark />
          <Link to="/settings" title={`${who.roles.map(roleName).join(", ")}, ${who.organisation}`}>
            {who.name || who.person}
          </Link>
          <SignOut />
        </span>
      </header>
      <main id="main" tabIndex={-1}>
        <NewVersion />
        {ended && (
          <Notice kind="bad" title="You are signed out">
            <p>
              What you see may be old, and nothing can be saved. <a href={signInAddress()}>Sign in again</a>
            </p>
          </Notice>
        )}
        {children}
      </main>
      <Saying />
    </>
  );
}
