import { Empty } from "../ui/Notice";

export default function PersonPage() {
  return <Empty title="Person" />;
}
