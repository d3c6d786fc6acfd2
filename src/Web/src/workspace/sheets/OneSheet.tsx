import type { RefObject } from "react";
import type { SheetStatus } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useMay } from "../access";
import { AttestLoss } from "./AttestLoss";
import { standing } from "./counting";
import { KeepScans } from "./KeepScans";
import { ReceivePaper } from "./ReceivePaper";
import { ReturnSheet } from "./ReturnSheet";
import { SheetMark } from "./SheetTable";

interface Props {
  status: SheetStatus;
  directory: Directory | undefined;
  heading: RefObject<HTMLHeadingElement | null>;
  close: () => void;
}

/** Everything that is done with one sheet: counted back, photographed, its lines ticked as in hand; or given up for lost. */
export function OneSheet({ status, directory, heading, close }: Props) {
  const sheet = status.sheet;
  const mayMove = useMay("moveSheets");
  const mayAttest = useMay("attestLoss");
  if (!sheet) return null;
  const where = standing(status);
  return (
    <section className="panel stack" aria-labelledby="one-sheet">
      <div className="row">
        <h3 id="one-sheet" ref={heading} tabIndex={-1}>
          Sheet {sheet.serial}
        </h3>
        <SheetMark status={status} />
        <Button small onClick={close}>
          Close
        </Button>
      </div>
      <p className="quiet">
        {sheet.returnedAt ? `${sheet.pagesReturned ?? 0} of ${sheet.pages} pages back ${dayAndClock(sheet.returnedAt)}. ` : `${sheet.pages} pages, none back. `}
        {where === "lost" && `${directory?.staffName(status.lossAttestedBy) ?? status.lossAttestedBy} attested its loss: ${status.lossReason}`}
      </p>
      {!status.accounted && (mayMove ? <ReturnSheet sheet={sheet} /> : <NotYourDuty what="count a sheet back" whose="the shift lead" />)}
      <KeepScans sheet={sheet} />
      <ReceivePaper sheet={sheet} directory={directory} />
      {!status.accounted && mayAttest && <AttestLoss sheet={sheet} />}
    </section>
  );
}
