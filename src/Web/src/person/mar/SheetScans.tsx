import { useState } from "react";
import { useAnswer } from "../../api/queries";
import { Loading } from "../../ui/Notice";
import { ScanView } from "../../ui/ScanView";
import { askScans } from "../asked";
import { ReadReason } from "../ReadReason";

/** The pages of a sheet as they were photographed, one at a time. */
export function SheetScans({ incidentId, serviceId, serial }: { incidentId: string; serviceId: string; serial: string }) {
  const answer = useAnswer(askScans, { incidentId, serviceId, serial });
  const [at, setAt] = useState(0);
  if (answer.loading) return <Loading what={`the scan of ${serial}`} />;
  if (answer.refusal?.code === "READ_REASON_REQUIRED") {
    return (
      <ReadReason answer={answer} scope={{ serviceId }} what="the scans of this service" inside>
        {null}
      </ReadReason>
    );
  }
  const pages = answer.data?.scans ?? [];
  const shown = pages[Math.min(at, pages.length - 1)];
  if (!shown)
    return (
      <p className="quiet">
        {answer.refusal ? "Scans cannot be shown just now. " : ""}Sheet {serial} has no scan here: look at the paper itself.
      </p>
    );
  return (
    <figure className="sheet-scan">
      <figcaption>
        Sheet {serial}, page {shown.page}
        {pages.length > 1 && (
          <label>
            {" "}
            Show page{" "}
            <select value={at} onChange={(event) => setAt(Number(event.target.value))}>
              {pages.map((page, i) => (
                <option key={page.sha256} value={i}>
                  {page.page}
                </option>
              ))}
            </select>
          </label>
        )}
      </figcaption>
      <ScanView incidentId={incidentId} serviceId={serviceId} sha256={shown.sha256} />
    </figure>
  );
}
