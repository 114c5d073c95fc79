// The module gives the same findings as the command, in UTF-16, and survives what is wrong.
//
//     node web/tests/module.mjs REPORT.json
//
// REPORT.json is the command's own report on drafts, with NOW for the time of sending.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { Linter, Mistake, load } from "../../target/site/module/index.js";

const now = process.env.NOW;
const report = JSON.parse(await readFile(process.argv[2], "utf8"));
const files = await readdir(new URL("../../target/site/module", import.meta.url));
const packs = files.filter((name) => name.endsWith(".pack")).map((name) => name.replace(".pack", ""));
assert.ok(packs.includes("en") && packs.length > 1);
const linter = await load(["en", ...packs.filter((code) => code !== "en")]);
assert.ok(linter instanceof Linter);

/** The line and the column in characters of a code unit, as the command counts them. */
function position(text, at) {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return [text.slice(0, line).split("\n").length, [...text.slice(line, at)].length + 1];
}

/** Whether the command asks hunspell for such findings: what it says of a compound, nobody else knows. */
const askedFor = (language, { rule }) => COMPOUNDING.has(language) && ["misspelling", "unknown-word"].includes(rule);
const COMPOUNDING = new Set(["da", "nl"]);

/** The messages with advice for whoever has the command. */
const advising = new Set((await readFile("rules/en/messages.ftl", "utf8")).split(/\n(?=\S)/).filter((message) => message.includes(".help-command")).map((message) => message.split(" ")[0]));
const advised = ({ rule }) => [...advising].some((name) => name === rule || name.startsWith(`${rule}-`));

const replacements = (fixes) => fixes.map(({ safety, edits }) => [safety, edits.map((edit) => edit.replacement)]);

let findings = 0;
const languages = new Set();
let applied = 0;
for (const { path, language, kind, diagnostics: all } of report.files) {
  const diagnostics = all.filter((found) => !askedFor(language, found));
  const text = await readFile(path, "utf8");
  const toml = path.replace(/txt$/, "toml");
  const record = existsSync(toml) ? await readFile(toml, "utf8") : undefined;
  const checked = linter.check(text, { record, now });
  languages.add(language);
  assert.equal(checked.language, language, path);
  assert.equal(checked.kind, kind, path);
  const same = (found) => {
    const { rule, level, message, text, notes, help } = found;
    return { rule, level, message, text, notes, ...(advised(found) ? {} : { help }) };
  };
  checked.diagnostics = checked.diagnostics.filter((found) => !askedFor(language, found));
  const own = checked.diagnostics.map((found) => ({
    ...same(found),
    from: position(text, found.start),
    to: position(text, found.end),
    labels: found.labels.map((label) => label.text),
    fixes: replacements(found.fixes),
  }));
  const others = diagnostics.map((found) => ({
    ...same(found),
    from: [found.span.line, found.span.column],
    to: [found.span.end_line, found.span.end_column],
    labels: found.labels.map((label) => label.text),
    fixes: replacements(found.fixes),
  }));
  assert.deepEqual(own, others, path);
  findings += own.length;
  // What is to be replaced is where the command says.
  const bytes = Buffer.from(text);
  for (const [at, { fixes, span }] of diagnostics.entries()) {
    if (bytes.subarray(span.start, span.end).toString() !== diagnostics[at].text) continue;
    for (const [number, { edits }] of fixes.entries()) {
      const given = checked.diagnostics[at].fixes[number].edits;
      const slices = edits.map(({ start, end }) => bytes.subarray(start, end).toString());
      assert.deepEqual(given.map(({ start, end }) => text.slice(start, end)), slices, path);
      applied += given.length;
    }
  }
}
assert.ok(languages.has("en") && languages.has("nl"));
assert.ok(report.files.length > 300 && findings > 250 && applied > 80, `${report.files.length} files, ${findings} findings, ${applied} edits`);

// Positions are those of the text as it was given, of a message in quoted-printable, too.
for (const text of ["🦜🦜 I am shore of it.\n", "\u{feff}I am shore of it.\n", "Subject: Lids 🦜\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=C3=A9s I am sh=\r\nore of.\r\n"]) {
  const [{ rule, start, end }] = linter.check(text, { levels: { all: "off", homophone: "error" } }).diagnostics;
  assert.equal(rule, "homophone");
  assert.equal(text.slice(start, end).replace("=\r\n", ""), "shore");
}

// A record is an object or TOML, and comes back as both.
const record = {
  candidate: { name: "Maya \"M\" Lindqvist" },
  interview: { company: "Kiln & Lid", date: "2026-11-17" },
  interviewer: [{ name: "Rita Izaguirre", honorific: "Ms." }],
};
assert.deepEqual(linter.readRecord(linter.writeRecord(record)), record);
const misspelt = linter.check("Dear Ms. Izaguire,\n", { record }).diagnostics.map((found) => found.rule);
assert.ok(misspelt.includes("interviewer-name"));

// Cards and invitations.
const card = "BEGIN:VCARD\nVERSION:3.0\nFN:Rita Izaguirre\nEMAIL:rita@kiln.example\nEND:VCARD\n";
const imported = linter.import([{ name: "rita.vcf", bytes: Buffer.from(card) }]);
assert.deepEqual(imported.record.interviewer, [{ name: "Rita Izaguirre", email: "rita@kiln.example" }]);
assert.equal(imported.taken.length, 1);
assert.equal(imported.unmet, false);

// No advice on options and files of the command.
const [{ message, help }] = linter.check("Please see the attached file.", { levels: { all: "off", "missing-attachment": "note" } }).diagnostics;
assert.match(message, /remember to attach/);
assert.deepEqual(help, []);

// Settings.
assert.deepEqual(linter.check("I like Kaldnesbrygga.", { words: ["Kaldnesbrygga"], levels: { all: "off", "unknown-word": "error" } }).diagnostics, []);

// What is wrong is said, and the next request is answered.
for (const request of [
  () => linter.check("", { levels: { homophones: "error" } }),
  () => linter.check("", { record: { interview: { compagny: "Kiln" } } }),
  () => linter.check("", { now: "soon" }),
  () => linter.check("", { language: "xx" }),
  () => linter.check("", { recrd: {} }),
  () => linter.import([{ name: "note.txt", bytes: Buffer.from("hello") }]),
]) {
  assert.throws(request, (error) => error instanceof Mistake && error.message.length > 5);
}

// A trap makes a new instance: with the memory of a broken one nothing could be found.
const { Instance } = WebAssembly;
let made = 0;
WebAssembly.Instance = class extends Instance {
  constructor(...parts) {
    super(...parts);
    made += 1;
  }
};
const { check } = Linter.prototype;
const stringify = JSON.stringify;
JSON.stringify = () => {
  throw new WebAssembly.RuntimeError("unreachable");
};
assert.throws(() => check.call(linter, "I am shore."), WebAssembly.RuntimeError);
JSON.stringify = stringify;
assert.equal(made, 1);
assert.equal(linter.check("I am shore of it.", {}).diagnostics.some((found) => found.rule === "homophone"), true);

console.log(`${report.files.length} drafts with ${findings} findings: the module and the command agree`);
