import { Empty } from "../ui/Notice";

export default function ScanCode() {
  return <Empty title="Scan a code" />;
}
