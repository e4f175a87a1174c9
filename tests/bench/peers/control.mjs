// Whoever leads says a size in a line of its own on the socket CONTROL, for each message that goes to everybody.
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const known = new Map();

/** A text of so many letters, made once. */
function text(size) {
  if (!known.has(size)) known.set(size, randomBytes(size).toString("base64").slice(0, size));
  return known.get(size);
}

/** Call `tell` with a text for each line that comes, one turn of the loop apart. */
export function obey(tell) {
  const door = createServer(async (line) => {
    for await (const said of createInterface({ input: line })) {
      tell(text(Number(said)));
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  door.listen(process.env.CONTROL);
}

/** Serve on a port of the system's choice, and say which. */
export function serve(http) {
  http.listen(0, "127.0.0.1", 4096, () => console.log(`ready ${http.address().port}`));
}
