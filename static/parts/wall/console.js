// Single keys for all of the console: only while no field has the focus, and only while their switch is on.
const KEPT = "overlegtafel.keys";
const box = document.getElementById("keys-on");

function remembered() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

box.checked = remembered();
box.addEventListener("change", () => {
  try {
    localStorage.setItem(KEPT, box.checked ? "on" : "off");
  } catch {
    // a browser that keeps nothing asks again next time
  }
});

const typing = (target) =>
  target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (!box.checked || event.repeat || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (event.key === "?") return sheet(event);
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key) || document.querySelector("dialog[open]")) return;
  const found = [...document.querySelectorAll(`[data-key="${key}"]:not(:disabled)`)].find(
    (each) => each.checkVisibility() && !each.closest("[inert]"),
  );
  if (!found) return;
  event.preventDefault();
  press(found);
});

// A heading is gone to, and what asks first is opened with its answer in focus: the key itself never answers.
function press(found) {
  found.scrollIntoView({ block: "nearest" });
  if (found.matches("h2")) found.focus();
  else found.click();
  const asked = found.matches("summary") && found.parentElement.open && found.parentElement.querySelector("button");
  if (asked) asked.focus();
}

const dialog = document.getElementById("keys-sheet");
function sheet(event) {
  event?.preventDefault();
  if (dialog.open) dialog.close();
  else dialog.showModal();
}
document.getElementById("keys-open").addEventListener("click", () => sheet());
