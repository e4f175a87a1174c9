// The library ws by itself: a text to each client, and no compression, which is its default.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { obey, serve } from "./control.mjs";

const http = createServer();
const wss = new WebSocketServer({ server: http });

obey((text) => {
  for (const client of wss.clients) {
    if (client.readyState === client.OPEN) client.send(text);
  }
});
serve(http);
