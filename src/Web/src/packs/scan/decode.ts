interface Detector {
  detect: (image: CanvasImageSource) => Promise<{ rawValue: string }[]>;
}
type DetectorClass = (new (options: { formats: string[] }) => Detector) & { getSupportedFormats?: () => Promise<string[]> };

let own: Promise<Detector | null> | undefined;

// The device's own reader where it has one that reads QR codes; some have it in name only.
async function detector(): Promise<Detector | null> {
  const Known = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (!Known) return null;
  const formats = await Known.getSupportedFormats?.().catch((): string[] => []);
  return formats?.includes("qr_code") ? new Known({ formats: ["qr_code"] }) : null;
}

const canvas = () => document.createElement("canvas");
let drawing: HTMLCanvasElement | undefined;
const longest = 960;

/** The text of a QR code in a picture; null when there is none to be read. */
export async function decode(image: HTMLVideoElement | ImageBitmap): Promise<string | null> {
  own ??= detector();
  const reader = await own;
  if (reader) {
    const [code] = await reader.detect(image).catch(() => []);
    if (code) return code.rawValue;
  }
  const [width, height] = image instanceof HTMLVideoElement ? [image.videoWidth, image.videoHeight] : [image.width, image.height];
  if (width === 0 || height === 0) return null;
  const by = Math.min(1, longest / Math.max(width, height));
  drawing ??= canvas();
  drawing.width = Math.round(width * by);
  drawing.height = Math.round(height * by);
  const context = drawing.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(image, 0, 0, drawing.width, drawing.height);
  const pixels = context.getImageData(0, 0, drawing.width, drawing.height);
  const { decodeQR } = await import("qr/decode.js");
  try {
    return decodeQR({ width: pixels.width, height: pixels.height, data: pixels.data });
  } catch {
    return null;
  }
}
