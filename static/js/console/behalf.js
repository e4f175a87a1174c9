// From somebody without a phone in the list to the form that acts for them.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-behalf]");
  const box = document.getElementById("namens");
  if (!link || !box) return;
  event.preventDefault();
  box.open = true;
  const choice = document.getElementById("behalf-seat");
  choice.value = link.dataset.behalf;
  box.scrollIntoView({ block: "center" });
  choice.focus({ preventScroll: true });
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
