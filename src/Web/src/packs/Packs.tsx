import { Empty } from "../ui/Notice";

export default function Packs() {
  return <Empty title="Printed packs" />;
}
