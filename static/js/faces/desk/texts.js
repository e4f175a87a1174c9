// Two people change one text: what changed, and both changes in one, as `app/desk/together/merging.py` does it.

/** The smallest single change that makes `after` of `before`. */
export function between(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { at: head, cut: before.length - head - tail, text: after.slice(head, after.length - tail) };
}

const applied = (text, { at, cut, text: put }) => text.slice(0, at) + put + text.slice(at + cut);

/** Both changes of `base` in one text; null where they touch the same piece. */
export function merged(base, mine, theirs) {
  if (mine === base) return theirs;
  if (theirs === base) return mine;
  const [first, last] = [between(base, mine), between(base, theirs)].sort((one, other) => one.at - other.at);
  return first.at + first.cut >= last.at ? null : applied(applied(base, last), first);
}
