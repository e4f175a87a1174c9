// Why something was refused, in words, outside the regions. What somebody wrote stays there to read and to copy, also
// after a reload, when its own field is gone: the room went on while the words were under way.
const { code, face } = document.body.dataset;
const PLACE = `overlegtafel:${code}:${face}:refused`;
const WRITTEN = ["text", "reason", "keep", "improve", "title", "short"];
const strip = document.getElementById("refusal");
let held = remembered();

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return null;
  }
}
function hold(what) {
  held = what;
  try {
    if (what) sessionStorage.setItem(PLACE, JSON.stringify(what));
    else sessionStorage.removeItem(PLACE);
  } catch { /* private mode or full: the page remembers */ }
}

const standing = (words) => [...document.querySelectorAll("textarea, input")]
  .some((field) => field.value === words && field.offsetParent && !strip.contains(field));

/** Say why; `form` holds the pairs of names and values that were refused. */
export function refuse(message, form = []) {
  const words = form.filter(([name, value]) => WRITTEN.includes(name.split(".").pop()) && value).map(([, value]) => value).join("\n\n");
  if (words && !standing(words)) hold({ message, words });
  show(message);
}

/** Something succeeded: what was said before is over, except words that would be lost. */
export function settle() {
  if (!held) show("");
}

function show(message) {
  if (!strip) return;
  strip.hidden = !message && !held;
  strip.querySelector("p").textContent = message || held?.message || "";
  strip.querySelector("label").hidden = !held;
  strip.querySelector("textarea").value = held?.words ?? "";
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#refusal button")) return;
  hold(null);
  show("");
});
show("");
