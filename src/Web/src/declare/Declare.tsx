import { Empty } from "../ui/Notice";

export default function Declare() {
  return <Empty title="Declare an outage" />;
}
