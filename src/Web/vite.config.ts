import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressed } from "./build/compressed.ts";
import { offline } from "./build/offline.ts";

// A node to develop against: REINSTATE_NODE=http://127.0.0.1:8080 npx vite
const node = process.env.REINSTATE_NODE ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), offline(), compressed()],
  build: {
    outDir: "bin/client",
    emptyOutDir: true,
    target: ["chrome100", "firefox100", "safari15.4"],
    // Nothing inline: the content policy allows what comes from this origin as a file, and nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // The node checks whose page a call comes from.
    proxy: Object.fromEntries(
      ["/reinstate.v1.", "/v1", "/me", "/signin", "/signout", "/connect"].map((path) => [path, { target: node, changeOrigin: false }]),
    ),
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
