import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { Books, type Peer } from "./peer.ts";

/** An SMTP server. `answerMs`: how long it thinks before it says what became of a message. */
export async function startSmtpPeer({ answerMs = 0 } = {}): Promise<Peer> {
  const books = new Books();
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"], logger: false, disableReverseLookup: true },
    onRcptTo(_address, _session, done) {
      const behaviour = books.script[0] ?? books.usual;
      if (behaviour !== "later" && behaviour !== "never") return done();
      books.next();
      done(Object.assign(new Error("no"), { responseCode: behaviour === "later" ? 451 : 550 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const behaviour = books.next();
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (behaviour === "stall") return;
        books.take(session.envelope.rcptTo[0]!.address, Buffer.concat(chunks).toString("utf8"));
        if (behaviour === "take-and-drop") dropLines(server);
        else if (behaviour === "accept") setTimeout(() => done(), answerMs);
      });
    },
  });
  // A line that breaks is what is tried here.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as { port: number };
  const close = () => {
    dropLines(server);
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `smtp://127.0.0.1:${port}/?from=${encodeURIComponent("Office <office@example.test>")}`, books, close };
}

function dropLines(server: SMTPServer): void {
  const lines = (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections;
  for (const line of [...lines]) line._socket.destroy();
}
