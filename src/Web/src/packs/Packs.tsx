import { useState } from "react";
import { Link } from "react-router";
import { useDirectory } from "../live/directory";
import { dayAndClock, inLondon } from "../time/moment";
import { Field } from "../ui/Field";
import { Empty, Loading } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import "./packs.css";
import { printings } from "./printings";
import { printing } from "./serial";

/** Printed packs: what a service works from when the screens are dark. */
export default function Packs() {
  useTitle("Printed packs");
  const directory = useDirectory();
  const [hours, ahead] = useState("24");
  const [sought, seek] = useState("");
  const [{ print, at }] = useState(() => ({ print: printing(), at: Date.now() }));
  if (!directory) return <Loading what="the services" />;
  const services = directory.reply.services.filter((one) => `${one.name} ${one.serviceId}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const before = printings();
  return (
    <div className="stack">
      <h1>Printed packs</h1>
      <p>
        A pack holds what a service needs to work on paper: care summaries, medicines charts, daily sheets and the visit rota, each with a number and a code.
        Print it every day, and keep the latest where everybody finds it.
      </p>
      <p>
        <Link to="/scan">Scan the code of a sheet</Link>
      </p>
      <div className="pair">
        <Field label="For how long">
          <select value={hours} onChange={(event) => ahead(event.target.value)}>
            <option value="24">The coming 24 hours</option>
            <option value="48">The coming 48 hours</option>
            <option value="72">The coming 72 hours</option>
          </select>
        </Field>
        <Field label="Find a service">
          <input type="search" value={sought} onChange={(event) => seek(event.target.value)} />
        </Field>
      </div>
      {directory.reply.services.length === 0 && (
        <Empty title="No services">
          <p>No service is within your reach. If you need a pack, ask your manager.</p>
        </Empty>
      )}
      <div className="scroll">
        <table className="table">
          <caption>Services</caption>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Kind</th>
              <th scope="col" className="number">
                People
              </th>
              <th scope="col">Last made here</th>
            </tr>
          </thead>
          <tbody>
            {services.map((one) => {
              const last = before.find((known) => known.serviceId === one.serviceId);
              return (
                <tr key={one.serviceId}>
                  <th scope="row">
                    <Link to={`/packs/${one.serviceId}?hours=${hours}&print=${print}&at=${at}`}>{one.name || one.serviceId}</Link>
                  </th>
                  <td>{one.type.replaceAll("_", " ")}</td>
                  <td className="number">{directory.reply.people.filter((person) => person.serviceId === one.serviceId).length}</td>
                  <td>
                    {last ? (
                      <Link to={`/packs/${one.serviceId}?hours=24&print=${last.print}&at=${last.at}`}>{dayAndClock(inLondon(last.at))}</Link>
                    ) : (
                      <span className="quiet">not on this device</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
