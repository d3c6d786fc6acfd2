import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * The same picture with at most 256 colours, about a third as large: the most frequent colours stay as they are, each other becomes the nearest of them. For what a
 * browser draws of pages: eight bits for each of red, green and blue, not interlaced, with or without an alpha that is full everywhere.
 */
export function fewColours(png: Buffer): Buffer {
  const { width, height, pixels } = read(png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = pixels[y * width + x] as number;
      let place = places.get(colour);
      if (place === undefined) places.set(colour, (place = nearest(palette, colour)));
      rows[y * (width + 1) + 1 + x] = place;
    }
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function nearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [place, one] of palette.entries()) {
    const [red, green, blue] = [(one >> 16) - (colour >> 16), ((one >> 8) & 255) - ((colour >> 8) & 255), (one & 255) - (colour & 255)];
    const far = red * red * 2 + green * green * 4 + blue * blue * 3;
    if (far < least) [best, least] = [place, far];
  }
  return best;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** Pixels as 0xRRGGBB, row after row. */
function read(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt16BE(24)];
  const bytes = { 0x0802: 3, 0x0806: 4 }[kind];
  if (!bytes) throw new Error(`A picture of kind ${kind.toString(16)} is not read here.`);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(parts));
  const length = width * bytes;
  let above = Buffer.alloc(length);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (length + 1)] as number;
    const row = rows.subarray(y * (length + 1) + 1, (y + 1) * (length + 1));
    unfilter(filter, row, above, bytes);
    for (let x = 0; x < width; x++) pixels[y * width + x] = row.readUIntBE(x * bytes, 3);
    above = row;
  }
  return { width, height, pixels };
}

/** As PNG (ISO/IEC 15948) states its five filters: each byte was written as what it differs by from a guess. */
function unfilter(filter: number, row: Buffer, above: Buffer, bytes: number): void {
  for (let i = 0; i < row.length; i++) {
    const [a, b, c] = [i < bytes ? 0 : (row[i - bytes] as number), above[i] as number, i < bytes ? 0 : (above[i - bytes] as number)];
    const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] as number;
    row[i] = ((row[i] as number) + guess) & 255;
  }
}

function paeth(a: number, b: number, c: number): number {
  const [byA, byB, byC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return byA <= byB && byA <= byC ? a : byB <= byC ? b : c;
}
