import { createHash, randomBytes } from "node:crypto";
import { get } from "node:http";
import { get as getSecurely } from "node:https";
import type { Embedded } from "../../db/embedded.ts";
import { toldToStop } from "../doors/terminal/stop-signal.ts";
import { pagePlace } from "../reminders/private-page/page-address.ts";
import { buildWeb } from "./build-web.ts";
import { type Certificate, openCertificate } from "./certificate.ts";
import {
  COURT_DATABASE,
  environmentOf,
  type Opened,
  openCourt,
  openDemo,
  openEmbedded,
  openExternal,
  type Progress,
} from "./databases.ts";
import { type FirstScreen, openFirstScreen } from "./first-screen.ts";
import type { Stage } from "./first-screen-page.ts";
import { startWeb, type Web } from "./web.ts";
import { startWorker, type WorkerProcess } from "./worker.ts";

type Start = { root: string; args: string[]; isDev: boolean };
const LOCAL = "127.0.0.1";

/** `npm start` and `npm run dev`: everything from nothing to a running court, until told to stop. */
export async function serve(start: Start): Promise<number> {
  const wantsDemo = start.args.includes("--demo") || process.env.PESHI_DEMO === "1";
  if (wantsDemo && process.env.DATABASE_URL) {
    throw new Error("The demo keeps to its own database. Unset DATABASE_URL to see it; nothing was changed.");
  }
  // Options that cannot be meant are told before anything starts.
  const wanted = wantedHost(start.args);
  pagePlace(process.env);
  // Until it is known that this is no demo, nobody but this machine is answered.
  const host = process.env.DATABASE_URL ? wanted : LOCAL;
  const running = new Running(start, wantsDemo, await openFirstScreen(start.root, host, wantedPort()));
  try {
    return await Promise.race([running.run(), toldToStop().then(() => 0)]);
  } finally {
    await running.stop();
  }
}

/** `--lan`: other computers of the network too, with HTTPS; a certificate that is given means the same. */
function optionsOf(args: readonly string[]) {
  const fileOf = (name: string) => {
    const at = args.indexOf(name);
    if (at < 0) return undefined;
    const value = args[at + 1];
    if (value === undefined || value.startsWith("--")) throw new Error(`${name} needs a file: ${name} FILE`);
    return value;
  };
  const [certFile, keyFile] = [fileOf("--cert"), fileOf("--key")];
  return { certFile, keyFile, isLan: args.includes("--lan") || certFile !== undefined || keyFile !== undefined };
}

const wantedHost = (args: readonly string[]) => process.env.HOST || (optionsOf(args).isLan ? "0.0.0.0" : LOCAL);

function wantedPort(): number {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT is not a port: ${process.env.PORT}`);
}

/** What has been started so far, so that it can be stopped at any point of the start. */
class Running {
  readonly start: Start;
  readonly wantsDemo: boolean;
  readonly screen: FirstScreen;
  readonly building = new AbortController();
  embedded: Promise<Embedded> | undefined;
  web: Promise<Web> | undefined;
  worker: WorkerProcess | undefined;
  certificate: Certificate | undefined;
  /** Where the waiting page leads to. */
  next: "/sign-in" | "/setup" = "/sign-in";
  lastLine = "";

  constructor(start: Start, wantsDemo: boolean, screen: FirstScreen) {
    this.start = start;
    this.wantsDemo = wantsDemo;
    this.screen = screen;
  }

  /** As it is opened on this computer. */
  get address(): string {
    return `${this.certificate ? "https" : "http"}://localhost:${this.screen.port}`;
  }

  async run(): Promise<never> {
    if (this.screen.isOtherPort) this.say(`Port ${wantedPort()} is taken; using ${this.screen.port} instead.`);
    this.say(`Peshi is starting at ${this.address} (the page there shows how far it is)`);
    const { root, isDev } = this.start;
    const building = isDev ? Promise.resolve() : buildWeb(root, this.building.signal, (line) => this.say(line));
    // A build that fails must end the start at once, also while the page is still asking.
    const buildFailure = building.then(() => new Promise<never>(() => {}));
    const database = await Promise.race([this.openDatabase(), buildFailure]);
    await this.chooseHost(database);
    this.show("building");
    await building;
    this.show("opening");
    const token = database.isDemo ? undefined : randomBytes(24).toString("base64url");
    const web = await this.openWeb(database, token);
    await this.announce(database, token);
    this.worker = startWorker(root, environmentOf(database, this.address), (line) => this.say(line));
    throw new Error(await web.ended);
  }

  async openDatabase(): Promise<Opened> {
    const { root } = this.start;
    const tell = (progress: Progress) => this.tell(progress);
    const external = await openExternal(root, tell);
    if (external) return external;
    this.embedded = openEmbedded(root, tell);
    const embedded = await this.embedded;
    if (this.wantsDemo) return openDemo(embedded, tell);
    if (await embedded.hasDatabase(COURT_DATABASE)) return openCourt(embedded, tell);
    this.say(`Open ${this.address} and choose: the demo, or a court of your own.`);
    if ((await this.screen.ask()) === "demo") return openDemo(embedded, tell);
    this.next = "/setup";
    return openCourt(embedded, tell);
  }

  async chooseHost(database: Opened): Promise<void> {
    const options = optionsOf(this.start.args);
    const host = wantedHost(this.start.args);
    // Calendars of other courts may then be fetched from this network too.
    if (this.start.args.includes("--lan")) process.env.PESHI_LAN = "1";
    if (database.isDemo) {
      if (host !== LOCAL) this.say(`The demo answers on ${LOCAL} only; HOST and --lan are not used.`);
      return;
    }
    if (options.isLan) this.certificate = await openCertificate(database.folder, options, new Date());
    if (host !== LOCAL && !process.env.DATABASE_URL) await this.screen.rebind(host);
  }

  async openWeb(database: Opened, token: string | undefined): Promise<Web> {
    const hash = token && createHash("sha256").update(token).digest("hex");
    const tls = this.certificate;
    const said = { SETUP_TOKEN_HASH: hash, ...(tls ? { PESHI_TLS: "1" } : {}) };
    const env = { ...environmentOf(database, this.address), ...said };
    this.web = startWeb({ ...this.start, hostname: "localhost", port: this.screen.port, env, tls });
    const web = await this.web;
    await web.takeOver(this.screen.server);
    this.screen.server.close();
    return web;
  }

  async announce(database: Opened, token: string | undefined): Promise<void> {
    this.say(`\nPeshi is ready: ${this.address}`);
    if (database.isDemo) await this.listSignIns();
    if (token && (await isSetupOpen(this.screen.port, this.certificate !== undefined, wantedHost(this.start.args)))) {
      this.say(
        `  The first administrator signs up here (the link works once):\n  ${this.address}/setup?token=${token}`,
      );
    }
    this.say(process.env.DATABASE_URL ? "  Data: on the server of DATABASE_URL" : `  Data: ${database.folder}`);
    if (this.certificate) this.sayCertificate(this.certificate);
    this.say("  Ctrl-C stops it.\n");
  }

  sayCertificate({ names, fingerprint, certFile, isOwn, isNew }: Certificate): void {
    const others = names.filter((name) => !["localhost", LOCAL, "::1"].includes(name));
    this.say("  From other computers of the network:");
    for (const name of others) this.say(`    https://${name}:${this.screen.port}`);
    if (!isOwn) return;
    this.say(`  Its certificate is made here${isNew ? ", just now" : ""}. SHA-256 fingerprint:\n    ${fingerprint}`);
    this.say("  On each other computer, once, either");
    this.say(`    carry ${certFile} there on a stick (never the .key beside it) and install it as trusted, or`);
    this.say("    open the address, show the certificate from the browser's warning, compare the fingerprint above,");
    this.say("    and go on only if it is the same.");
  }

  async listSignIns(): Promise<void> {
    const { DEMO_ACCOUNTS } = await import("../demo/demo-accounts.ts");
    this.say("  This is the demo: nothing in it is real. Sign in as");
    for (const { username, password, role } of DEMO_ACCOUNTS) {
      this.say(`    ${username.padEnd(16)} ${password.padEnd(20)} ${role}`);
    }
  }

  show(stage: Stage, part?: number): void {
    this.screen.show({ kind: "working", stage, part, next: this.next });
  }

  tell({ stage, text, part }: Progress): void {
    this.show(stage, part);
    this.say(text ?? { database: "Starting the database …", migrating: "", seeding: "Filling the demo …" }[stage]);
  }

  say(line: string): void {
    if (line !== "" && line !== this.lastLine) console.log(line);
    this.lastLine = line;
  }

  async stop(): Promise<void> {
    this.building.abort();
    await this.worker?.stop();
    const web = await this.web?.catch(() => undefined);
    await web?.stop();
    this.screen.close();
    const embedded = await this.embedded?.catch(() => undefined);
    await embedded?.stop();
  }
}

/** The application closes /setup once there is an administrator; when it cannot be asked, the link is shown. */
function isSetupOpen(port: number, isSecure: boolean, wanted: string): Promise<boolean> {
  const host = /^(0\.0\.0\.0|::)$/.test(wanted) ? LOCAL : wanted;
  // It asks itself, over no network: whose certificate that is need not be proved.
  const options = { host, port, path: "/setup", headers: { host: `localhost:${port}` }, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = (isSecure ? getSecurely : get)(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.setTimeout(60_000, () => request.destroy());
    request.once("error", () => resolve(true));
  });
}
