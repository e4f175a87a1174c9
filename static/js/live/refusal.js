// Why something was refused, in words, outside the regions. What somebody wrote stays there to read and to copy, also
// after a reload, when its own field is gone: the room went on while the words were under way.
import { held, hold } from "./tab.js";

const PLACE = `${document.body.dataset.face}:refused`;
const WRITTEN = ["text", "reason", "keep", "improve", "title", "short"];
const strip = document.getElementById("refusal");

const standing = (words) =>
  [...document.querySelectorAll("textarea, input")].some(
    (field) => field.value === words && field.offsetParent && !strip.contains(field),
  );

/** Say why; `form` holds the pairs of names and values that were refused. */
export function refuse(message, form = []) {
  const written = form.filter(([name, value]) => WRITTEN.includes(name.split(".").pop()) && value);
  const words = written.map(([, value]) => value).join("\n\n");
  if (words && !standing(words)) hold(PLACE, { message, words });
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
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#refusal button")) return;
  hold(PLACE, null);
  show("");
});
show("");
