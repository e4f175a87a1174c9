// Two people change one text: what changed, and both changes in one, as `app/desk/together/merging.py` does it.

const HIGH = /[\uD800-\uDBFF]/;
const LOW = /[\uDC00-\uDFFF]/;

/** The smallest single change that makes `after` of `before`. */
export function between(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (HIGH.test(before[head - 1] ?? "")) head--; // never between the halves of one letter
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (LOW.test(before[before.length - tail] ?? "")) tail--;
  return { at: head, cut: before.length - head - tail, text: after.slice(head, after.length - tail) };
}

/** The same change counted in letters, as the server counts them: an emoji is one, and two here. */
export function inLetters(before, { at, cut, text }) {
  return { at: [...before.slice(0, at)].length, cut: [...before.slice(at, at + cut)].length, text };
}

const applied = (text, { at, cut, text: put }) => text.slice(0, at) + put + text.slice(at + cut);

/** Both changes of `base` in one text; null where they touch the same piece. */
export function merged(base, mine, theirs) {
  if (mine === base) return theirs;
  if (theirs === base) return mine;
  const [first, last] = [between(base, mine), between(base, theirs)].sort((one, other) => one.at - other.at);
  return first.at + first.cut >= last.at ? null : applied(applied(base, last), first);
}
