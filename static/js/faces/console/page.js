// The console shows what needs scripts, and opens the box in which the line stands that a link goes to.
document.documentElement.classList.add("js");

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const box = target.matches("details") ? target : target.querySelector("details");
  if (box) box.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();
