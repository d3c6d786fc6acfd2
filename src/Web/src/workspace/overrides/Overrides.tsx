export function Overrides() {
  return null;
}
