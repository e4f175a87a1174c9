// Before a hall that is full: ask again by itself now and then, so that who is let in comes in without a press.
const EVERY = 20_000;

if (document.querySelector("[data-asks-again]")) {
  setInterval(() => document.visibilityState === "visible" && location.reload(), EVERY);
}
