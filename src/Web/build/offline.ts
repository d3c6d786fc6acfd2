import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";

const web = resolve(import.meta.dirname, "..");

/** Makes /sw.js from src/worker, with the list of all files of this build, each to be kept on the device. Its version is a digest of them, so only what differs is new. */
export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      const digest = createHash("sha256");
      const files: string[] = [];
      const keep = (path: string, content: string | Uint8Array) => {
        files.push(path);
        digest.update(path).update(content);
      };
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (!/\.(map|br|gz)$/.test(name)) keep(`/${name}`, file.type === "chunk" ? file.code : file.source);
      }
      for (const name of readdirSync(join(web, "public")).sort()) keep(`/${name}`, readFileSync(join(web, "public", name)));
      if (!files.includes("/index.html")) throw new Error("The page itself is not among the files to keep.");
      const version = digest.digest("hex").slice(0, 16);
      this.emitFile({ type: "asset", fileName: "sw.js", source: await worker(version, files) });
    },
  };
}

async function worker(version: string, files: string[]): Promise<string> {
  const made = await build({
    configFile: false,
    root: web,
    logLevel: "warn",
    publicDir: false,
    define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(files) },
    build: {
      write: false,
      target: ["chrome100", "firefox100", "safari15.4"],
      lib: { entry: join(web, "src/worker/worker.ts"), formats: ["iife"], name: "worker", fileName: () => "sw.js" },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const [chunk] = output && "output" in output ? output.output : [];
  if (chunk?.type !== "chunk") throw new Error("The service worker was not built.");
  return chunk.code;
}
