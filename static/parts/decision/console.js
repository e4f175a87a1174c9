// What a minority sees otherwise is of one seat each time: its form is empty again for the next one.
document.addEventListener("overlegtafel:kept", (event) => {
  if (!/^minority\.(post|join|leave)/.test(event.target.value)) return;
  for (const choice of event.target.closest("[data-fields]").querySelectorAll("select")) choice.selectedIndex = 0;
});
