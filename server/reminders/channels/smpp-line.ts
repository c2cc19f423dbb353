import smpp, { type Pdu, type Session } from "smpp";
import type { Patience } from "./gateway.ts";

export type SmppAnswer =
  | { kind: "answer"; pdu: Pdu }
  /** Nothing of it left, or the answer did not come: whether the peer has it nobody knows. */
  | { kind: "not-sent"; why: string }
  | { kind: "no-answer"; why: string };

type Waiting = { answer: (answer: SmppAnswer) => void; timer: NodeJS.Timeout };

/**
 * One bound connection. The library loses the callbacks of a line that breaks, goes deaf after one bad packet and throws
 * while it keeps a callback: so every question here has its own end, and a line that does not answer is thrown away.
 */
export class SmppLine {
  private readonly session: Session;
  private readonly patience: Patience;
  private readonly waiting = new Set<Waiting>();
  private watch: NodeJS.Timeout | undefined;
  private isBound = false;
  private isOver = false;

  constructor(url: URL, patience: Patience, onDeliver: (pdu: Pdu) => Promise<void>) {
    this.patience = patience;
    const port = Number(url.port || (url.protocol === "smpps:" ? 3550 : 2775));
    this.session = smpp.connect({ host: url.hostname, port, tls: url.protocol === "smpps:", servername: url.hostname });
    this.session.on("error", (fault: Error & { code?: string }) =>
      this.end((fault.code ?? "bad-packet").toLowerCase()),
    );
    this.session.on("close", () => this.end("closed"));
    this.session.on("unbind", (pdu: Pdu) => {
      this.session.send(pdu.response());
      this.end("unbound");
    });
    this.session.on("enquire_link", (pdu: Pdu) => void this.session.send(pdu.response()));
    this.session.on("deliver_sm", (pdu: Pdu) => {
      // What is not kept is not thanked for: the peer brings it again.
      onDeliver(pdu).then(
        () => this.isOver || this.session.send(pdu.response()),
        () => this.isOver || this.session.send(pdu.response({ command_status: 0x64 })),
      );
    });
  }

  get isUp(): boolean {
    return this.isBound && !this.isOver;
  }

  /** Null when bound; else why not. Nothing can have been taken before. */
  async bind(url: URL): Promise<string | null> {
    const connected = await this.connected(url.protocol === "smpps:" ? "secureConnect" : "connect");
    if (!connected) return "no-connection";
    const [system_id, password] = [url.username, url.password].map(decodeURIComponent);
    const said = await this.ask(this.patience.connect, (answered) =>
      this.session.bind_transceiver({ system_id, password, interface_version: 0x34 }, answered),
    );
    if (said.kind !== "answer") return said.why;
    if (said.pdu.command_status !== 0) {
      this.end("bind-refused");
      return `bind-refused-${said.pdu.command_status}`;
    }
    this.isBound = true;
    this.watch = setInterval(() => void this.check(), Math.max(1000, Math.min(30_000, this.patience.answer / 2)));
    this.watch.unref();
    return null;
  }

  submit(options: Record<string, unknown>): Promise<SmppAnswer> {
    return this.ask(this.patience.answer, (answered) => this.session.submit_sm(options, answered));
  }

  async close(): Promise<void> {
    if (this.isUp) await this.ask(1000, (answered) => this.session.unbind(answered));
    this.end("closed-here");
  }

  private connected(event: "connect" | "secureConnect"): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end("no-connection"), this.patience.connect);
      const waiting: Waiting = { timer, answer: () => resolve(false) };
      this.waiting.add(waiting);
      this.session.once(event, () => {
        this.settle(waiting);
        resolve(true);
      });
    });
  }

  private ask(within: number, send: (answered: (pdu: Pdu) => void) => boolean): Promise<SmppAnswer> {
    if (this.isOver) return Promise.resolve({ kind: "not-sent", why: "closed" });
    return new Promise((resolve) => {
      // After an answer that did not come the next ones would be guesses: the line goes with it.
      const timer = setTimeout(() => this.end("timeout"), within);
      const waiting: Waiting = { timer, answer: resolve };
      this.waiting.add(waiting);
      const notSent = (why: string) => {
        this.settle(waiting);
        resolve({ kind: "not-sent", why });
      };
      try {
        const isSent = send((pdu) => {
          this.settle(waiting);
          resolve({ kind: "answer", pdu });
        });
        if (!isSent) notSent("not-writable");
      } catch {
        notSent("not-encodable");
      }
    });
  }

  private settle(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.waiting.delete(waiting);
  }

  /** A peer that no longer answers, or that the library no longer hears, is left. */
  private async check(): Promise<void> {
    await this.ask(this.patience.connect, (answered) => this.session.enquire_link(answered));
  }

  private end(why: string): void {
    if (this.isOver) return;
    this.isOver = true;
    clearInterval(this.watch);
    this.session.destroy();
    for (const waiting of [...this.waiting]) {
      this.settle(waiting);
      waiting.answer({ kind: "no-answer", why });
    }
  }
}
