// Why something was refused, in words, outside the regions. What somebody wrote stays there to read and to copy, also
// after a reload, when its own field is gone: the room went on while the words were under way.
import { held, hold } from "./tab.js";

const PLACE = `${document.body.dataset.face}:refused`;
const WRITTEN = ["text", "reason", "keep", "improve", "title", "short"];
const strip = document.getElementById("refusal");
let at = null;

const standing = (words) =>
  [...document.querySelectorAll("textarea, input")].some(
    (field) => field.value === words && field.offsetParent && !strip.contains(field),
  );

const last = (name) => name.split(/[.[\]]+/).findLast((part) => part && Number.isNaN(Number(part))) ?? "";

/** Where the words belong: the field that is wrong, else the button that was pressed; nothing where both are gone. */
function spot(control, wrong) {
  const box = control?.closest("[data-fields], fieldset, dialog, section");
  const fields = wrong && box ? [...box.querySelectorAll("input, textarea, select")] : [];
  const found = fields.find((field) => last(field.name).replace(/_eur$/, "") === last(wrong) && field.offsetParent);
  return found ?? (control?.offsetParent ? control : null);
}

/** Stand under that spot, over no title, clock or bar; follows it when somebody scrolls. */
function stand() {
  const there = at?.isConnected && at.offsetParent ? at.getBoundingClientRect() : null;
  strip.toggleAttribute("data-at", Boolean(there));
  strip.style.insetBlockStart = there ? `${there.bottom + scrollY + 4}px` : "";
  strip.style.insetInlineStart = there
    ? `${Math.max(8, Math.min(there.left, innerWidth - strip.offsetWidth - 8))}px`
    : "";
}

/** Say why; `form` holds the pairs of names and values that were refused, `wrong` names the field where it is one. */
export function refuse(message, form = [], control = null, wrong = "") {
  at?.removeAttribute("aria-invalid");
  at = spot(control, wrong);
  if (at && at !== control) {
    at.setAttribute("aria-invalid", "true");
    at.setAttribute("aria-describedby", "refusal-why");
  }
  const written = form.filter(([name, value]) => WRITTEN.includes(name.split(".").pop()) && value);
  const lost = written.map(([, value]) => value).filter((value) => !standing(value));
  const words = lost.join("\n\n");
  if (words) hold(PLACE, { message, words });
  show(message);
}

/** Something succeeded: what was said before is over, except words that would be lost. */
export function settle() {
  if (!held(PLACE)) show("");
}

function show(message) {
  if (!strip) return;
  const lost = held(PLACE);
  strip.hidden = !message && !lost;
  strip.querySelector("p").textContent = message || lost?.message || "";
  strip.querySelector("label").hidden = !lost;
  strip.querySelector("textarea").value = lost?.words ?? "";
  if (strip.hidden) at?.removeAttribute("aria-invalid");
  else stand();
  if (message && strip.hasAttribute("data-at")) strip.scrollIntoView({ block: "nearest" });
}

addEventListener("scroll", () => strip?.hidden === false && stand(), { capture: true, passive: true });
addEventListener("resize", () => strip?.hidden === false && stand());
document.addEventListener("overlegtafel:regions", () => strip?.hidden === false && stand());

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#refusal button")) return;
  hold(PLACE, null);
  show("");
});
show("");
