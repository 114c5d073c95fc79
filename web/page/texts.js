// What the page says, in the language of the browser. Another language is one file more.

import en from "./texts/en.js";
import nl from "./texts/nl.js";

export const TEXTS = [en, nl];

/** The first language that somebody prefers and the page has. */
export function pick(preferred) {
  const codes = preferred.map((tag) => tag.split("-")[0].toLowerCase());
  const code = codes.find((code) => TEXTS.some((texts) => texts.code === code));
  return TEXTS.find((texts) => texts.code === code) ?? en;
}

/** Writes the texts into the elements that name them. */
export function fill(root, texts) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = texts[element.dataset.text];
  for (const element of root.querySelectorAll("[data-label]")) element.setAttribute("aria-label", texts[element.dataset.label]);
  for (const element of root.querySelectorAll("[data-hint]")) element.placeholder = texts[element.dataset.hint];
  if (root === document) document.title = `${texts.title} – followup-lint`;
}
