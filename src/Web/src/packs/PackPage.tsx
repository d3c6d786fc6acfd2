import { Empty } from "../ui/Notice";

export default function PackPage() {
  return <Empty title="Printed pack" />;
}
