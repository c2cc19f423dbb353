// The application's own HTTP doors without its screens: the same routes, sign-ins and router in a Node process that is up
// in a second and needs no build. PORT says where; it tells its parent when it answers.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as trpc from "../../../app/api/trpc/[trpc]/route.ts";
import { authDoor } from "../../../server/doors/http/auth-door.ts";

const port = Number(process.env.PORT);

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", url = "/" } = request;
  const headers = new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const body = method === "POST" ? await bodyOf(request) : null;
  const asked = new Request(`http://localhost:${port}${url}`, { method, headers, body });
  const door = url.startsWith("/api/trpc/") ? (method === "POST" ? trpc.POST : trpc.GET) : authDoor;
  const said = await door(asked);
  response.writeHead(said.status, [...said.headers].flat());
  response.end(Buffer.from(await said.arrayBuffer()));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// Whoever asks keeps his connection while what was done is counted.
server.keepAliveTimeout = 120_000;
server.listen(port, "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
