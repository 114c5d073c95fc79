"use strict";
const LEVELS = ["error", "warning", "note"];
/* The longest table that is shown whole. */
const ROWS = 15;
const form = document.forms[0];
const articles = [...document.querySelectorAll("article:not(.unread)")];
const summary = document.getElementById("summary");

/* Adds one to the count of a name, and remembers in how many drafts it occurs. */
function add(counts, name, key, article) {
  const row = counts.get(name) ?? { drafts: new Set(), error: 0, warning: 0, note: 0 };
  row.drafts.add(article);
  if (key) row[key] += 1;
  counts.set(name, row);
}

function table(caption, heads, rows, pick) {
  if (rows.length === 0) return;
  const element = document.createElement("table");
  element.createCaption().textContent = caption;
  const head = element.createTHead().insertRow();
  for (const name of heads) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  const body = element.createTBody();
  for (const [name, ...numbers] of rows) {
    const row = body.insertRow();
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => pick(name));
    row.insertCell().append(button);
    for (const number of numbers) row.insertCell().textContent = number;
    row.hidden = body.rows.length > ROWS;
  }
  const section = document.createElement("div");
  section.append(element);
  if (rows.length > ROWS) {
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = `show all ${rows.length}`;
    more.addEventListener("click", () => {
      for (const row of body.rows) row.hidden = false;
      more.remove();
    });
    section.append(more);
  }
  document.getElementById("glance").append(section);
}

const rules = new Map();
const slots = new Map();
for (const article of articles) {
  for (const item of article.querySelectorAll("li")) add(rules, item.dataset.rule, item.dataset.level, article);
  for (const slot of article.dataset.slots.split("\n").filter(Boolean)) add(slots, slot, null, article);
}

function show(change) {
  for (const [name, value] of Object.entries(change)) form.elements[name].value = value;
  filter();
  document.getElementById("drafts").scrollIntoView();
}

let slotDrafts = null;

/* Hides what the filters leave out. */
function filter() {
  const levels = new Set([...form.elements.level].filter((box) => box.checked).map((box) => box.value));
  const rule = form.elements.rule.value;
  const path = form.elements.path.value.toLowerCase();
  let [drafts, findings] = [0, 0];
  for (const article of articles) {
    let shown = 0;
    for (const item of article.querySelectorAll("li")) {
      item.hidden = !levels.has(item.dataset.level) || (rule !== "" && item.dataset.rule !== rule);
      shown += item.hidden ? 0 : 1;
    }
    const wanted = shown > 0 || slotDrafts || (form.elements.clean.checked && rule === "");
    const named = article.dataset.path.toLowerCase().includes(path);
    article.hidden = !wanted || !named || (slotDrafts !== null && !slotDrafts.has(article));
    drafts += article.hidden ? 0 : 1;
    findings += article.hidden ? 0 : shown;
  }
  summary.textContent = `${document.getElementById("total").textContent}. Shown: ${findings} findings in ${drafts} drafts.`;
}

const worst = (one, other) => other[1] - one[1] || other[2] - one[2] || other[3] - one[3];
const ruleRows = [...rules].map(([name, row]) => [name, row.error, row.warning, row.note, row.drafts.size]);
const draftRows = articles.map(({ dataset }) => [dataset.path, ...LEVELS.map((level) => Number(dataset[level]))]);
const slotRows = [...slots].map(([name, row]) => [name, row.drafts.size]);
const counts = ["errors", "warnings", "notes"];
table("Rules", ["rule", ...counts, "drafts"], ruleRows.sort(worst), (name) => {
  slotDrafts = null;
  show({ rule: name, path: "" });
});
table("Drafts with most to correct", ["draft", ...counts], draftRows.filter((row) => row[1] + row[2] + row[3] > 0).sort(worst), (name) => {
  slotDrafts = null;
  show({ rule: "", path: name });
});
table("Placeholders", ["placeholder", "drafts"], slotRows.sort((one, other) => other[1] - one[1]), (name) => {
  slotDrafts = slots.get(name).drafts;
  show({ rule: "", path: "" });
});
for (const name of [...rules.keys()].sort()) form.elements.rule.add(new Option(name, name));
form.addEventListener("input", () => {
  slotDrafts = null;
  filter();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();
