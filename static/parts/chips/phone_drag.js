// Chips are dragged too: from a stack onto a thing, from a thing to another one or back. Nothing needs it: a chip that is
// let go presses the same buttons, − where it lay and + where it comes.
const FAR = 8; // px: less is a tap
const EDGE = 72; // so near to the edge of the window the page moves along
let held = null;

const at = (x, y) => document.elementFromPoint(x, y)?.closest("[data-chip-to]");
const button = (thing, by) =>
  [...document.querySelectorAll("[data-chip-to]")]
    .find((each) => each.dataset.chipTo === thing)
    ?.querySelector(`[data-by="${by}"]`);

document.addEventListener("pointerdown", (event) => {
  const from = event.target.closest?.("[data-chip-from]");
  if (!from || event.button !== 0 || !event.isPrimary || event.target.closest("[data-by]")) return;
  const thing = from.dataset.chipFrom;
  if (thing && (button(thing, "-1")?.disabled ?? true)) return;
  held = { thing, seat: from.dataset.lays ?? "", x: event.clientX, y: event.clientY, chip: null };
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  const { clientX: x, clientY: y } = event;
  if (!held.chip && Math.hypot(x - held.x, y - held.y) < FAR) return;
  held.chip ??= drawn();
  held.chip.style.transform = `translate(${x}px, ${y}px)`;
  mark(at(x, y));
  if (y < EDGE) scrollBy(0, -12);
  else if (y > innerHeight - EDGE) scrollBy(0, 12);
});

document.addEventListener("pointerup", (event) => {
  const was = letGo();
  if (!was?.chip) return;
  const to = at(event.clientX, event.clientY);
  if (to) lay(was, to);
  addEventListener("click", still, { capture: true, once: true }); // what ends here is no tap
  setTimeout(() => removeEventListener("click", still, { capture: true }));
});
document.addEventListener("pointercancel", letGo);
document.addEventListener("keydown", (event) => event.key === "Escape" && letGo());

function still(event) {
  if (event.isTrusted) event.stopPropagation();
}

/** From where it lay to where it comes; of a stack that is somebody's it is theirs. */
function lay({ thing, seat }, to) {
  const target = to.dataset.chipTo;
  if (target === thing) return;
  const lays = seat || to.dataset.lays;
  if (lays) document.dispatchEvent(new CustomEvent("overlegtafel:lays", { detail: lays }));
  if (thing) press(button(thing, "-1"));
  if (target) press(button(target, "1"));
}

/** What is off because all chips lie is on again once one is taken back, which is sent first. */
function press(found) {
  if (!found) return;
  const off = found.disabled;
  found.disabled = false;
  found.click();
  found.disabled = off;
}

function drawn() {
  const chip = document.createElement("span");
  chip.className = "dragged";
  chip.setAttribute("aria-hidden", "true");
  return document.body.appendChild(chip);
}

function mark(place) {
  for (const each of document.querySelectorAll("[data-chip-over]")) delete each.dataset.chipOver;
  if (place) place.dataset.chipOver = "";
}

function letGo() {
  const was = held;
  held = null;
  was?.chip?.remove();
  mark(null);
  return was;
}
