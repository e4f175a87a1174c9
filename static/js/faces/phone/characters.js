// How many characters are left, under every field that says so.
import { always } from "../../live/marks.js";

/** Write it under every such field of the page. */
export function count() {
  for (const text of document.querySelectorAll("textarea[maxlength][aria-describedby]")) {
    const lines = text
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id));
    const line = lines.find((found) => found?.dataset.left);
    if (line) line.textContent = line.dataset.left.replace("{n}", text.maxLength - text.value.length);
  }
}
always(count);
document.addEventListener("input", count);
