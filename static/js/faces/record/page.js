// A link to something folded opens all that it stands under; the code of the wall is compared with that of this page.
function follow() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = wanted ? document.getElementById(wanted) : null;
  const boxes = [];
  for (let box = found?.closest("details"); box; box = box.parentElement.closest("details")) boxes.push(box);
  if (boxes.some((box) => !box.open)) {
    for (const box of boxes) box.open = true;
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
