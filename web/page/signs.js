// Characters that nobody would see, or that turn the text around them.

/** As `split` takes it: every second piece is such a character. */
export const HIDDEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}])/u;

/** `U+202E` */
export const codePoint = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** A text that may have anything in it, as nodes: isolated from the text around it, with a sign for what is hidden. */
export function quoted(text) {
  const element = document.createElement("bdi");
  text.split(HIDDEN).forEach((piece, at) => {
    if (at % 2 === 0) return element.append(piece);
    const sign = document.createElement("span");
    sign.className = "code-sign";
    sign.textContent = codePoint(piece);
    element.append(sign);
  });
  return element;
}

/** A message, in which backticks quote. */
export function message(text) {
  const pieces = text.split("`");
  // An odd one is the mail's own.
  if (pieces.length % 2 === 0) return [quoted(text)];
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 0) return piece ? [quoted(at === 0 ? piece[0].toUpperCase() + piece.slice(1) : piece)] : [];
    const code = document.createElement("code");
    code.append(quoted(piece));
    return [code];
  });
}
