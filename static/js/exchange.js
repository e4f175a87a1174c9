/** Trade the key of a link for a session of this device; whether it worked. */
export async function exchange(code, key) {
  const answer = await fetch(`/t/${code}/regie/key`, { method: "POST", body: new URLSearchParams({ key }) }).catch(() => null);
  return Boolean(answer?.ok);
}

/** The key in the address, taken out of the address bar; empty where there is none. */
export function keyOfAddress() {
  const key = decodeURIComponent(location.hash.slice(1));
  if (key) history.replaceState(null, "", location.pathname + location.search);
  return key;
}
