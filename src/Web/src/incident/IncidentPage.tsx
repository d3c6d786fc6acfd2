import { Empty } from "../ui/Notice";

export default function IncidentPage() {
  return <Empty title="Incident" />;
}
