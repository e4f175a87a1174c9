// Seats without a phone: from somebody in their list to the form that acts for them.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-behalf]");
  const box = document.getElementById("namens");
  if (!link || !box) return;
  event.preventDefault();
  box.open = true;
  const choice = document.getElementById("behalf-seat");
  choice.value = link.dataset.behalf;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
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
