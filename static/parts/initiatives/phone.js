// A question that was sent leaves an empty field for the next one.
document.addEventListener("overlegtafel:kept", (event) => {
  const field = event.target.closest("[data-question]")?.querySelector("textarea");
  if (field) field.value = "";
});
