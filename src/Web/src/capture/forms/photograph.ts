const longest = 2200;
const largest = 2_000_000;

/** How large a photograph is kept: all of the sheet, sharp enough to read handwriting. */
export function scaled(width: number, height: number): { width: number; height: number } {
  const by = Math.min(1, longest / Math.max(width, height));
  return { width: Math.round(width * by), height: Math.round(height * by) };
}

/** A photograph as a JPEG of the size to keep. It is drawn anew, so where and with what it was taken stays behind. */
export async function photograph(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { width, height } = scaled(image.width, image.height);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  image.close();
  for (const quality of [0.8, 0.6, 0.4]) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (!blob) break;
    if (blob.size <= largest || quality === 0.4) return new Uint8Array(await blob.arrayBuffer());
  }
  throw new Error("This picture cannot be read.");
}
