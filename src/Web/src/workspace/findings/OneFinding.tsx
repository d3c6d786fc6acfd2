import type { RefObject } from "react";
import { Link } from "react-router";
import type { Finding } from "../../gen/reinstate/v1/common_pb";
import type { Directory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useMay } from "../access";
import { addressOf, personAddress, useScope } from "../service";
import { plain, sentenceCase } from "../words";
import { DecideFinding } from "./DecideFinding";
import { Evidence } from "./Evidence";
import { SeverityMark } from "./FindingList";
import { mendedAt } from "./order";

interface Props {
  finding: Finding;
  /** The rules do not find it any more. */
  gone: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  directory: Directory | undefined;
  close: () => void;
}

export function OneFinding({ finding, gone, heading, directory, close }: Props) {
  const scope = useScope();
  const may = useMay("decideFinding");
  const mended = mendedAt(finding.rule);
  return (
    <section className="panel stack" aria-labelledby="one-finding">
      <div className="row">
        <h3 id="one-finding" ref={heading} tabIndex={-1}>
          {sentenceCase(plain(finding.code))}
          {finding.personId !== "" && `: ${directory?.personName(finding.personId) ?? finding.personId}`}
        </h3>
        <SeverityMark finding={finding} />
        <Button small onClick={close}>
          Close
        </Button>
      </div>
      {gone && <Notice kind="good" title="The rules do not find this any more. Record why, and it is kept as corrected." />}
      {finding.reopened && (
        <Notice kind="warn" title="An earlier decision was about something else">
          <p>Rows, times or quantities have changed since. Look again.</p>
        </Notice>
      )}
      <p>{finding.explanation}</p>
      <p className="quiet">
        Rule {finding.rule}
        {finding.policyVersion > 0n && `, under version ${finding.policyVersion} of the policy`}
      </p>
      {finding.personId !== "" ? (
        <>
          <Evidence finding={finding} directory={directory} />
          <Link to={personAddress(scope, finding.personId, finding.itemId)}>Go to the person’s record to correct it</Link>
        </>
      ) : (
        mended && <Link to={`${addressOf(scope)}${mended.at && `/${mended.at}`}`}>Go to {mended.name}</Link>
      )}
      {finding.state === "closed" && (
        <p>
          {sentenceCase(finding.decision || "closed")} by {directory?.staffName(finding.decidedBy) ?? finding.decidedBy} {dayAndClock(finding.decidedAt)}:{" "}
          {finding.decisionReason}
          {!finding.arises && " The rules no longer find it."}
        </p>
      )}
      {finding.state === "open" &&
        (may ? <DecideFinding finding={finding} gone={gone} /> : <NotYourDuty what="decide on a finding" whose="a senior or the manager" />)}
    </section>
  );
}
