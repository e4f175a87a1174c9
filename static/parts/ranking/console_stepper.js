// The steps of an outcome by keyboard: arrows, Home, End and Escape while one of its buttons has the focus.
document.addEventListener("keydown", (event) => {
  const stepper = event.target.closest("[data-stepper]");
  if (!stepper || event.ctrlKey || event.altKey || event.metaKey) return;
  const button = stepper.querySelector(`button[data-step-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  if (!event.repeat && button.getAttribute("aria-disabled") !== "true") button.click();
});

// A button that would change nothing stays where it is, so that the focus does too, and does nothing.
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest('[data-stepper] button[aria-disabled="true"]')) event.preventDefault();
  },
  true,
);
