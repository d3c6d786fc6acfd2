const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * The last character of a serial: ISO/IEC 7064 MOD 37,36 over its letters and digits. It finds every single wrong character and nearly every two that changed places.
 */
export function checkDigit(body: string): string {
  let product = 36;
  for (const character of body.toUpperCase()) {
    const value = alphabet.indexOf(character);
    if (value < 0) continue;
    const sum = (product + value) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet[(37 - product) % 36] ?? "0";
}

/** Whether the last part of a serial is its check digit: a serial of another system has none, and cannot be told from a mistyped one. */
export function checks(serial: string): boolean {
  const at = serial.lastIndexOf("-");
  return at > 0 && serial.slice(at + 1).toUpperCase() === checkDigit(serial.slice(0, at));
}

/** Of one printing: two devices that print at once do not number alike. */
export const printing = (): string => [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => letters[byte % letters.length]).join("");

/** `SL01-261123-KQX07-4`: service, day of printing, printing and number, check digit. */
export function serialOf(serviceId: string, day: string, print: string, n: number): string {
  const body = `${serviceId}-${day}-${print}${String(n).padStart(2, "0")}`;
  return `${body}-${checkDigit(body)}`;
}
