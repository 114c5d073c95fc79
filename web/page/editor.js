// The mail: a text area, over a layer with the same text in which the marks are. The text area knows nothing
// of the marks, so that undoing, dictating and screen readers work as everywhere.

import { joined } from "./edits.js";
import { HIDDEN, codePoint } from "./signs.js";

const NARROW = matchMedia("(max-width: 56rem)");
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const WEIGHT = { error: 3, warning: 2, note: 1 };

export class Editor {
  #area;
  #layer;
  #before;
  #findings = [];
  #current = null;
  /** Whether the page itself is changing the text. */
  #replacing = false;

  constructor(area, layer) {
    this.#area = area;
    this.#layer = layer;
    this.#before = area.value;
    area.addEventListener("input", ({ inputType }) => {
      const before = this.#before;
      this.#before = area.value;
      this.onchange(before, area.value, !this.#replacing && !inputType?.startsWith("history"));
    });
    document.addEventListener("selectionchange", () => document.activeElement === area && this.#point());
    area.addEventListener("focus", () => document.body.classList.add("typing"));
    area.addEventListener("blur", () => setTimeout(() => document.activeElement === area || document.body.classList.remove("typing"), 200));
    this.paint([]);
  }

  get text() {
    return this.#area.value;
  }

  set placeholder(text) {
    this.#area.placeholder = text;
  }

  /** Marks the findings. Only lines that look different are written anew. */
  paint(findings) {
    this.#findings = findings;
    const lines = this.text.split("\n");
    const { children } = this.#layer;
    let start = 0;
    lines.forEach((line, number) => {
      const end = start + line.length;
      const marks = findings.flatMap((found, index) => {
        const [from, to] = [Math.max(found.start, start) - start, Math.min(found.end, end) - start];
        return from < to ? [{ from, to, level: found.level, current: found === this.#current, index }] : [];
      });
      const look = line + marks.map(({ from, to, level, current }) => `\0${from},${to},${level},${current}`).join("");
      const element = children[number] ?? this.#layer.appendChild(document.createElement("div"));
      if (element.look !== look) {
        element.look = look;
        element.replaceChildren(...pieces(line, marks));
      }
      start = end + 1;
    });
    while (children.length > lines.length) this.#layer.lastChild.remove();
    this.#point();
  }

  /** Replaces parts of the text in one step, so that one step undoes it. */
  replace(edits) {
    if (edits.length === 0) return;
    const { start, end, after } = joined(this.text, edits);
    const typing = document.activeElement === this.#area;
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start, end);
    this.#replacing = true;
    const done = after === "" ? start === end || document.execCommand("delete") : document.execCommand("insertText", false, after);
    if (!done) {
      this.#area.setRangeText(after, start, end, "end");
      this.#area.dispatchEvent(new Event("input"));
    }
    this.#replacing = false;
    // On a phone, the keyboard stays down unless somebody is writing.
    if (NARROW.matches && !typing) this.#area.blur();
  }

  select(start, end) {
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start, end);
    // The browser says only later that the selection has changed.
    this.#point();
    const mark = this.#layer.querySelector("mark.current");
    (mark ?? this.#area).scrollIntoView({ block: "center", behavior: CALM.matches ? "instant" : "smooth" });
  }

  /** Copies the mail. Whether that worked. */
  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      return true;
    } catch {
      const { selectionStart, selectionEnd } = this.#area;
      this.#area.select();
      const done = document.execCommand("copy");
      this.#area.setSelectionRange(selectionStart, selectionEnd);
      return done;
    }
  }

  /** No finding is the current one any more, until the caret moves. */
  leave() {
    this.#area.blur();
    this.#current = null;
    this.paint(this.#findings);
    this.onmove(null);
  }

  /** The finding under the caret becomes the current one. */
  #point() {
    const { selectionStart: from, selectionEnd: to } = this.#area;
    const has = ({ start, end }) => (from === to ? start <= from && from <= end : start === from && end === to);
    const active = document.activeElement === this.#area;
    const found = (active && this.#findings.find(has)) || null;
    if (found === this.#current) return;
    this.#current = found;
    this.paint(this.#findings);
    this.onmove(found);
    // On a phone, the finding lies over the lower half.
    if (found && NARROW.matches) this.#layer.querySelector("mark.current")?.scrollIntoView({ block: "nearest" });
  }
}

/** A line as text with its marks; where several are, the gravest. */
function pieces(line, marks) {
  const edges = [...new Set([0, line.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((one, other) => one - other);
  return edges.slice(1).flatMap((to, at) => {
    const from = edges[at];
    const text = signs(line.slice(from, to));
    const over = marks.filter((mark) => mark.from <= from && to <= mark.to);
    if (over.length === 0) return text;
    const top = over.reduce((best, mark) => (mark.current || WEIGHT[mark.level] > WEIGHT[best.level] ? mark : best));
    const mark = document.createElement("mark");
    mark.className = over.some(({ current }) => current) ? `${top.level} current` : top.level;
    mark.append(...text);
    return [mark];
  });
}

/** Text, with a sign at each character that nobody would see. */
function signs(text) {
  return text.split(HIDDEN).map((piece, at) => {
    if (at % 2 === 0) return document.createTextNode(piece);
    const sign = document.createElement("span");
    sign.className = "hidden-sign";
    sign.dataset.code = codePoint(piece);
    sign.textContent = piece;
    return sign;
  });
}
