// The page: the mail on one side, what is found in it on the other.

import { Checker } from "./checker.js";
import { Details } from "./details.js";
import { changed, safeFixes } from "./edits.js";
import { Editor } from "./editor.js";
import { Findings } from "./findings.js";
import { key, shown } from "./ignoring.js";
import { fill, pick, TEXTS } from "./texts.js";
import { verdict } from "./verdict.js";

const $ = (id) => document.getElementById(id);
const checker = new Checker();
const editor = new Editor($("text"), $("layer"));
const findings = new Findings($("findings"));
const details = new Details($("record"), $("interview"));
const ignored = new Set();

let texts = pick(navigator.languages);
let report = { language: null, kind: null, diagnostics: [] };
let state = "loading";
let announcing;

function check() {
  const text = editor.text;
  if (state === "failed") return;
  if (!text.trim()) {
    checker.forget();
    report = { language: null, kind: null, diagnostics: [] };
    if (state !== "loading") state = "empty";
    show();
    return;
  }
  const options = { messages: texts.code, ...details.options() };
  checker.check(text, options, (answer, given) => {
    if (!answer) {
      report = { language: null, kind: null, diagnostics: [] };
      state = "broken";
      return show();
    }
    details.complain(answer.recordMistake, texts);
    // The mail may have changed while it was checked; the next answer is on its way.
    report = { ...answer.report, diagnostics: changed(answer.report.diagnostics, given, editor.text) };
    state = "checked";
    show();
  });
}

function show() {
  const visible = shown(report.diagnostics, ignored);
  const hidden = report.diagnostics.length - visible.length;
  editor.paint(visible);
  findings.show(visible, editor.text, texts);
  const current = { ...report, diagnostics: visible };
  const said = verdict(state, current, editor.text.trim().split(/\s+/).length, texts);
  $("status").dataset.state = said.tone;
  $("verdict").textContent = said.verdict;
  $("reading").textContent = said.more;
  $("nothing").hidden = visible.length > 0;
  $("nothing").textContent = state === "checked" && report.language ? texts.nothing : texts.waiting;
  const safe = safeFixes(visible);
  // One has its own button.
  $("fix-all").hidden = safe.length < 2;
  $("fix-all").textContent = texts.fixAll(safe.length);
  $("unignore").hidden = hidden === 0;
  $("unignore").textContent = texts.unignore(hidden);
  $("copy").hidden = state !== "checked";
  $("example").hidden = state !== "empty";
  // A screen reader hears the result once the writer pauses, and not at every key.
  clearTimeout(announcing);
  const words = `${said.verdict}. ${said.more}`;
  if (state !== "loading") announcing = setTimeout(() => say(words), 1000);
  document.documentElement.dataset.checked = String(state === "checked" || state === "empty");
}

function say(words) {
  if ($("spoken").textContent !== words) $("spoken").textContent = words;
}

function speak() {
  document.documentElement.lang = texts.code;
  fill(document, texts);
  details.speak(texts);
  editor.placeholder = texts.placeholder;
  document.body.dataset.drop = texts.drop;
  $("tongue").replaceChildren(...TEXTS.map((other) => new Option(other.name, other.code, false, other === texts)));
}

function notice(paragraphs) {
  $("notice").hidden = paragraphs.length === 0;
  $("notice").replaceChildren(...paragraphs.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}

async function take(files) {
  const said = [];
  for (const file of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const found = await checker.readFile(file.name, bytes, details.record().candidate);
      if (found === null) {
        said.push(texts.unknownFile(file.name));
        continue;
      }
      details.add(found.record);
      if (found.taken.length > 0) said.push(`${texts.taken} ${found.taken.join("; ")}`);
      if (found.left.length > 0) said.push(`${texts.left} ${found.left.join("; ")}`);
    } catch (error) {
      said.push([error.message, error.help].filter(Boolean).join(": "));
    }
  }
  notice(said);
  check();
}

editor.onchange = (before, after) => {
  report.diagnostics = changed(report.diagnostics, before, after);
  editor.paint(shown(report.diagnostics, ignored));
  check();
};
editor.onmove = (found) => findings.point(found);
findings.onpoint = (found) => editor.select(found.start, found.end);
findings.onclose = () => findings.point(null);
findings.onfix = (fix) => editor.replace(fix.edits);
findings.onignore = (found) => {
  ignored.add(key(found));
  show();
  $("findings-title").focus();
};
details.onchange = check;

$("fix-all").onclick = () => editor.replace(safeFixes(shown(report.diagnostics, ignored)).flatMap((fix) => fix.edits));
$("unignore").onclick = () => {
  ignored.clear();
  show();
};
$("example").onclick = () => editor.replace([{ start: 0, end: editor.text.length, replacement: texts.example }]);
$("copy").onclick = () => {
  editor.copy();
  notice([texts.copied]);
  setTimeout(() => notice([]), 4000);
};
$("tongue").onchange = () => {
  texts = TEXTS.find((other) => other.code === $("tongue").value);
  speak();
  show();
  check();
};
$("choose").onclick = () => $("files").click();
$("files").onchange = () => {
  take([...$("files").files]);
  $("files").value = "";
};
$("export").onclick = async () => {
  const toml = await checker.writeRecord(details.record());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([toml], { type: "application/toml" }));
  link.download = texts.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

// A file that is dropped anywhere must never replace the page, and the mail with it.
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const kind of ["dragenter", "dragover"]) {
  addEventListener(kind, (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dragging");
  });
}
addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("dragging"));
addEventListener("drop", (event) => {
  document.body.classList.remove("dragging");
  if (!hasFiles(event)) return;
  event.preventDefault();
  take([...event.dataTransfer.files]);
});

speak();
show();
checker.start().then(
  () => {
    state = "empty";
    show();
    check();
  },
  () => {
    state = "failed";
    show();
  },
);
