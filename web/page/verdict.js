// The sentence on top: whether the mail can be sent.

/** A mail with fewer words has only been begun. */
const FEW = 10;

/** What is said of a mail with so many words, and in which tone: `loading`, `error`, `warning` or `good`. */
export function verdict(state, report, words, texts) {
  if (state === "loading") return { tone: "loading", verdict: texts.loading, more: "" };
  if (state === "checking") return { tone: "loading", verdict: texts.checking, more: "" };
  if (state === "failed") return { tone: "error", verdict: texts.failed, more: texts.failedMore };
  if (state === "empty") return { tone: "loading", verdict: texts.empty, more: texts.emptyMore };
  if (state === "broken") return { tone: "warning", verdict: texts.broken, more: texts.brokenMore };
  const count = (level) => report.diagnostics.filter((found) => found.level === level).length;
  const [errors, warnings, notes] = ["error", "warning", "note"].map(count);
  const language = report.language && new Intl.DisplayNames([texts.code], { type: "language" }).of(report.language);
  const read = language ? texts.readAs(report.kind, language) : "";
  const more = (...parts) => parts.filter(Boolean).join(" · ");
  if (errors > 0) {
    const rest = warnings + notes;
    return { tone: "error", verdict: texts.toFix(errors), more: more(rest > 0 && texts.alsoSuggested(rest), read || texts.unread) };
  }
  if (!report.language) {
    const why = report.diagnostics.find((found) => found.rule === "unread-language");
    return { tone: "warning", verdict: texts.unread, more: why?.message ?? "" };
  }
  if (warnings > 0) return { tone: "warning", verdict: texts.suggested(warnings), more: more(notes > 0 && texts.hints(notes), read) };
  if (words < FEW) return { tone: "loading", verdict: texts.begun, more: read };
  return { tone: "good", verdict: texts.ready, more: more(notes > 0 && texts.hints(notes), read) };
}
