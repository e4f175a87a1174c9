// Node's Socket.IO as its guide has it: a room for everybody, and no compression, which is its default.
import { createServer } from "node:http";
import { Server } from "socket.io";
import { obey, serve } from "./control.mjs";

const http = createServer();
const io = new Server(http, { serveClient: false });

io.on("connection", (socket) => socket.join("hall"));
obey((text) => io.to("hall").emit("regions", { html: text }));
serve(http);
