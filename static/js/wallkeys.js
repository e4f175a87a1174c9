// The computer at the projector, with a link of its own: F freezes the wall, B makes it black, Q shows the QR code.
import { newId } from "./outbox.js";

const { code, may } = document.body.dataset;
const wall = () => document.querySelector("[data-wall]");
const what = (wanted) => ({ kind: "wall.show", what: wall().dataset.wall === wanted ? "live" : wanted });
const KEYS = {
  f: () => ({ kind: "wall.freeze", on: !("frozen" in wall().dataset) }),
  b: () => what("black"),
  q: () => what("qr"),
};

/** Trade the key in the address for a session, and take it out of the address bar. */
async function enter(key) {
  history.replaceState(null, "", location.pathname + location.search);
  const answer = await fetch(`/t/${code}/regie/key`, { method: "POST", body: new URLSearchParams({ key }) }).catch(() => null);
  if (answer?.ok) location.reload();
}

async function act(wanted) {
  const { token } = await (await fetch(`/t/${code}/token`)).json();
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token };
  await fetch(`/t/${code}/act`, { method: "POST", headers, body: JSON.stringify({ id: newId(), face: "screen", ...wanted }) });
}

if (location.hash.length > 1) enter(decodeURIComponent(location.hash.slice(1)));
addEventListener("keydown", (event) => {
  if (!may || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const wanted = KEYS[event.key.toLowerCase()];
  if (!wanted) return;
  event.preventDefault();
  act(wanted());
});
