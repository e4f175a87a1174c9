// Single keys for the wall: only while no field has the focus, and only while their switch is on.
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
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  const button = document.querySelector(`button[data-key="${key}"]:not(:disabled)`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
