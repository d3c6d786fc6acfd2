/** What a printed code says: a page of this app, the sheet and its service. It names nobody. */
export interface Code {
  serial: string;
  serviceId: string;
}

export function codeAddress(origin: string, code: Code): string {
  return `${origin}/scan#s=${encodeURIComponent(code.serial)}&v=${encodeURIComponent(code.serviceId)}`;
}

const plausible = (text: string) => /^[A-Za-z0-9][A-Za-z0-9._/-]{1,63}$/.test(text);

/** The sheet that a scanned text or a typed serial names; null for a code of something else. Another host's address is taken for its serial only, never followed. */
export function readCode(text: string): Code | null {
  const typed = text.trim();
  const hash = typed.indexOf("#");
  if (hash >= 0) {
    const said = new URLSearchParams(typed.slice(hash + 1));
    const serial = said.get("s") ?? "";
    const serviceId = said.get("v") ?? "";
    return plausible(serial) ? { serial, serviceId: plausible(serviceId) ? serviceId : "" } : null;
  }
  return plausible(typed) ? { serial: typed, serviceId: "" } : null;
}
