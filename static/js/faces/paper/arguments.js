// An argument card by keyboard: Enter goes on, a number by itself once no other can follow, Enter in the text keeps it.

const card = document.querySelector("#kaart");
const steps = card ? [...card.querySelectorAll("input:not([type=hidden]), textarea")] : [];
const titles = card ? JSON.parse(card.dataset.plans) : {};

function on(field) {
  const next = steps[steps.indexOf(field) + 1];
  if (next) next.focus();
  else card.requestSubmit();
}

function follows({ name, value }) {
  if (name === "side") return false;
  return Object.keys(titles).some((number) => number !== value && number.startsWith(value));
}

for (const field of steps) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    on(field);
  });
}
for (const field of steps.filter(({ inputMode }) => inputMode === "numeric")) {
  field.addEventListener("input", () => {
    field.value = field.value.replace(/\D/g, "");
    if (field.name === "plan") card.querySelector("#k-title").textContent = titles[field.value] ?? "";
    if (field.value && !follows(field)) on(field);
  });
}
if (card) card.dataset.ready = "yes";
