// What `index.d.ts` says is what `index.js` has: this file must compile, and its imports must exist.

import { Linter, Mistake, load, start, type Diagnostic, type InterviewRecord } from "../module/index.js";

export async function use(): Promise<string> {
  const linter: Linter = await load(["en"]);
  const other: Linter = await start(new Uint8Array(), [new Uint8Array()]);
  const record: InterviewRecord = { interview: { date: "2026-11-17" }, interviewer: [{ name: "Rita Izaguirre" }] };
  const { diagnostics, language } = linter.check("Dear Rita,", { record, levels: { all: "off" }, words: ["Rita"] });
  const first: Diagnostic | undefined = diagnostics[0];
  // @ts-expect-error a level that there is not
  linter.check("", { levels: { all: "fatal" } });
  // @ts-expect-error linters are made by `load` and `start`
  new Linter();
  try {
    return other.writeRecord(other.import([{ name: "rita.vcf", bytes: new Uint8Array() }]).record);
  } catch (error) {
    if (error instanceof Mistake) return error.help ?? error.message;
    return `${language} ${first?.fixes[0]?.edits[0]?.replacement}`;
  }
}
