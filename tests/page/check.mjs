// Opens a report in Chromium: axe finds nothing to object to, light or dark, wide or narrow; filters work with the
// keyboard; nothing is fetched and no script fails.
//
//     node tests/page/check.mjs REPORT.html

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const report = pathToFileURL(resolve(process.argv[2])).href;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function open(width, scheme) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("console", (line) => line.type() === "error" && wrong.push(`console: ${line.text()}`));
  page.on("request", (request) => request.url() !== report && wrong.push(`fetched: ${request.url()}`));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(report);
  return { page, wrong };
}

const shown = (page, what) => page.$$eval(what, (all) => all.filter((one) => one.checkVisibility()).length);

try {
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      const { page, wrong } = await open(width, scheme);
      // The policy of the page forbids scripts of others, but not those of the debugger.
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
      assert.deepEqual(said, [], `${scheme}, ${width} pixels`);
      assert.ok(passes.length > 10, "axe looked at the page");
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      assert.equal(scrolls, false, `nothing is cut off at ${width} pixels`);
      assert.deepEqual(wrong, []);
      await page.close();
    }
  }

  const { page, wrong } = await open(1280, "light");
  const all = await shown(page, "article li");
  assert.ok(all > 20, `the report has findings, not ${all}`);
  assert.equal(await shown(page, "mark + a, a + a"), await shown(page, "pre a"), "each number is next to its mark");
  // Every number leads to its finding, and back.
  const lost = await page.$$eval("article:not([hidden]) a", (links) =>
    links.filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.outerHTML),
  );
  assert.deepEqual(lost, []);
  // The first control that Tab reaches is a level; Space turns it off.
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.value), "error");
  const errors = await shown(page, "li[data-level=error]");
  assert.ok(errors > 0);
  await page.keyboard.press("Space");
  assert.equal(await shown(page, "li[data-level=error]"), 0);
  assert.equal(await shown(page, "article li"), all - errors);
  await page.keyboard.press("Space");
  await page.select("select[name=rule]", "misspelling");
  const misspelt = await shown(page, "li[data-rule=misspelling]");
  assert.ok(misspelt > 0);
  assert.equal(await shown(page, "article li"), misspelt);
  await page.select("select[name=rule]", "");
  const path = await page.$eval("article:not([hidden])", (article) => article.dataset.path);
  await page.type("input[name=path]", path);
  assert.equal(await shown(page, "article[data-path]"), 1);
  // A placeholder shows the drafts it is in, even those with nothing found.
  await page.evaluate(() => {
    const tables = [...document.querySelectorAll("table")];
    tables.find((table) => table.caption.textContent === "Placeholders").querySelector("button").click();
  });
  assert.ok((await shown(page, "article[data-path]")) > 0);
  await page.emulateMediaType("print");
  assert.equal(await shown(page, "form"), 0, "nobody prints controls");
  assert.deepEqual(wrong, []);
} finally {
  await browser.close();
}
