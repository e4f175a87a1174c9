// The computer at the projector, with a link of its own: F freezes the wall, B makes it black, Q shows the QR code.
// S plays an outcome step by step, or shows it whole again; while it plays, the arrow keys go a step on or back.
import { exchange, keyOfAddress } from "../../js/link_key.js";
import { newId } from "../../js/live/outbox.js";

const { code, may } = document.body.dataset;
const wall = () => document.querySelector("[data-wall]");
const what = (wanted) => ({ kind: "wall.show", what: wall().dataset.wall === wanted ? "live" : wanted });
const at = () => Number(wall().dataset.step ?? 0);
const steps = () => Number(wall().dataset.steps ?? 0);
const step = (to) => (steps() && to >= 0 && to <= steps() && to !== at() ? { kind: "count.step", to } : null);
const played = (to) => () => (at() ? step(to()) : null);
const KEYS = {
  f: () => ({ kind: "wall.freeze", on: !("frozen" in wall().dataset) }),
  b: () => what("black"),
  q: () => what("qr"),
  s: () => step(at() ? 0 : 1),
  arrowright: played(() => at() + 1),
  arrowleft: played(() => at() - 1),
  home: played(() => 1),
  end: played(() => steps()),
};

async function act(wanted) {
  const { token } = await (await fetch(`/t/${code}/token`)).json();
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token };
  await fetch(`/t/${code}/act`, {
    method: "POST",
    headers,
    body: JSON.stringify({ id: newId(), face: "screen", ...wanted }),
  });
}

const key = keyOfAddress();
if (key) exchange(code, key).then((held) => held && location.reload());
addEventListener("keydown", (event) => {
  if (!may || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const wanted = KEYS[event.key.toLowerCase()]?.();
  if (!wanted) return;
  event.preventDefault();
  act(wanted);
});
