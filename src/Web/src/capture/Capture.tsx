import { Empty } from "../ui/Notice";

export default function Capture() {
  return <Empty title="Record" />;
}
