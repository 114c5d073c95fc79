// Asks the worker. Of several mails that wait to be checked, only the last one is.

/** The worker's program, which the build puts here. */
const PROGRAM = WORKER;

export class Checker {
  #worker;
  #calls = new Map();
  #number = 0;
  #busy = false;
  #ready = false;
  #next = null;

  /** Starts the worker with the module and the packs in the page. */
  async start() {
    const url = URL.createObjectURL(new Blob([PROGRAM], { type: "text/javascript" }));
    this.#worker = new Worker(url);
    this.#worker.onmessage = ({ data: { number, value, error } }) => {
      const { resolve, reject } = this.#calls.get(number);
      this.#calls.delete(number);
      if (error) reject(error);
      else resolve(value);
    };
    const failed = new Promise((_, reject) => (this.#worker.onerror = reject));
    const data = [...document.querySelectorAll("script[data-file]")];
    const files = Object.fromEntries(data.map((element) => [element.dataset.file, element.textContent]));
    await Promise.race([this.#call("start", files), failed]);
    data.forEach((element) => element.remove());
    URL.revokeObjectURL(url);
    this.#ready = true;
    this.#go();
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

  /** What a file says of the interview; null if it is of no known kind. */
  readFile(name, bytes, candidate) {
    return this.#call("readFile", { name, bytes, candidate });
  }

  writeRecord(record) {
    return this.#call("writeRecord", record);
  }

  async #go() {
    if (!this.#ready || this.#busy || !this.#next) return;
    const { text, options, done } = this.#next;
    this.#next = null;
    this.#busy = true;
    const answer = await this.#call("check", { text, options }).catch(() => null);
    const wanted = this.#busy !== "forgotten";
    this.#busy = false;
    if (wanted) done(answer, text);
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
