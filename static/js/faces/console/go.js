// The big button changes under the hand that pressed it. A double click or a key held down is one step, and after the
// button came to mean another thing it rests: a second press on the same spot does nothing, by hand or by key.
// A page beside the console has no such button, and nothing that rests.
const go = document.getElementById("r-go") ?? document.createElement("div");
const REST = 2_000; // ms

const stop = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

const meaning = () => go.querySelector("[data-meaning]")?.dataset.meaning ?? "";
let meant = meaning();
let rest = null;
function changed() {
  const means = meaning();
  if (means === meant) return;
  meant = means;
  rest?.cancel();
  rest = go.animate([{ filter: "grayscale(1)" }, { filter: "grayscale(1)" }], { duration: REST });
  go.dataset.rests = "";
  rest.onfinish = () => delete go.dataset.rests;
}
document.addEventListener("overlegtafel:regions", changed);

const resting = () => rest?.playState === "running";
document.addEventListener(
  "click",
  (event) => go.contains(event.target) && (event.detail > 1 || resting()) && stop(event),
  true,
);
document.addEventListener(
  "keydown",
  (event) => {
    const pressing = event.key === "Enter" || event.key === " ";
    if (go.contains(event.target) && (event.repeat || (pressing && resting()))) stop(event);
  },
  true,
);

// Without a line nobody would see the step: it waits until the line is back.
const follow = () => {
  go.inert = "live" in document.body.dataset && document.body.classList.contains("offline");
};
new MutationObserver(follow).observe(document.body, { attributes: true, attributeFilter: ["class"] });
