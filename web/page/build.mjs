// Puts the page into one file: its sources, the module and the packs of the languages.
//
//     node web/page/build.mjs MODULE OUT

import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [module, out] = process.argv.slice(2);
const page = (file) => readFile(join(import.meta.dirname, file), "utf8");

async function script(entry, define = {}) {
  const entryPoints = [join(import.meta.dirname, entry)];
  const { outputFiles } = await build({
    entryPoints, define, bundle: true, write: false, format: "iife", target: "es2022", charset: "utf8", external: ["node:*"],
    legalComments: "none", logOverride: { "empty-import-meta": "silent" },
  });
  return `\n${outputFiles[0].text}`;
}

const files = await readdir(module);
const packs = files.filter((name) => name.endsWith(".pack")).sort((one, other) => (other === "en.pack") - (one === "en.pack") || one.localeCompare(other));
const data = await Promise.all(["followup-lint.wasm", ...packs].map(async (name) => {
  const packed = gzipSync(await readFile(join(module, name)), { level: 9 }).toString("base64");
  return `<script type="text/plain" data-file="${name}">${packed}</script>`;
}));

const notices = [join(module, "NOTICES.md"), join(module, "LICENSE-MIT")];
for (const folder of await readdir(join(module, "dictionaries"))) {
  for (const name of await readdir(join(module, "dictionaries", folder))) notices.push(join(module, "dictionaries", folder, name));
}
const licences = (await Promise.all(notices.map((path) => readFile(path, "utf8")))).join("\n\n");
const escaped = licences.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const style = await page("style.css");
const main = await script("main.js", { WORKER: JSON.stringify(await script("worker.js")) });
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'", `style-src ${hash(style)}`, `script-src ${hash(main)} 'wasm-unsafe-eval'`,
  "worker-src blob:", "img-src data:", "base-uri 'none'", "form-action 'none'",
].join("; ");

const parts = { policy, style, licences: escaped, data: data.join("\n"), script: main };
await writeFile(out, (await page("index.html")).replace(/\{(\w+)\}/g, (_, name) => parts[name]));
