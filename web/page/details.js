// The form with what is known of the interview.

import { fill } from "./texts.js";

/** Where the browser keeps it, if the writer wants that. */
const KEPT = "followup-lint";

export class Details {
  #form;
  #box;
  #texts;
  /** Everything known, more than the form has: topics, addresses. */
  #record = {};

  constructor(form, box) {
    this.#form = form;
    this.#box = box;
    form.onsubmit = (event) => event.preventDefault();
    // Half a name is not yet held against the mail.
    let pausing;
    for (const [kind, pause] of [["input", 700], ["change", 0]]) {
      form.addEventListener(kind, (event) => {
        if (event.target.id === "keep" || event.target.type === "file") return;
        clearTimeout(pausing);
        pausing = setTimeout(() => this.#changed(), pause);
      });
    }
    form.querySelector("#keep").onchange = ({ target }) => (target.checked ? this.#keep() : forget());
    form.querySelector("#add-person").onclick = () => {
      this.#person({}).querySelector("input").focus();
      this.#changed();
    };
    form.querySelector("#clear").onclick = () => {
      this.#write({});
      this.#changed();
    };
  }

  /** Writes the form in a language; the first time, with what the browser keeps. */
  speak(texts) {
    const first = !this.#texts;
    this.#texts = texts;
    document.getElementById("honorifics").replaceChildren(...texts.honorifics.map((text) => new Option(text, text)));
    if (!first) return fill(this.#form, texts);
    const kept = read();
    this.#form.querySelector("#keep").checked = kept !== null;
    this.#box.open = kept !== null;
    this.#write(kept ?? {});
  }

  /** The record as the form has it. */
  record() {
    const { own, company, position, date } = this.#form.elements;
    const moment = this.#record.interview?.date ?? "";
    const interview = {
      ...this.#record.interview,
      company: company.value.trim() || null,
      position: position.value.trim() || null,
      // A moment on the same day says more than the day.
      date: moment.startsWith(date.value) && date.value ? moment : date.value || null,
    };
    // An address is that of the person whose name came with it.
    const known = ({ element, name }) => (element.known.name === name ? element.known : {});
    const people = this.#people().map((person) => ({ ...known(person), name: person.name, honorific: person.honorific || null }));
    // An invitation does not say which of the people in it is the writer.
    return { candidate: { ...this.#record.candidate, name: own.value.trim() || null }, interview, interviewer: people.filter(({ name }) => name && name.toLowerCase() !== own.value.trim().toLowerCase()) };
  }

  /** The options of a check. The clock is read only where there is a date to compare it with. */
  options() {
    const record = this.record();
    const { date, decision_by, offered, sent } = record.interview;
    return { record, ...(date || decision_by || offered || sent?.length ? { now: now() } : {}) };
  }

  /** Adds what a file says. */
  add(found) {
    const own = this.record();
    const people = [...own.interviewer];
    for (const person of found.interviewer ?? []) {
      const at = people.findIndex((known) => known.name.toLowerCase() === person.name.toLowerCase());
      if (at < 0) people.push(person);
      else people[at] = { ...person, ...filled(people[at]) };
    }
    this.#write({
      candidate: { ...own.candidate, ...filled(found.candidate) },
      interview: { ...own.interview, ...filled(found.interview) },
      interviewer: people,
    });
    this.#box.open = true;
    this.#keep();
  }

  /** Says why the details cannot be used, or nothing. */
  complain(mistake, texts) {
    let said = this.#form.querySelector(".mistake");
    if (!mistake) return said?.remove();
    if (!said) {
      said = Object.assign(document.createElement("p"), { className: "mistake" });
      said.setAttribute("role", "alert");
      this.#form.prepend(said);
    }
    const text = [`${texts.recordWrong} ${mistake.message}`, mistake.help].filter(Boolean).join(" – ");
    if (said.textContent !== text) said.textContent = text;
  }

  #changed() {
    this.#keep();
    this.onchange();
  }

  /** Keeps the details if the box is ticked; without the tick, another tab may keep its own. */
  #keep() {
    const tick = this.#form.querySelector("#keep");
    if (!tick.checked) return;
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.record()));
    } catch {
      // A browser may keep nothing at all.
      tick.checked = false;
    }
  }

  #write(record) {
    this.#record = record;
    const { own, company, position, date } = this.#form.elements;
    own.value = record.candidate?.name ?? "";
    company.value = record.interview?.company ?? "";
    position.value = record.interview?.position ?? "";
    date.value = (record.interview?.date ?? "").slice(0, 10);
    this.#form.querySelector("#people").replaceChildren();
    const people = record.interviewer?.length ? record.interviewer : [{}];
    people.forEach((person) => this.#person(person));
  }

  #person(person) {
    const element = document.getElementById("person").content.cloneNode(true).firstElementChild;
    element.known = person;
    for (const input of element.querySelectorAll("input")) input.value = person[input.dataset.key] ?? "";
    element.querySelector(".remove").onclick = () => {
      element.remove();
      if (this.#people().length === 0) this.#person({});
      this.#form.querySelector("#add-person").focus();
      this.#changed();
    };
    fill(element, this.#texts);
    this.#form.querySelector("#people").append(element);
    return element;
  }

  #people() {
    return [...this.#form.querySelectorAll(".person")].map((element) => {
      const value = (key) => element.querySelector(`[data-key=${key}]`).value.trim();
      return { element, name: value("name"), honorific: value("honorific") };
    });
  }
}

function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // There is nothing to forget.
  }
}

const filled = (object) => Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== null && value !== ""));

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return typeof kept === "object" ? kept : null;
  } catch {
    return null;
  }
}

/** This moment, as RFC 3339 writes it, with the writer's own offset. */
function now() {
  const date = new Date();
  const offset = -date.getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
