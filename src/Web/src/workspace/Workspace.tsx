import { Empty } from "../ui/Notice";

export default function Workspace() {
  return <Empty title="Service" />;
}
