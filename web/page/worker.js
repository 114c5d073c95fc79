// Checks mails apart from the page, so that writing never waits.

import { Mistake, start } from "../module/index.js";

let linter;

const answers = {
  /** Starts the linter with the files in the page: base64 of gzip. */
  async start(files) {
    const packs = Object.keys(files).filter((name) => name.endsWith(".pack"));
    const [module, ...rest] = await Promise.all(["followup-lint.wasm", ...packs].map((name) => unpack(files[name])));
    linter = await start(module, rest);
    // What is compiled when it is first used is compiled now.
    linter.check("Dear Rita,\n\nThank you for the hour in the kiln room.\n\nKind regards,\nMaya\n");
  },

  /** A mail without its details is better checked than not at all. */
  check({ text, options }) {
    try {
      return { report: linter.check(text, options) };
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      return { report: linter.check(text, { messages: options.messages }), recordMistake: plain(error) };
    }
  },

  readFile({ name, bytes, candidate }) {
    if (/\.toml$/i.test(name)) return { record: linter.readRecord(new TextDecoder().decode(bytes)), taken: [], left: [] };
    return linter.import([{ name, bytes }], candidate);
  },

  writeRecord: (record) => linter.writeRecord(record),
};

const plain = ({ message, help }) => ({ message, help });

async function unpack(text) {
  const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

onmessage = async ({ data: { number, name, request } }) => {
  try {
    postMessage({ number, value: await answers[name](request) });
  } catch (error) {
    postMessage({ number, error: plain(error) });
  }
};
