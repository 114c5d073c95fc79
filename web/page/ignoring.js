// Findings that the writer wants to hear no more about.

/** What is the same finding, wherever it is in the mail and in whichever language it is said. */
export const key = ({ rule, text }) => `${rule}\n${text}`;

/** The findings that are not ignored. */
export const shown = (diagnostics, ignored) => diagnostics.filter((found) => !ignored.has(key(found)));
