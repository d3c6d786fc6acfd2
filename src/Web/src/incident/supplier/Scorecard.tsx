import type { SupplierScorecard } from "../../gen/reinstate/v1/review_pb";
import { span } from "../../time/span";
import { Figures } from "../../ui/Figures";
import { figuresOf } from "./figures";

/** The supplier in figures, from what is recorded here and nothing else. */
export function Scorecard({ card }: { card: SupplierScorecard }) {
  return (
    <section className="panel stack" aria-labelledby="scorecard">
      <h2 id="scorecard">{card.supplier ? `Scorecard of ${card.supplier}` : "Scorecard: no supplier is named"}</h2>
      <Figures figures={figuresOf(card, span)} />
      <p className="quiet">Counted from the contacts below. A promise whose day is past is not judged until somebody says whether it was kept.</p>
    </section>
  );
}
