// Places in a text that changes.

/** The part of `before` that is not in `after`: between what both begin and end with. */
function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail };
}

/** Whether another mail has taken the place of one: hardly anything of it is left. */
export function isOther(before, after) {
  const { start, end } = difference(before, after);
  return end - start > 0.8 * before.length;
}

/** The findings of `before` where they are in `after`; without those whose text has changed. */
export function changed(diagnostics, before, after) {
  if (before === after) return diagnostics;
  const { start, end } = difference(before, after);
  const shift = after.length - before.length;
  const moved = (place) => {
    if (place.end <= start) return place;
    if (place.start >= end) return { ...place, start: place.start + shift, end: place.end + shift };
    return null;
  };
  return diagnostics.flatMap((found) => {
    const own = moved(found);
    const labels = found.labels.map(moved).filter((label) => label !== null);
    const fixes = found.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(moved) }));
    return own ? [{ ...own, labels, fixes: fixes.filter((fix) => !fix.edits.includes(null)) }] : [];
  });
}

/** All fixes that are certain; of two that touch, the earlier one. */
export function safeFixes(diagnostics) {
  let end = -1;
  return diagnostics.flatMap(({ fixes: [fix] }) => {
    if (fix?.safety !== "safe" || fix.edits.some((edit) => edit.start <= end)) return [];
    end = Math.max(...fix.edits.map((edit) => edit.end));
    return [fix];
  });
}

/** Edits as one: where it is, the text there, and what it becomes. */
export function joined(text, edits) {
  const sorted = [...edits].sort((one, other) => one.start - other.start);
  const [start, end] = [sorted[0].start, Math.max(...sorted.map((edit) => edit.end))];
  let after = "";
  let at = start;
  for (const edit of sorted) {
    after += text.slice(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return { start, end, before: text.slice(start, end), after: after + text.slice(at, end) };
}
