// A line of Socket.IO (protocol 5 on Engine.IO 4) over a websocket, for what a page does with it: text, one namespace,
// and no other way than a websocket. What else the library can do weighs ten times as much; see decision 0076.
const [OPEN, CLOSE, PING, PONG, MESSAGE] = "01234";
const [CONNECT, DISCONNECT, EVENT, ANSWER] = "0123";
const JITTER = 0.5; // a whole hall does not come back in the same instant

/** Opens itself, and anew when it was lost, after `soonest` to `latest` milliseconds. */
export class Socket {
  connected = false;
  id = null;
  #ears = new Map();
  #others = [];
  #asked = new Map();
  #count = 0;
  #tries = 0;
  #socket = null;
  #silence = 0;
  #again = 0;
  #longest = 0;

  /** `query` goes with the address; a line that does not open within `patience` milliseconds is tried anew. */
  constructor(query, { soonest, latest, patience }) {
    const asked = new URLSearchParams({ ...query, EIO: 4, transport: "websocket" });
    this.url = `${location.origin.replace("http", "ws")}/socket.io/?${asked}`;
    Object.assign(this, { soonest, latest, patience });
    addEventListener("offline", () => this.#socket && this.#lost());
    this.connect();
  }

  /** Hear messages of this name, or `connect`, `disconnect` and `connect_error`. */
  on(name, hear) {
    this.#ears.set(name, hear);
  }

  /** Hear every message: its name, and what it says. */
  onAny(hear) {
    this.#others.push(hear);
  }

  /** Open it now, unless it is. */
  connect() {
    clearTimeout(this.#again);
    if (this.#socket) return;
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    this.#within(this.patience);
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(data);
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  /** Leave it, until `connect`. */
  disconnect() {
    clearTimeout(this.#again);
    this.#send(MESSAGE + DISCONNECT);
    this.#end();
  }

  emit(name, message) {
    this.#send(MESSAGE + EVENT + JSON.stringify([name, message]));
  }

  /** Emit with an answer: `answered(null, answer)`, or an error where none came within so many milliseconds. */
  timeout(patience) {
    return {
      emit: (name, message, answered) => {
        const number = this.#count++;
        const late = setTimeout(() => this.#answer(number, new Error("late")), patience);
        this.#asked.set(number, (...answer) => {
          clearTimeout(late);
          answered(...answer);
        });
        this.#send(MESSAGE + EVENT + number + JSON.stringify([name, message]));
      },
    };
  }

  #send(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  #hear(text) {
    const [kind, rest] = [text[0], text.slice(1)];
    if (kind === OPEN) this.#open(JSON.parse(rest));
    else if (kind === PING) this.#beat();
    else if (kind === MESSAGE) this.#message(rest);
    else if (kind === CLOSE) this.#lost();
  }

  #message(text) {
    const [found, kind, number] = /^(\d)(\d*)/.exec(text);
    const said = () => JSON.parse(text.slice(found.length));
    if (kind === CONNECT) this.#tries = 0;
    else if (kind === EVENT) this.#event(...said());
    else if (kind === ANSWER) this.#answer(Number(number), null, ...said());
    else this.#lost(); // the server ended it, or does not let us in
  }

  /** What we say first goes right behind the wish to be let in: the server reads in order, and it saves a way back. */
  #open({ sid, pingInterval, pingTimeout }) {
    this.#longest = pingInterval + pingTimeout;
    this.#within(this.#longest);
    this.#send(MESSAGE + CONNECT);
    [this.connected, this.id] = [true, sid];
    this.#say("connect");
  }

  #beat() {
    this.#send(PONG);
    this.#within(this.#longest);
  }

  #event(name, ...what) {
    for (const hear of this.#others) hear(name, ...what);
    this.#say(name, ...what);
  }

  #answer(number, ...answer) {
    const answered = this.#asked.get(number);
    this.#asked.delete(number);
    answered?.(...answer);
  }

  #say(name, ...what) {
    this.#ears.get(name)?.(...what);
  }

  /** The line is lost unless something comes within so many milliseconds. */
  #within(patience) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), patience);
  }

  #lost() {
    if (!this.#end()) this.#say("connect_error");
    const pause = this.soonest * 2 ** this.#tries++ * (1 + JITTER * (2 * Math.random() - 1));
    this.#again = setTimeout(() => this.connect(), Math.min(pause, this.latest));
  }

  /** Let go of it, and of what waits for an answer; whether it was open. */
  #end() {
    const [socket, was] = [this.#socket, this.connected];
    [this.#socket, this.connected, this.id] = [null, false, null];
    clearTimeout(this.#silence);
    socket?.close();
    if (was) this.#say("disconnect");
    for (const number of [...this.#asked.keys()]) this.#answer(number, new Error("disconnected"));
    return was;
  }
}
