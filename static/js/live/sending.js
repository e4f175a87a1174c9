// What is sent from where: checked before it goes, and remembered until it counts or is refused.
import { announce } from "./words.js";

const sent = new Set(); // kept here, since updates renew attributes
document.addEventListener("overlegtafel:refused", () => sent.clear());

/** Whether something was sent from the box with this selector that does not count yet. */
export const wasSent = (selector) => sent.has(selector);
/** What was sent from there counts. */
export const arrived = (selector) => sent.delete(selector);

/** Why this cannot be sent yet, in words; empty takes the words away. */
export function warn(box, text) {
  const line = box.querySelector("[data-warn]");
  if (!line) return;
  line.textContent = text;
  line.hidden = !text;
  announce(text);
}

/** Ask before an act is sent from `selector`: `check` returns what is wrong, or nothing. Runs before whoever sends. */
export function before(selector, check) {
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.('button[name="do"]');
      const box = button?.closest(selector);
      if (!box) return;
      const wrong = check(box, button);
      warn(box, wrong || "");
      if (!wrong) return void sent.add(selector);
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
