// The record on paper: everything open, and a button for those who do not know the key.
document.documentElement.classList.add("js");
document.querySelector("[data-print]").addEventListener("click", () => print());

let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const box of closed) box.open = true;
});
addEventListener("afterprint", () => {
  for (const box of closed) box.open = false;
});
