// Makes the PNG icons of the installed app from public/icon.svg, with a Chromium. Run by hand when the icon changes; what it makes is committed.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const web = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(join(web, "../../tests/Web/package.json"))("@playwright/test");
const svg = readFileSync(join(web, "public/icon.svg"), "utf8");
// A launcher cuts a maskable icon to its own shape: the drawing keeps to the inner four fifths, on a full square of its ground.
const maskable = svg.replace(' rx="14"', "").replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80" style="background:#12344d"');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, drawing, size] of [
  ["icon-192.png", svg, 192],
  ["icon-512.png", svg, 512],
  ["icon-maskable-512.png", maskable, 512],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  writeFileSync(join(web, "public", name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
