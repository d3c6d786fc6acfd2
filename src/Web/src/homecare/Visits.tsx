import { Empty } from "../ui/Notice";

export default function Visits() {
  return <Empty title="Visits" />;
}
