/** What a scan may weigh after it was made smaller; the server takes four times as much. */
export const mostBytes = 2 * 1024 * 1024;

// Handwriting on A4 is read at 200 dots an inch: 1654 by 2339. Beyond that a photograph holds the table it lies on.
const longestSide = 2600;

export interface Page {
  data: Uint8Array<ArrayBuffer>;
  sha256: string;
  /** The file was made smaller here. */
  reduced: boolean;
}

/** Width and height within a longest side. */
export function within(width: number, height: number, longest: number): { width: number; height: number } {
  const by = Math.min(1, longest / Math.max(width, height));
  return { width: Math.round(width * by), height: Math.round(height * by) };
}

/** A page as it is kept: a PDF as it is; a photograph as a JPEG that a slow connection can carry. */
export async function pageOf(file: File): Promise<Page> {
  if (file.type === "application/pdf") {
    if (file.size > 8 * 1024 * 1024) throw new Error("This PDF is larger than 8 MB. Scan it with fewer dots, or page by page.");
    return named(new Uint8Array(await file.arrayBuffer()), false);
  }
  if (file.size <= mostBytes && (file.type === "image/jpeg" || file.type === "image/png")) return named(new Uint8Array(await file.arrayBuffer()), false);
  return named(await smaller(file), true);
}

async function smaller(file: File): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error("This file is not a picture that the browser can read. Use JPEG, PNG or PDF.");
  });
  try {
    for (let longest = longestSide; longest > 900; longest *= 0.8) {
      for (const quality of [0.85, 0.7]) {
        const jpeg = await drawn(picture, within(picture.width, picture.height, longest), quality);
        if (jpeg.size <= mostBytes) return new Uint8Array(await jpeg.arrayBuffer());
      }
    }
  } finally {
    picture.close();
  }
  throw new Error("This picture cannot be made small enough. Take it again, closer to the page.");
}

function drawn(picture: ImageBitmap, size: { width: number; height: number }, quality: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, size);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, size.width, size.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("The browser could not make this picture smaller."))), "image/jpeg", quality),
  );
}

async function named(data: Uint8Array<ArrayBuffer>, reduced: boolean): Promise<Page> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return { data, reduced, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") };
}
