// The key of a link: it stands in the fragment of the address, which no server ever sees.

const KEY = /[\w-]{43}/;

/** The key in what was pasted or opened: a whole link, or one with what a message put behind it. */
export function keyIn(text) {
  const said = text.trim().split("#").pop();
  return said.match(KEY)?.[0] ?? said;
}

/** Trade the key of a meeting's link for a session of this device; whether it worked. */
export const exchange = (code, key) => enter(`/t/${code}/regie/key`, key);

/** The same at the address that a door says. */
export async function enter(address, key) {
  const body = new URLSearchParams({ key });
  const answer = await fetch(address, { method: "POST", body }).catch(() => null);
  return Boolean(answer?.ok);
}

/** The key in the address, taken out of the address bar; empty where there is none. */
export function keyOfAddress() {
  const key = keyIn(location.hash);
  if (key) history.replaceState(null, "", location.pathname + location.search);
  return key;
}
