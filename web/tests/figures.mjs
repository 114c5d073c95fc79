// Prints how large the module is, and how long it takes in Chromium: to start, and for a mail of 200 words.
//
//     node web/tests/figures.mjs [QUALITY]
//
// QUALITY is that of brotli, 11 unless you are in a hurry.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { constants, brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const quality = Number(process.argv[2] ?? 11);
const site = "target/site/module";
const mail = await readFile("tests/clean/en/letter-customer-success.txt", "utf8");

async function brotli(name) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(await readFile(join(site, name)), { params }).length;
}

const [module, english] = [await brotli("followup-lint.wasm"), await brotli("en.pack")];
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
console.log(`English in brotli ${quality}: ${megabytes(module + english)} (module ${megabytes(module)}, language ${megabytes(english)})`);
assert.ok(module + english < 7e6);

const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const server = createServer(async ({ url }, answer) => {
  answer.setHeader("content-type", types[extname(url)] ?? "application/octet-stream");
  answer.end(url === "/figures.html" ? "<!doctype html><title>figures</title>" : await readFile(join(site, url)).catch(() => ""));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/figures.html`);
  const times = await page.evaluate(async (mail) => {
    const { start } = await import("/index.js");
    const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
    const [module, pack] = [await bytes("/followup-lint.wasm"), await bytes("/en.pack")];
    const median = (all) => all.sort((one, other) => one - other)[all.length >> 1];
    const starts = [];
    let linter;
    for (let round = 0; round < 5; round += 1) {
      const begin = performance.now();
      linter = await start(module, [pack]);
      starts.push(performance.now() - begin);
    }
    const begin = performance.now();
    linter.check(mail);
    const first = performance.now() - begin;
    const checks = [];
    for (let round = 0; round < 200; round += 1) {
      const begin = performance.now();
      linter.check(`${mail}PS ${round}\n`);
      checks.push(performance.now() - begin);
    }
    return { start: median(starts), first, check: median(checks), best: Math.min(...checks) };
  }, mail);
  const words = mail.split(/\s+/).length;
  const ms = (time) => `${time.toFixed(1)} ms`;
  console.log(`in Chromium: start ${ms(times.start)}; the first mail ${ms(times.first)}; a mail of ${words} words ${ms(times.check)} (median of 200; best ${ms(times.best)})`);
  assert.ok(times.start < 3000 && times.check < 100);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
