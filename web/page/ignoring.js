// Findings that the writer wants to hear no more about.

/** What is the same finding, wherever it is in the mail. */
export const key = ({ rule, text, message }) => `${rule}\n${text}\n${message}`;

/** The findings that are not ignored. */
export const shown = (diagnostics, ignored) => diagnostics.filter((found) => !ignored.has(key(found)));
