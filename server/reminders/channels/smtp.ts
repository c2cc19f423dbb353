import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SmtpConnection from "nodemailer/lib/smtp-connection";
import { type Gateway, type GatewayKind, type Letter, type Patience, type Submitted, wholeNumber } from "./gateway.ts";

/**
 * E-mail: `smtp://user:password@host:587?from=Name <office@example.pk>&window=2`; `smtps:` for TLS from the first byte.
 * Until the server asks for the message nothing can have been taken; from there on only its own answer proves anything.
 */
export const smtp: GatewayKind = ({ url, patience }) => {
  const from = url.searchParams.get("from");
  if (!from) throw new Error("the address of e-mail needs ?from=");
  const idle: Line[] = [];
  const submit = async (letter: Letter): Promise<Submitted> => {
    const raw = await compose(letter, from);
    const kept = idle.pop();
    const first = kept && (await kept.send(letter.to, from, raw));
    // A line that the server let go of meanwhile took nothing: a new one is opened.
    const result = first && first.kind !== "gone" ? first : await anew(url, patience, letter.to, from, raw);
    if (result.line) idle.push(result.line);
    return result.submitted;
  };
  const close = async () => {
    for (const line of idle.splice(0)) line.close();
  };
  const can = { endsWithWindow: false, receipts: false, replies: false };
  const gateway: Gateway = {
    ...{ name: `smtp:${url.hostname}`, can, submit, close },
    atOnce: wholeNumber(url.searchParams.get("window"), 2, 10),
    listen: async () => {},
  };
  return gateway;
};

/** The message in full, its own id saying nothing of anybody. */
async function compose({ to, subject, body }: Letter, from: string): Promise<Buffer> {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  const mail = { from, to, subject: subject ?? "", text: body, messageId: `<${randomUUID()}@${domain}>` };
  return new MailComposer({ ...mail, headers: { "Auto-Submitted": "auto-generated" } }).compile().build();
}

type Sent =
  | { kind: "sent"; submitted: Submitted; line: Line | null }
  | { kind: "gone"; submitted: Submitted; line: null };

async function anew(url: URL, patience: Patience, to: string, from: string, raw: Buffer): Promise<Sent> {
  const line = new Line(url, patience);
  const failure = await line.open();
  if (failure === null) return line.send(to, from, raw);
  line.close();
  return { kind: "sent", submitted: failure, line: null };
}

type Fault = Error & { responseCode?: number; code?: string };

/** One connection to the server. */
class Line {
  private readonly connection: SmtpConnection;
  private readonly url: URL;
  private fail: ((fault: Fault) => void) | null = null;
  private isOpen = false;

  constructor(url: URL, { connect, answer }: Patience) {
    this.url = url;
    this.connection = new SmtpConnection({
      ...{ host: url.hostname, port: Number(url.port || (url.protocol === "smtps:" ? 465 : 587)) },
      secure: url.protocol === "smtps:",
      requireTLS: url.searchParams.get("tls") === "required",
      ...{ connectionTimeout: connect, greetingTimeout: connect, dnsTimeout: connect, socketTimeout: answer },
    });
    this.connection.on("error", (fault: Fault) => this.ended(fault));
    this.connection.on("end", () => this.ended(new Error("the line was closed")));
  }

  /** Null when it stands. Whatever goes wrong here, nothing was taken. */
  async open(): Promise<Submitted | null> {
    const { username, password } = this.url;
    try {
      await this.step((done) => this.connection.connect(done));
      this.isOpen = true;
      const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      if (username) await this.step((done) => this.connection.login(auth, done));
      return null;
    } catch (fault) {
      return refused(fault as Fault);
    }
  }

  async send(to: string, from: string, raw: Buffer): Promise<Sent> {
    if (!this.isOpen) return { kind: "gone", submitted: { kind: "unclear", why: "closed" }, line: null };
    let isAskedFor = false;
    const message = Readable.from(
      (async function* () {
        isAskedFor = true;
        yield raw;
      })(),
      { objectMode: false },
    );
    const envelope = { from: addressIn(from), to: [to] };
    try {
      await this.step((done) => this.connection.send(envelope, message, done));
      return { kind: "sent", submitted: { kind: "accepted", references: [] }, line: this.isOpen ? this : null };
    } catch (fault) {
      this.close();
      const { responseCode } = fault as Fault;
      if (!isAskedFor && responseCode === undefined)
        return { kind: "gone", submitted: refused(fault as Fault), line: null };
      const isProven = !isAskedFor || (responseCode !== undefined && responseCode >= 400);
      const submitted = isProven ? refused(fault as Fault) : unclear(fault as Fault);
      return { kind: "sent", submitted, line: null };
    }
  }

  close(): void {
    this.isOpen = false;
    this.connection.close();
  }

  /** One exchange; an error of the connection in the middle of it is its end too. */
  private step(run: (done: (fault?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.fail = reject;
      run((fault) => {
        this.fail = null;
        if (fault) reject(fault);
        else resolve();
      });
    });
  }

  private ended(fault: Fault): void {
    this.isOpen = false;
    this.fail?.(fault);
    this.fail = null;
  }
}

const addressIn = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from;

/** What the server says may hold the address: only its number, or our own word, is kept. */
const wordOf = ({ responseCode, code }: Fault) =>
  responseCode ? `smtp-${responseCode}` : (code ?? "closed").toLowerCase();

const refused = (fault: Fault): Submitted => ({
  ...{ kind: "refused", why: wordOf(fault) },
  isFinal: fault.code !== "EAUTH" && (fault.responseCode ?? 0) >= 500,
});

const unclear = (fault: Fault): Submitted => ({ kind: "unclear", why: wordOf(fault) });
