// The wall turns the pages of a long list by itself; arrow keys turn them by hand, the space bar or the button holds one.
// The page number stands on <html>, outside the regions, so that an update never turns a page back.

const EVERY = 12_000;
const root = document.documentElement;
const wall = document.getElementById("r-wall");
const hold = document.getElementById("hold");
let page = 1;
let timer = 0;
let picture = "";
let floor = "";

const pages = () => wall.querySelectorAll(".pager").length;

const show = (number) => {
  const total = pages();
  page = total ? ((number - 1 + total) % total) + 1 : 1;
  if (total) root.dataset.page = page;
  else delete root.dataset.page;
  hold.hidden = !total;
};

const held = () => hold.getAttribute("aria-pressed") === "true";

const wind = () => {
  clearInterval(timer);
  if (!held()) timer = setInterval(() => show(page + 1), EVERY);
};

const turn = (step) => {
  show(page + step);
  wind();
};

const toggle = () => {
  hold.setAttribute("aria-pressed", String(!held()));
  wind();
};

// A new picture begins at its first page; the plan that is on the floor or just got money is brought into view.
const look = () => {
  const section = wall.querySelector("[data-stage]");
  const now = `${section?.dataset.stage} ${section?.dataset.status} ${pages()}`;
  const here = wall.querySelector("[data-now]");
  if (now !== picture) {
    picture = now;
    hold.setAttribute("aria-pressed", "false");
    show(1);
    wind();
  }
  if ((here?.dataset.now ?? "") !== floor) {
    floor = here?.dataset.now ?? "";
    const number = here?.className.match(/page--(\d+)/);
    if (number) turn(Number(number[1]) - page);
  }
  show(page);
};

addEventListener("keydown", (event) => {
  if (!pages() || event.altKey || event.ctrlKey || event.metaKey) return;
  if (["ArrowRight", "PageDown"].includes(event.key)) turn(1);
  else if (["ArrowLeft", "PageUp"].includes(event.key)) turn(-1);
  else if (event.key === " " && event.target !== hold) toggle();
  else return;
  event.preventDefault();
});
hold.addEventListener("click", toggle);
new MutationObserver(look).observe(wall, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["data-now", "data-stage", "data-status"],
});
look();
