// What is said over the line and is no act: nothing keeps it, and nothing of it is sent again.
const PATIENCE = 8_000;
const tasks = [];
const ears = new Map();
let socket = null;

/** From now on the line is there. */
export function open(line) {
  socket = line;
  for (const task of tasks) task();
}

/** The line is gone. */
export function shut() {
  socket = null;
}

/** Something came: whoever listens for it hears it. */
export function heard(name, message) {
  ears.get(name)?.(message);
}

/** Do this each time the line is there. */
export function whenOpen(task) {
  tasks.push(task);
  if (socket) task();
}

/** Hear messages of this name. */
export function listen(name, ear) {
  ears.set(name, ear);
}

/** Say something; the answer, or null where none came in time or there is no line. */
export function say(name, message) {
  return new Promise((answered) => {
    if (!socket) answered(null);
    else socket.timeout(PATIENCE).emit(name, message, (late, answer) => answered(late ? null : answer));
  });
}
