// The list of what was found.

import { joined } from "./edits.js";
import { message, quoted } from "./signs.js";

/** The most fixes that one finding offers. */
const MOST_FIXES = 4;

export class Findings {
  #list;
  #items = new Map();

  constructor(list) {
    this.#list = list;
  }

  show(diagnostics, text, texts) {
    const items = new Map();
    const old = new Map();
    for (const item of this.#items.values()) old.set(item.look, [...(old.get(item.look) ?? []), item]);
    for (const found of diagnostics) {
      const look = [texts.code, JSON.stringify(found, (name, value) => (name === "start" || name === "end" ? undefined : value))].join();
      const fixes = found.fixes.filter((fix) => fix.safety !== "display").slice(0, MOST_FIXES);
      const previews = fixes.map((fix) => joined(text, fix.edits));
      const key = look + JSON.stringify(previews.map(({ before, after }) => [before, after]));
      let item = old.get(key)?.shift();
      if (!item) {
        item = this.#item(found, previews, texts);
        item.look = key;
      }
      item.found = found;
      item.fixes = fixes;
      items.set(found, item);
    }
    this.#items = items;
    const list = [...items.values()];
    // Focus stays where it is as long as its finding does.
    list.forEach((item, at) => this.#list.children[at] === item || this.#list.insertBefore(item, this.#list.children[at] ?? null));
    while (this.#list.children.length > list.length) this.#list.lastChild.remove();
  }

  /** Shows which finding is meant. */
  point(found) {
    for (const [own, item] of this.#items) item.classList.toggle("current", own === found);
    const item = this.#items.get(found);
    // Only the list scrolls, and never the mail that somebody is writing.
    const list = this.#list;
    if (item && list.scrollHeight > list.clientHeight + 1) {
      const [own, around] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
      if (own.top < around.top || own.bottom > around.bottom) list.scrollTop += own.top - around.top - 16;
    }
  }

  #item(found, previews, texts) {
    const item = document.createElement("li");
    item.className = found.level;
    item.dataset.rule = found.rule;
    const add = (name, className, ...children) => {
      const element = document.createElement(name);
      element.className = className;
      element.append(...children);
      item.append(element);
      return element;
    };
    const level = document.createElement("b");
    level.textContent = texts.levels[found.level];
    const excerpt = found.text.length > 60 ? `${found.text.slice(0, 57).trimEnd()}…` : found.text;
    const go = button("quiet", quoted(excerpt.replace(/\s+/g, " ")));
    go.setAttribute("aria-label", texts.goTo(excerpt));
    go.onclick = () => this.onpoint(item.found);
    const close = button("quiet close", texts.close);
    close.onclick = () => this.onclose();
    add("p", "kicker", level, go, close);
    add("p", "message", ...message(found.message));
    const own = found.labels.filter((label) => label.start === found.start && label.end === found.end);
    // What a button says already is not said twice.
    for (const label of own) if (previews.length === 0) add("p", "", ...message(label.text));
    for (const help of found.help) add("p", "", ...message(help));
    for (const note of found.notes) add("p", "why", ...message(note));
    const row = add("p", "row");
    previews.forEach(({ before, after }, at) => {
      const change = button(at === 0 ? "primary change" : "change", ...words(before, after, texts));
      change.onclick = () => this.onfix(item.fixes[at]);
      row.append(change);
    });
    const ignore = button("quiet ignore", texts.ignore);
    ignore.setAttribute("aria-label", `${texts.ignore}: ${excerpt}`);
    ignore.onclick = () => this.onignore(item.found);
    row.append(ignore);
    return item;
  }
}

/** What a button for a change says. */
function words(before, after, texts) {
  if (after.trim() === "" && before.trim() !== "") return [`${texts.erase} `, quoted(before.trim())];
  if (before === "") return [`${texts.add} `, quoted(after.trim() || after)];
  return [`${texts.change} `, quoted(after)];
}

function button(className, ...children) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.append(...children);
  return element;
}
