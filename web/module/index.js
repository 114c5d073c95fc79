// followup-lint as a WebAssembly module. Nothing leaves the machine: it reads no file, no clock and no network.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Something in a request is wrong: a record, a name of a rule, a file. */
export class Mistake extends Error {
  constructor({ message, help }) {
    super(message);
    this.name = "Mistake";
    this.help = help;
  }
}

/** Checks drafts. Make one with `load` or `start`. */
export class Linter {
  #module;
  #packs;
  #exports;

  constructor(module, packs, instance) {
    this.#module = module;
    this.#packs = packs;
    this.#begin(instance);
  }

  check(text, { levels, ...options } = {}) {
    return this.#ask("check", { text, levels: Object.entries(levels ?? {}), ...options });
  }

  import(files, candidate = {}) {
    return this.#ask("import", { candidate, files: files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })) });
  }

  readRecord(toml) {
    return this.#ask("read_record", toml);
  }

  writeRecord(record) {
    return this.#ask("write_record", record);
  }

  #begin(instance) {
    this.#exports = instance.exports;
    for (const pack of this.#packs) this.#call("add_language", pack);
  }

  #ask(name, request) {
    try {
      return this.#call(name, encoder.encode(JSON.stringify(request)));
    } catch (error) {
      // After a trap nothing is known of the memory.
      if (error instanceof WebAssembly.RuntimeError) this.#begin(new WebAssembly.Instance(this.#module));
      throw error;
    }
  }

  #call(name, bytes) {
    const { memory, alloc, release, [name]: call } = this.#exports;
    const start = alloc(bytes.length);
    new Uint8Array(memory.buffer, start, bytes.length).set(bytes);
    const answer = BigInt.asUintN(64, call(start, bytes.length));
    const [at, length] = [Number(answer & 0xffffffffn), Number(answer >> 32n)];
    const { value, error } = JSON.parse(decoder.decode(new Uint8Array(memory.buffer, at, length)));
    release(at, length);
    if (error) throw new Mistake(error);
    return value;
  }
}

/** A linter of the module and packs that somebody has fetched; the first language is the default. */
export async function start(module, packs) {
  const compiled = module instanceof WebAssembly.Module ? module : await WebAssembly.compile(module);
  return new Linter(compiled, packs, await WebAssembly.instantiate(compiled));
}

/** A linter for these languages; its files are next to this one. */
export async function load(languages = ["en"]) {
  const files = ["followup-lint.wasm", ...languages.map((code) => `${code}.pack`)];
  const [module, ...packs] = await Promise.all(files.map((file) => bytes(new URL(file, import.meta.url))));
  return start(module, packs);
}

async function bytes(url) {
  if (url.protocol === "file:") return (await import("node:fs/promises")).readFile(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be fetched: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
