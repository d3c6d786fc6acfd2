import { checkDigit } from "../../packs/serial";

// Without letters and digits that are taken for each other in handwriting.
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const drawn = (count: number) => [...crypto.getRandomValues(new Uint8Array(count))].map((byte) => letters[byte % letters.length]).join("");

/** Serial of one person's sheet on one device: it is counted with the paper sheets, so a device that has not sent everything is a sheet that has not come back. */
export function deviceSerial(serviceId: string): string {
  const body = `${serviceId}-D-${drawn(6)}`;
  return `${body}-${checkDigit(body)}`;
}

export const isDeviceSerial = (serial: string) => /-D-[A-Z2-9]{6}-[0-9A-Z]$/.test(serial);
