import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const EXIM = "/usr/sbin/exim4";
/** Where Debian's own mail server is installed and may be started; as another user it delivers nothing. */
export const hasExim = existsSync(EXIM) && process.getuid?.() === 0;

export type EximPeer = { url: string; kept(): string; close(): Promise<void> };

/** Exim as Debian packs it, of our own settings: it takes all but `never@` and, for now, `later@`, and keeps it in one file. */
export async function startExim(): Promise<EximPeer> {
  const folder = mkdtempSync(join(tmpdir(), "peshi-exim-"));
  const port = await freePort();
  const mailbox = join(folder, "kept", "mailbox");
  mkdirSync(join(folder, "kept"));
  mkdirSync(join(folder, "spool"));
  const [uid, gid] = ["-u", "-g"].map((what) =>
    Number(execFileSync("id", [what, "Debian-exim"], { encoding: "utf8" })),
  );
  for (const path of [folder, join(folder, "kept"), join(folder, "spool")]) chownSync(path, uid!, gid!);
  chmodSync(folder, 0o711);
  const settings = join(folder, "exim.conf");
  writeFileSync(settings, settingsOf(folder, port, mailbox));
  const server = spawn(EXIM, ["-C", settings, "-bdf", "-odi"], { stdio: "ignore" });
  const ended = once(server, "exit");
  try {
    await answering(port, () => server.exitCode);
  } catch (fault) {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
  return {
    url: `smtp://127.0.0.1:${port}/?from=${encodeURIComponent("Office <office@example.test>")}`,
    kept: () => (existsSync(mailbox) ? readFileSync(mailbox, "utf8") : ""),
    close: async () => {
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const settingsOf = (folder: string, port: number, mailbox: string) => `
primary_hostname = office.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
keep_environment =
tls_advertise_hosts =
spool_directory = ${folder}/spool
log_file_path = ${folder}/spool/%slog
pid_file_path = ${folder}/spool/pid
message_size_limit = 1M
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  deny local_parts = never
  defer local_parts = later
  accept
begin routers
everybody:
  driver = accept
  transport = kept
begin transports
kept:
  driver = appendfile
  file = ${mailbox}
  user = Debian-exim
  envelope_to_add
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Until it answers; a server that ends instead is a fault. */
async function answering(port: number, ended: () => number | null): Promise<void> {
  for (;;) {
    if (ended() !== null) throw new Error(`exim ended with ${ended()}`);
    const line = connect(port, "127.0.0.1");
    const isUp = await Promise.race([
      once(line, "connect").then(() => true),
      once(line, "error").then(
        () => false,
        () => false,
      ),
    ]).catch(() => false);
    line.destroy();
    if (isUp) return;
    await pause(20);
  }
}
