// Counting hands on a phone: large buttons beside each number, and the page looks whether the other one is done.

const LOOKS = 3000; // milliseconds between two looks
const main = document.querySelector("#tellen");

function step(button, by) {
  const field = button.parentElement.querySelector("input");
  field.value = String(Math.max(0, (Number(field.value) || 0) + by));
}

for (const button of document.querySelectorAll(".hands [data-step]")) {
  button.hidden = false;
  button.addEventListener("click", () => step(button, Number(button.dataset.step)));
}
for (const field of document.querySelectorAll(".hands .counts input")) {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    field.value = field.value.replace(/\D/g, "");
  });
}

// Somebody who waits sees what the other one did; whoever is typing is left alone
async function look() {
  const typing = document.activeElement?.matches("input");
  if (document.hidden || typing) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const there = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#tellen");
  if (there?.dataset.mark !== main.dataset.mark) location.assign(location.pathname);
}

if (main && "waits" in main.dataset) setInterval(look, LOOKS);
