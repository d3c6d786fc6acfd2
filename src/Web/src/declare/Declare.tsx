import { useState } from "react";
import { useSearchParams } from "react-router";
import { useDirectory } from "../live/directory";
import { may } from "../session/may";
import { useWho } from "../session/session";
import SupplierSignals from "../signals/SupplierSignals";
import { Loading } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import { Continue } from "./Continue";
import { DeclareForm } from "./DeclareForm";
import { Doing } from "./Doing";
import { type Declaration, kept } from "./declaration";
import { Preview } from "./Preview";
import { Resume } from "./Resume";
import { Running } from "./Running";
import { Suspect } from "./Suspect";
import "./declare.css";

/** From "something is down" to "what was expected is frozen", in three looks: what failed, what will be frozen, and that it is. */
export default function Declare() {
  useTitle("Declare an outage");
  const who = useWho();
  const directory = useDirectory();
  const [address] = useSearchParams();
  const [looked, setLooked] = useState<Declaration | null>(null);
  const [doing, setDoing] = useState<{ declaration: Declaration; freeze: boolean } | null>(null);
  const [begun, setBegun] = useState(kept);
  if (!directory) return <Loading what="services" />;
  const standing = address.get("incident");
  if (standing) return <Continue incidentId={standing} directory={directory} />;
  if (doing) return <Doing declaration={doing.declaration} directory={directory} declare freeze={doing.freeze} />;
  if (!may(who, "lead")) return <Suspect directory={directory} only />;
  return (
    <div className="declare stack">
      <h1>Declare an outage</h1>
      {may(who, "hearSignals") && <SupplierSignals />}
      {begun && <Resume begun={begun} onGoOn={() => setDoing({ declaration: begun, freeze: may(who, "freeze") })} onPutAway={() => setBegun(null)} />}
      {looked && (
        <Preview declaration={looked} directory={directory} onBack={() => setLooked(null)} onDeclare={(freeze) => setDoing({ declaration: looked, freeze })} />
      )}
      <div hidden={looked !== null} className="stack">
        <Running />
        <DeclareForm directory={directory} onLook={setLooked} suspected={address.get("suspected") ?? ""} />
        <Suspect directory={directory} />
      </div>
    </div>
  );
}
