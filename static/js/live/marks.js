// What is yours, put back after every update: shared regions know nobody. Other modules build on this one.
let mine = JSON.parse(document.body.dataset.marks || "{}");
const tasks = [];

document.documentElement.classList.add("js");
document.addEventListener("overlegtafel:regions", run);
document.addEventListener("overlegtafel:marks", ({ detail }) => {
  mine = detail;
  run();
});

function run() {
  for (const task of tasks) task();
}

/** What is yours: seat, table, voted, ballot, consent, review and so on. */
export const marks = () => mine;

/** Do this now and after every update. */
export function always(task) {
  tasks.push(task);
  task();
}

/** The key of the stage on this page. */
export const stage = () => document.querySelector("[data-stage]")?.dataset.stage;

/** Whether your seat handed in a ballot at the stage on this page that counts: one of withdrawn plans alone does not. */
export const voted = () => (mine.voted ?? []).includes(stage()) && !(mine.idle ?? []).includes(stage());
