import { randomUUID } from "node:crypto";
import { once } from "node:events";
import smpp, { type Pdu, type Session } from "smpp";
import { Books, type Peer } from "./peer.ts";

export type SmppPeerOptions = {
  answerMs?: number;
  /** What it tells of a message it took, and how often; undefined: nothing by itself. */
  receipts?: { status: "DELIVRD" | "UNDELIV" | "EXPIRED"; times?: number; beforeAnswer?: boolean };
  /** So many answers are kept back and then given, the last first. */
  answersBackwards?: number;
  /** Gives our reference back in receipts, as some centres do. */
  echoes?: boolean;
};
export type SmppPeer = Peer & {
  /** What its names of messages begin with. */
  readonly name: string;
  readonly submitted: Pdu[];
  /** Brings an answer of somebody, as the centre does with what phones send. */
  bring(from: string, text: string): void;
  sessions(): Session[];
  /** Writes nonsense on the line. */
  garble(session: Session): void;
};

/** An SMSC. */
export async function startSmppPeer(options: SmppPeerOptions = {}): Promise<SmppPeer> {
  const { answerMs = 0, receipts, echoes = true, answersBackwards = 0 } = options;
  const keptBack: (() => void)[] = [];
  const books = new Books();
  const submitted: Pdu[] = [];
  const sessions = new Set<Session>();
  const name = randomUUID().slice(0, 8);
  let last = 0;
  const server = smpp.createServer((session) => {
    sessions.add(session);
    session.on("error", () => session.destroy());
    session.on("close", () => sessions.delete(session));
    session.on("bind_transceiver", (pdu: Pdu) => {
      const isKnown = pdu.password === "secret";
      session.send(pdu.response(isKnown ? { system_id: "peer" } : { command_status: 0x0e }));
    });
    session.on("enquire_link", (pdu: Pdu) => session.send(pdu.response()));
    session.on("unbind", (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on("submit_sm", (pdu: Pdu) => {
      const behaviour = books.next();
      if (behaviour === "later") return void session.send(pdu.response({ command_status: 0x58 }));
      if (behaviour === "never") return void session.send(pdu.response({ command_status: 0x0b }));
      if (behaviour === "stall") return;
      last += 1;
      const id = `${name}-${last}`;
      submitted.push(pdu);
      books.take(`+${pdu.destination_addr}`, String(pdu.short_message?.message ?? ""));
      if (behaviour === "take-and-drop") return session.destroy();
      if (behaviour === "take-and-stall") return;
      const answer = () => session.send(pdu.response({ message_id: id }));
      const tell = () => {
        for (let at = 0; at < (receipts?.times ?? 1); at += 1) tellOf(session, pdu, id, receipts!.status, echoes);
      };
      if (receipts?.beforeAnswer) tell();
      if (answersBackwards > 0) {
        keptBack.push(answer);
        if (keptBack.length === answersBackwards) for (const next of keptBack.splice(0).reverse()) next();
        return;
      }
      setTimeout(() => {
        answer();
        if (receipts && !receipts.beforeAnswer) tell();
      }, answerMs);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    ...{ url: `smpp://peshi:secret@127.0.0.1:${port}?source=8123&window=4`, books, submitted, name },
    sessions: () => [...sessions],
    garble: (session) => void session.socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0])),
    bring: (from, text) => {
      const message = {
        source_addr: from.replace("+", ""),
        destination_addr: "8123",
        short_message: { message: text },
      };
      for (const session of sessions) session.deliver_sm(message);
    },
    close: async () => {
      for (const session of sessions) session.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function tellOf(
  session: Session,
  { user_message_reference, destination_addr }: Pdu,
  id: string,
  status: string,
  echoes: boolean,
) {
  const text = `id:${id} sub:001 dlvrd:001 submit date:2612031000 done date:2612031001 stat:${status} err:000 text:`;
  session.deliver_sm({
    ...{ source_addr: destination_addr, destination_addr: "8123", esm_class: 4, short_message: { message: text } },
    ...{ receipted_message_id: id },
    ...(echoes ? { user_message_reference } : {}),
  });
}
