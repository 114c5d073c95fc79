/** The level of a finding. */
export type Level = "error" | "warning" | "note";

/** What a mail is for. */
export type Kind = "thank-you" | "status" | "second-status" | "rejection-reply" | "offer-reply" | "letter";

/** UTF-16 code units of the text that was given: `text.slice(start, end)`. */
export interface Place {
  start: number;
  end: number;
}

export interface Label extends Place {
  text: string;
}

export interface Edit extends Place {
  replacement: string;
}

export interface Fix {
  /** `safe` is certain, `unsafe` is only probable; `display` cannot be applied to the text as it was given. */
  safety: "safe" | "unsafe" | "display";
  edits: Edit[];
}

export interface Diagnostic extends Place {
  rule: string;
  level: Level;
  /** What is wrong. */
  message: string;
  /** The text that is flagged, as a reader sees it. */
  text: string;
  part: "subject" | "greeting" | "body" | "sign-off" | "signature" | "attribution" | "quote" | "header";
  /** What to write instead, at the place itself and at others. */
  labels: Label[];
  /** Why. */
  notes: string[];
  /** What to do. */
  help: string[];
  fixes: Fix[];
}

export interface Report {
  /** The code of the language it was read in; null if it could not be proofread. */
  language: string | null;
  kind: Kind | null;
  /** In the order of the text. */
  diagnostics: Diagnostic[];
}

/** What is known of the interview. Dates are strings such as `2026-11-17` or `2026-11-17T10:30:00+01:00`. */
export interface InterviewRecord {
  candidate?: Candidate;
  interview?: {
    company?: string | null;
    position?: string | null;
    date?: string | null;
    decision_by?: string | null;
    offered?: string | null;
    kind?: Kind | null;
    language?: string | null;
    topics?: string[];
    other_companies?: string[];
    sent?: string[];
  };
  interviewer?: Person[];
}

export interface Candidate {
  name?: string | null;
  email?: string | null;
}

export interface Person {
  name: string;
  honorific?: string | null;
  title?: string | null;
  email?: string | null;
  aliases?: string[];
}

export interface Options {
  /** The interview, as an object or in TOML. */
  record?: InterviewRecord | string;
  /** The moment of sending, such as `2026-11-18T09:00:00+01:00`; without it, nothing is said of when. */
  now?: string;
  /** The language of the mail, such as `en` or `en-GB`; else detected. */
  language?: string;
  /** The language of what is said, English where there are no words in it; else that of the mail. */
  messages?: string;
  kind?: Kind;
  /** The levels of rules and groups; of several that fit, the last one wins. */
  levels?: Record<string, Level | "off">;
  /** Words that are spelled right. */
  words?: string[];
}

export interface Import {
  record: InterviewRecord;
  /** What was taken, for the user. */
  taken: string[];
  /** What was not taken or is not certain, and why. */
  left: string[];
  /** Whether the candidate, of whom nothing is known, may be among the interviewers. */
  unmet: boolean;
}

/** Something in a request is wrong: a record, a name of a rule, a file. */
export class Mistake extends Error {
  help?: string;
}

/** Checks drafts. Make one with `load` or `start`. All its methods throw a `Mistake` if a request is wrong. */
export class Linter {
  private constructor();
  check(text: string, options?: Options): Report;
  /** Makes a record of contact cards (.vcf) and invitations (.ics); the candidate is not an interviewer. */
  import(files: { name: string; bytes: Uint8Array }[], candidate?: Candidate): Import;
  readRecord(toml: string): InterviewRecord;
  /** The record in TOML. */
  writeRecord(record: InterviewRecord | string): string;
}

/** A linter of the module and packs that somebody has fetched; the first language is the default. */
export function start(module: BufferSource | WebAssembly.Module, packs: Uint8Array[]): Promise<Linter>;

/** A linter for these languages (`["en"]`); its files are next to this one. */
export function load(languages?: string[]): Promise<Linter>;
