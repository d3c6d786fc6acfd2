export function Worklist() {
  return null;
}
