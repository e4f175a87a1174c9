// The key of a link: it stands in the fragment of the address, which no server ever sees.

const KEY = /[\w-]{43}/;

/** The key in what was pasted or opened: a whole link, or one with what a message put behind it. */
export function keyIn(text) {
  const said = text.trim().split("#").pop();
  return said.match(KEY)?.[0] ?? said;
}

/** Trade the key for a session of this device; whether it worked. */
export async function exchange(code, key) {
  const body = new URLSearchParams({ key });
  const answer = await fetch(`/t/${code}/regie/key`, { method: "POST", body }).catch(() => null);
  return Boolean(answer?.ok);
}

/** The key in the address, taken out of the address bar; empty where there is none. */
export function keyOfAddress() {
  const key = keyIn(location.hash);
  if (key) history.replaceState(null, "", location.pathname + location.search);
  return key;
}
