// The big button changes under the hand that pressed it: a double click or a key held down is one step, not two.
const go = document.getElementById("r-go");

const stop = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
document.addEventListener("click", (event) => go.contains(event.target) && event.detail > 1 && stop(event), true);
document.addEventListener("keydown", (event) => go.contains(event.target) && event.repeat && stop(event), true);

// Without a line nobody would see the step: it waits until the line is back.
const follow = () => {
  go.inert = "live" in document.body.dataset && document.body.classList.contains("offline");
};
new MutationObserver(follow).observe(document.body, { attributes: true, attributeFilter: ["class"] });
