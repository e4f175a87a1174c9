// Another amount: typing one chooses it, and choosing it goes to where it is typed.
document.addEventListener("input", (event) => {
  const radio = event.target.id && document.querySelector(`input[type=radio][data-other="${event.target.id}"]`);
  if (!radio || !event.target.value) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("click", (event) => {
  if (event.detail && event.target.matches("input[type=radio][data-other]")) {
    document.getElementById(event.target.dataset.other).focus();
  }
});
