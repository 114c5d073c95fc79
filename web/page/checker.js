// Asks the worker. Of several mails that wait to be checked, only the last one is.

/** The worker's program, which the build puts here. */
const PROGRAM = WORKER;

/** Milliseconds after which a worker that does not answer is replaced. */
const PATIENCE = 20_000;

export class Checker {
  #worker;
  /** The start of the worker. */
  #started;
  /** The module and the packs, for the next worker should this one end. */
  #files;
  #calls = new Map();
  #number = 0;
  #busy = false;
  #ready = false;
  #next = null;

  /** Starts the worker with the module and the packs in the page. */
  start() {
    return (this.#started = this.#start());
  }

  async #start() {
    if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
    if (!this.#files) {
      const data = [...document.querySelectorAll("script[data-file]")];
      this.#files = Object.fromEntries(data.map((element) => [element.dataset.file, element.textContent]));
      data.forEach((element) => element.remove());
    }
    const url = URL.createObjectURL(new Blob([PROGRAM], { type: "text/javascript" }));
    this.#worker = new Worker(url);
    this.#worker.onmessage = ({ data: { number, value, error } }) => {
      const { resolve, reject } = this.#calls.get(number) ?? {};
      if (!this.#calls.delete(number)) return;
      if (error) reject(error);
      else resolve(value);
    };
    const failed = new Promise((_, reject) => (this.#worker.onerror = reject));
    await Promise.race([this.#call("start", this.#files), failed]);
    this.#worker.onerror = () => this.#restart();
    URL.revokeObjectURL(url);
    this.#ready = true;
    this.#go();
  }

  /** Replaces a worker that has ended. What it was asked fails. */
  #restart() {
    this.#worker.terminate();
    this.#ready = false;
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    calls.forEach(({ reject }) => reject(new Error("the check has ended")));
    this.start().catch(() => this.onfail());
  }

  /** Checks a mail, unless another one comes before it is its turn. The answer is null if the check failed. */
  check(text, options, done) {
    this.#next = { text, options, done };
    this.#go();
  }

  /** Forgets what is being checked. */
  forget() {
    this.#next = null;
    this.#busy &&= "forgotten";
  }

  /** What a file says of the interview. */
  async readFile(name, bytes, candidate) {
    await this.#started;
    return this.#call("readFile", { name, bytes, candidate });
  }

  async writeRecord(record) {
    await this.#started;
    return this.#call("writeRecord", record);
  }

  async #go() {
    if (!this.#ready || this.#busy || !this.#next) return;
    const asked = this.#next;
    const { text, options, done } = asked;
    this.#next = null;
    this.#busy = true;
    const late = setTimeout(() => this.#restart(), PATIENCE);
    const answer = await this.#call("check", { text, options }).catch(() => null);
    clearTimeout(late);
    const wanted = this.#busy !== "forgotten";
    this.#busy = false;
    // With a new worker, it is worth another try, but not two.
    if (wanted && !this.#ready && !asked.again) this.#next ??= { ...asked, again: true };
    else if (wanted) done(answer, text);
    this.#go();
  }

  #call(name, request) {
    this.#number += 1;
    return new Promise((resolve, reject) => {
      this.#calls.set(this.#number, { resolve, reject });
      this.#worker.postMessage({ number: this.#number, name, request });
    });
  }
}
