// A question that was sent leaves an empty field for the next one; the way to the field goes into it.
document.addEventListener("overlegtafel:kept", (event) => {
  const field = event.target.closest("[data-question]")?.querySelector("textarea");
  if (field) field.value = "";
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.('a[href="#vraag"]')) setTimeout(() => document.querySelector("#vraag textarea")?.focus());
});
