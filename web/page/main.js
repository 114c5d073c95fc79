// The page: the mail on one side, what is found in it on the other.

import { Checker } from "./checker.js";
import { Details } from "./details.js";
import { changed, isOther, safeFixes } from "./edits.js";
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

/** The report on a mail that was not checked. */
const NOTHING = { language: null, kind: null, diagnostics: [] };

/** Milliseconds after which a check is said to be under way. */
const SLOW = 500;

/** What nobody reads as a word. */
const LINK = /:\/\/|^www\./i;

let texts = pick(navigator.languages);
let report = NOTHING;
let state = "loading";
let announcing;
let waiting;
let fading;
// The mail as it was last copied: nothing of it is lost with the page.
let copied = "";

function check() {
  const text = editor.text;
  if (state === "failed") return;
  if (!text.trim()) {
    checker.forget();
    clearTimeout(waiting);
    waiting = undefined;
    ignored.clear();
    report = NOTHING;
    if (state !== "loading") state = "empty";
    show();
    return;
  }
  const options = { messages: texts.code, ...details.options() };
  // What was said of an older text is not said for long.
  waiting ??= setTimeout(() => {
    if (state !== "loading") state = "checking";
    show();
  }, SLOW);
  checker.check(text, options, (answer, given) => {
    clearTimeout(waiting);
    waiting = undefined;
    if (!answer) {
      report = NOTHING;
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
  const words = editor.text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !LINK.test(word)).length;
  const { tone, verdict: judgement, more } = verdict(state, current, words, texts);
  $("status").dataset.state = tone;
  $("verdict").textContent = judgement;
  $("reading").textContent = more;
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
  const spoken = `${judgement}. ${more}`;
  if (state !== "loading" && state !== "checking") announcing = setTimeout(() => say(spoken), 1000);
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
  clearTimeout(fading);
  $("notice").hidden = paragraphs.length === 0;
  $("notice").replaceChildren(...paragraphs.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}

const said = ({ message, help }) => [message, help].filter(Boolean).join(": ");

async function take(files) {
  const answers = [];
  const endings = $("files").accept.split(",");
  for (const file of files) {
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      answers.push(texts.unknownFile(file.name));
      continue;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const found = await checker.readFile(file.name, bytes, details.record().candidate);
      details.add(found.record);
      if (found.taken.length > 0) answers.push(`${texts.taken} ${found.taken.join("; ")}`);
      if (found.left.length > 0) answers.push(`${texts.left} ${found.left.join("; ")}`);
      if (found.unmet) answers.push(texts.unmet);
    } catch (error) {
      answers.push(state === "failed" ? texts.failed : said(error));
    }
  }
  notice(answers);
  check();
}

editor.onchange = (before, after, written) => {
  // What the writer ignored was in another mail.
  if (written && isOther(before, after)) ignored.clear();
  // The marks and the buttons for fixes move with the text.
  report = { ...report, diagnostics: changed(report.diagnostics, before, after) };
  const visible = shown(report.diagnostics, ignored);
  editor.paint(visible);
  findings.show(visible, after, texts);
  check();
};
editor.onmove = (found) => findings.point(found);
findings.onpoint = (found) => editor.select(found.start, found.end);
findings.onclose = () => editor.leave();
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
$("copy").onclick = async () => {
  const text = editor.text;
  const done = await editor.copy();
  if (done) copied = text;
  notice([done ? texts.copied : texts.notCopied]);
  if (done) fading = setTimeout(() => notice([]), 4000);
};
addEventListener("beforeunload", (event) => {
  if (editor.text.trim() && editor.text !== copied && TEXTS.every(({ example }) => editor.text !== example)) event.preventDefault();
});
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
  let toml;
  try {
    toml = await checker.writeRecord(details.record());
  } catch (error) {
    return notice([said(error)]);
  }
  notice([]);
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
checker.onfail = () => {
  clearTimeout(waiting);
  report = NOTHING;
  state = "failed";
  show();
};
checker.start().then(() => {
  state = editor.text.trim() ? "checking" : "empty";
  show();
  check();
}, checker.onfail);
