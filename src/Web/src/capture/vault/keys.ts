/**
 * Keys of what is kept on a device. A random content key enciphers the records; it lies on the device only wrapped under a key that is derived from the person's PIN.
 * A PIN is short, so each guess is made dear (OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 iterations).
 */
export const iterations = 600_000;

export interface Wrapped {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  iv: Uint8Array<ArrayBuffer>;
  key: ArrayBuffer;
}

const utf8 = new TextEncoder();
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** What a PIN must be; empty when it is good. */
export function pinProblem(pin: string): string {
  if (!/^\d{6,12}$/.test(pin)) return "A PIN has 6 to 12 digits.";
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 ? "Choose a PIN that is harder to guess: not one digit repeated, and not digits in order." : "";
}

/** The key that wraps content keys. It cannot be taken out of the browser. */
export async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", utf8.encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, material, { name: "AES-GCM", length: 256 }, false, [
    "wrapKey",
    "unwrapKey",
  ]);
}

export const newSalt = () => random(16);

/** A new content key, wrapped for its owner. Only the wrapped copy could ever be exported. */
export async function newContentKey(
  pinKey: CryptoKey,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
  owner: string,
): Promise<{ wrapped: Wrapped; key: CryptoKey }> {
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const iv = random(12);
  const key = await crypto.subtle.wrapKey("raw", fresh, pinKey, { name: "AES-GCM", iv, additionalData: utf8.encode(owner) });
  const wrapped = { salt, iterations: rounds, iv, key };
  return { wrapped, key: await unwrap(pinKey, wrapped, owner) };
}

/** The content key, for use only. Throws when the PIN was another one. */
export function unwrap(pinKey: CryptoKey, wrapped: Wrapped, owner: string): Promise<CryptoKey> {
  const how = { name: "AES-GCM", iv: wrapped.iv, additionalData: utf8.encode(owner) };
  return crypto.subtle.unwrapKey("raw", wrapped.key, pinKey, how, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Enciphers under a fresh IV, bound to the record's id: put under another id, or another person's, it does not open. */
export async function seal(key: CryptoKey, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = random(12);
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8.encode(id) }, key, bytes) };
}

export async function unseal(key: CryptoKey, id: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: utf8.encode(id) }, key, sealed.data));
}
