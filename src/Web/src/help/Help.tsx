import { useTitle } from "../ui/useTitle";
import { words } from "./words";

export default function Help() {
  useTitle("Help");
  return (
    <div className="stack">
      <h1>Help</h1>
      <section className="panel">
        <h2>After an outage, in this order</h2>
        <ol>
          <li>Nobody enters anything before the system is checked: what came back, and what is missing.</li>
          <li>Before the first electronic medicines round, two trained people read the last doses from paper.</li>
          <li>Every sheet that was given out comes back, and is counted.</li>
          <li>Each line on paper is entered by one person and checked against the paper by another.</li>
          <li>Safeguarding, falls and time-critical medicines come first; then the other medicines; then daily notes.</li>
          <li>The manager signs off when nothing is open. The program says exactly what is.</li>
        </ol>
      </section>
      <section className="panel">
        <h2>Words</h2>
        <dl>
          {words.map(({ word, meaning }) => (
            <div key={word}>
              <dt>
                <strong>{word}</strong>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
