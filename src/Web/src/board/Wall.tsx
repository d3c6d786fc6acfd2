import { Empty } from "../ui/Notice";

export default function Wall() {
  return <Empty title="Wall screen" />;
}
