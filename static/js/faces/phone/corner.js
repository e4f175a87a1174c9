// The frames in the corner of the foot: Escape closes their sheet.
document.addEventListener("keydown", (event) => {
  const sheet = document.getElementById("kaders");
  if (event.key !== "Escape" || !sheet?.open) return;
  sheet.open = false;
  sheet.querySelector("summary").focus();
});
