import { useState } from "react";
import { roleName, useWho } from "../session/session";
import { chooseTheme, chosenTheme, themes } from "../ui/theme";
import { useTitle } from "../ui/useTitle";

export default function Settings() {
  useTitle("Settings");
  const who = useWho();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <div className="stack">
      <h1>Settings</h1>
      <section className="panel">
        <h2>You</h2>
        <p>
          {who.name || who.person}, {who.roles.map(roleName).join(", ")}, {who.organisation}
        </p>
        <p>{who.services === "*" ? "You see every service." : `You see: ${who.services.join(", ")}.`}</p>
      </section>
      <fieldset className="panel">
        <legend>Colours</legend>
        {themes.map((one) => (
          <label key={one.theme} className="choice">
            <input
              type="radio"
              name="theme"
              checked={theme === one.theme}
              onChange={() => {
                chooseTheme(one.theme);
                setTheme(one.theme);
              }}
            />
            {one.name}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
