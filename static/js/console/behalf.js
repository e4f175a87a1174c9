// From somebody without a phone in the list to the form that acts for them.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-behalf]");
  const box = document.getElementById("namens");
  if (!link || !box) return;
  event.preventDefault();
  box.open = true;
  const choice = document.getElementById("behalf-seat");
  choice.value = link.dataset.behalf;
  box.scrollIntoView({ block: "start" });
  choice.focus({ preventScroll: true });
});

// One paper after another: what a seat hands in once leaves an empty form for the next seat.
document.addEventListener("overlegtafel:kept", (event) => {
  const box = event.target.closest(".behalf");
  if (!box || !/^(ballot|choice|consent|review)\./.test(event.target.value)) return;
  for (const choice of box.querySelectorAll("select")) choice.selectedIndex = 0;
  for (const tick of box.querySelectorAll("[type=checkbox]")) tick.checked = false;
  document.getElementById("behalf-seat").focus();
});

// A link to a line that stands in a closed box opens it.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const box = target.matches("details") ? target : target.querySelector("details");
  if (box) box.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();

// What a minority sees otherwise is of one seat each time.
document.addEventListener("overlegtafel:kept", (event) => {
  if (!/^minority\.(post|join|leave)/.test(event.target.value)) return;
  for (const choice of event.target.closest("[data-fields]").querySelectorAll("select")) choice.selectedIndex = 0;
});
