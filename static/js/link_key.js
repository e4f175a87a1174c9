// The key of a link: it stands in the fragment of the address, which no server ever sees.

/** Trade the key for a session of this device; whether it worked. */
export async function exchange(code, key) {
  const body = new URLSearchParams({ key });
  const answer = await fetch(`/t/${code}/regie/key`, { method: "POST", body }).catch(() => null);
  return Boolean(answer?.ok);
}

/** The key in the address, taken out of the address bar; empty where there is none. */
export function keyOfAddress() {
  const key = decodeURIComponent(location.hash.slice(1));
  if (key) history.replaceState(null, "", location.pathname + location.search);
  return key;
}
