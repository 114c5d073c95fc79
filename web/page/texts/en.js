const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const number = (count) => NUMBERS[count] ?? String(count);
const things = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
const sentence = (text) => text[0].toUpperCase() + text.slice(1);

const kinds = {
  "thank-you": "a thank-you after an interview",
  "status": "a question about the decision",
  "second-status": "a second question about the decision",
  "rejection-reply": "a reply to a rejection",
  "offer-reply": "a reply to an offer",
  "letter": "a letter",
};

/** English. */
export default {
  code: "en",
  name: "English",
  title: "Check your mail before you send it",
  subtitle: "For the mail after a job interview: a thank-you, a question about the decision, a reply.",
  private: "Your mail stays on this device.",
  tongue: "Language",
  statusLabel: "Result",
  interview: "Your interview",
  interviewWhy: "– optional, but only with it can names, titles and dates be checked",
  person: "Name of the person you talked to",
  honorific: "Title",
  honorificHint: "Ms.",
  honorifics: ["Ms.", "Mr.", "Mrs.", "Mx.", "Dr.", "Prof."],
  addPerson: "Add another person",
  remove: "Remove",
  company: "Company",
  position: "Role",
  date: "Day of the interview",
  own: "Your name",
  choose: "Fill in from a contact card or invitation …",
  export: "Save as a file",
  clear: "Clear",
  keep: "Keep these details in this browser (never the mail)",
  mail: "Your mail",
  mailHint: "To have the subject checked, too, begin with a line such as “Subject: Thank you for today”, then an empty line.",
  placeholder: "Paste or write your mail here.",
  tryExample: "Try an example",
  example: `Subject: Thanks

Dear Ms. Okafor,

Thank you for you're time on Tuesday. The story of the the printer that only works on Fridays is one I will definately tell again, and I would love to help you with the new catalogue.

I look forward to hearing from you.

Kind regards,
Maya Lindqvist
`,
  copy: "Copy the mail",
  copied: "The mail is copied.",
  notCopied: "The mail could not be copied. Select it and copy it yourself.",
  findings: "What to look at",
  privacy: "Everything happens in this page. Your mail goes nowhere: the page makes no connection, and works without a network. Nothing is kept unless you tick the box.",
  licences: "Licences",
  levels: { error: "Please fix", warning: "Better change", note: "Perhaps" },
  goTo: (text) => `Show in the mail: ${text}`,
  change: "Change to",
  erase: "Remove",
  add: "Add",
  ignore: "Ignore",
  close: "Close",
  unignore: (count) => `Show ${things(count, "ignored one", "ignored ones")} again`,
  fixAll: (count) => `Apply ${number(count)} sure fixes`,
  loading: "Getting ready …",
  checking: "Checking …",
  empty: "Paste your mail to begin",
  emptyMore: "It is checked while you write, on this device only.",
  failed: "This browser cannot run the check",
  failedMore: "A current version of Firefox, Chrome, Edge or Safari can.",
  broken: "This mail could not be checked",
  brokenMore: "The check itself failed. Your mail is as you wrote it.",
  unread: "This mail could not be proofread",
  toFix: (count) => `${sentence(things(count, "thing", "things"))} to fix before you send`,
  suggested: (count) => `Nothing is wrong, but look at ${things(count, "suggestion", "suggestions")} first`,
  begun: "So far, so good",
  ready: "Ready to send",
  alsoSuggested: (count) => `and ${things(count, "suggestion", "suggestions")}`,
  hints: (count) => `${sentence(things(count, "hint", "hints"))}, if you like`,
  readAs: (kind, language) => `Read as ${kinds[kind] ?? "a mail"} in ${language}`,
  waiting: "What there is to change appears here.",
  nothing: "Nothing found. Whether what you say is true, only you know.",
  taken: "Filled in:",
  left: "Left out, or to be looked at:",
  unmet: "Are you one of the people in the invitation? Fill in your name, or you are taken for an interviewer.",
  unknownFile: (name) => `${name} is no contact card (.vcf), invitation (.ics) or saved interview (.toml).`,
  drop: "Drop a contact card (.vcf), an invitation (.ics) or a saved interview (.toml)",
  recordWrong: "Your details are not used yet:",
  file: "interview.toml",
};
