import { governance } from "../../api/clients/governance";

export interface Pack {
  name: string;
  data: Uint8Array;
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Fetches the pack whole; a stream that breaks gives none, as half a pack would look like one. */
export async function fetchPack(incidentId: string, tell: (bytes: number) => void, signal: AbortSignal): Promise<Pack> {
  const parts: Uint8Array[] = [];
  let name = "";
  let bytes = 0;
  for await (const chunk of governance.getEvidencePack({ incidentId }, { signal, timeoutMs: 0 })) {
    if (chunk.fileName) name = chunk.fileName;
    parts.push(chunk.data);
    bytes += chunk.data.length;
    tell(bytes);
  }
  return { name: name || `${incidentId}.zip`, data: joinedBytes(parts) };
}

/** Hands a file to the browser, which asks or knows where to keep it. */
export function download({ name, data }: Pack, type = "application/zip"): void {
  const address = URL.createObjectURL(new Blob([data as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it over by then; at once would be too early for some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
