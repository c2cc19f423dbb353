import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../db/postmaster.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A rule taken out of a file of the sources, word by word. */
export type SourceEdit = { file: string; find: string; put: string };
export type ServerKind = "web" | "plain";
export type ServerOptions = {
  kind: ServerKind;
  databaseUrl: string;
  authSecret: string;
  edits?: readonly SourceEdit[];
};

/**
 * One process of the application on a port of its own: `web` is what `npm start` runs (the build must be there), `plain`
 * the same doors without the screens. It can be killed as a power cut would and started again at the same address.
 */
export class AppServer {
  readonly port: number;
  readonly #options: ServerOptions;
  #child: ChildProcess | undefined;

  private constructor(port: number, options: ServerOptions) {
    this.port = port;
    this.#options = options;
  }

  static async start(options: ServerOptions): Promise<AppServer> {
    const server = new AppServer(await freePort(), options);
    await server.start();
    return server;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const { kind, databaseUrl, authSecret, edits = [] } = this.#options;
    const env = {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret, APP_URL: this.address, PORT: String(this.port) },
      // What was once stripped of its types is not stripped again at every start.
      NODE_COMPILE_CACHE: `${ROOT}node_modules/.cache/peshi-servers`,
      ...{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PESHI_DEMO: "" },
      PESHI_MUTANT: JSON.stringify(edits),
      PESHI_WEB: JSON.stringify({ dir: ROOT, hostname: "localhost", port: this.port, isDev: false }),
    } as NodeJS.ProcessEnv;
    const execArgv = edits.length > 0 ? ["--import", at("./mutate.mjs")] : [];
    const file = kind === "web" ? at("../../../server/launcher/web-process.mjs") : at("./plain-server.ts");
    const child = fork(file, [], { cwd: ROOT, env, execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    this.#child = child;
    let words = "";
    child.stderr?.on("data", (chunk) => (words = `${words}${chunk}`.slice(-2000)));
    const heard = (word: string) =>
      new Promise<void>((resolve, reject) => {
        child.on("message", (message) => message === word && resolve());
        child.once("exit", (code, signal) =>
          reject(new Error(`the server ended before it answered (${code ?? signal}):\n${words}`)),
        );
      });
    if (kind === "plain") return heard("listening");
    await heard("ready");
    await this.#handOver(child, heard("listening"));
  }

  /** The launcher hands the web process the socket it listens on; so do we. */
  async #handOver(child: ChildProcess, listening: Promise<void>): Promise<void> {
    const socket = createServer().listen(this.port, "127.0.0.1");
    await once(socket, "listening");
    child.send("take over", socket);
    await listening;
    socket.close();
  }

  /** At once, as if the power had failed. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}
