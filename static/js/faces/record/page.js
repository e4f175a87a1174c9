// The record on paper: everything open, and a button for those who do not know the key.
document.documentElement.classList.add("js");
document.querySelector("[data-print]").addEventListener("click", () => print());

let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const box of closed) box.open = true;
});
addEventListener("afterprint", () => {
  for (const box of closed) box.open = false;
});

// A link to one argument opens the plan it stands under; the code of the wall is compared with that of this page.
function follow() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = wanted ? document.getElementById(wanted) : null;
  const box = found?.closest("details");
  if (box && !box.open) {
    box.open = true;
    found.scrollIntoView();
  }
  const said = document.querySelector("[data-head]");
  if (said && /^[0-9a-f]{64}$/.test(wanted)) {
    const same = wanted === said.dataset.head;
    said.textContent = same ? said.dataset.same : said.dataset.other;
    said.classList.toggle("other", !same);
    said.hidden = false;
    said.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", follow);
follow();
