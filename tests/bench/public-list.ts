import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { connect } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { freePort } from "../../db/postmaster.ts";
import { createCaller } from "../../server/doors/http/router.ts";
import { buildWeb } from "../../server/launcher/build-web.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { courtDay } from "../../server/rules/calendar/court-day.ts";
import { listCase, makeCase, makeCourt } from "../support/factories.ts";
import { AppServer } from "./servers/app-server.ts";

/**
 * How many readers a posted list of 109 matters serves, beside a plain file of the same server and, where nginx is here,
 * behind its cache. Every reply must be the whole list; requests are counted and end by themselves.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    requests: { type: "string", default: "3000" },
    readers: { type: "string", default: "20" },
  },
});
const [requests, readers] = [Number(values.requests), Number(values.readers)];
if (![requests, readers].every((n) => Number.isInteger(n) && n > 0 && n <= 100_000))
  throw new Error("--requests and --readers take whole numbers");
const MATTERS = 109;
const DAY = courtDay("2026-12-10");
const say = (text: string) => console.error(text);

type Speed = { rps: number; p99: number };
const round = (n: number) => Math.round(n * 10) / 10;

await buildWeb(fileURLToPath(new URL("../..", import.meta.url)), new AbortController().signal, say);
const folder = await makeScratchData();
const embedded = await startEmbedded(folder, say);
let server: AppServer | undefined;
try {
  await embedded.ensureDatabase("public_list");
  await migrate(embedded.ownerUrl("public_list"));
  const databaseUrl = embedded.appUrl("public_list");
  const path = await postList(databaseUrl);
  server = await AppServer.start({ kind: "web", databaseUrl, authSecret: randomBytes(32).toString("base64url") });
  const app = await measure(server.port, path, `list of ${MATTERS} matters from the app`);
  const file = await measure(server.port, "/list.css", "a plain file of the same server");
  const nginx = await behindNginx(server.port, path);
  const report = { app, file, nginx };
  console.log(values.json ? JSON.stringify(report) : report);
} finally {
  await server?.kill();
  await embedded.stop();
  await removeScratchData(folder);
}

async function postList(databaseUrl: string): Promise<string> {
  const { db, end } = connect(databaseUrl, { max: 4 });
  try {
    const made = await makeCourt(db, {
      ceilingMatters: 200,
      ceilingMinutes: 9000,
      planMatters: 150,
      planMinutes: 6000,
    });
    for (let n = 0; n < MATTERS; n += 1) {
      const isRestricted = n % 3 !== 0;
      const caseId = await makeCase(db, made, { isRestricted, orderedRestricted: isRestricted, sections: ["PECA 21"] });
      await listCase(made.clerk, made.courtId, caseId, DAY);
    }
    await createCaller(made.clerk).lists.publish({ courtId: made.courtId, days: [DAY], key: randomUUID() });
    return `/lists/${made.code}/${DAY}`;
  } finally {
    await end();
  }
}

/** Requests per second and the 99th percentile in milliseconds, after a first tenth that is not counted. */
async function measure(port: number, path: string, name: string): Promise<Speed> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  await run(agent, port, path, Math.ceil(requests / 10));
  const began = performance.now();
  const times = await run(agent, port, path, requests);
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((one, other) => one - other);
  const speed = { rps: round(requests / seconds), p99: round(times[Math.floor(times.length * 0.99)] ?? 0) };
  say(`${name}: ${speed.rps} a second, p99 ${speed.p99} ms`);
  return speed;
}

async function run(agent: Agent, port: number, path: string, count: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const reader = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await fetched(agent, port, path);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return times;
}

function fetched(agent: Agent, port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get({ agent, host: "127.0.0.1", port, path, headers: { host: `localhost:${port}` } }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`${path} answered ${reply.statusCode}`));
      reply.resume();
      reply.on("end", () => (reply.complete ? resolve() : reject(new Error(`${path} broke off`))));
    });
    asked.on("error", reject);
  });
}

async function behindNginx(appPort: number, path: string): Promise<Speed | null> {
  if (!existsSync("/usr/sbin/nginx")) {
    say("nginx is not here; its column stays empty");
    return null;
  }
  const port = await freePort();
  const home = join(folder, "nginx");
  await mkdir(home, { recursive: true });
  await writeFile(
    join(home, "nginx.conf"),
    `daemon off; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${home}/b; proxy_temp_path ${home}/p; fastcgi_temp_path ${home}/f; uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s;
  proxy_cache_path ${home}/cache keys_zone=lists:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${appPort}; proxy_set_header Host localhost:${appPort};
      proxy_cache lists; proxy_cache_use_stale error timeout updating; proxy_cache_lock on;
    }
  }
}
`,
  );
  const nginx = spawn("/usr/sbin/nginx", ["-p", home, "-c", join(home, "nginx.conf")], { stdio: "ignore" });
  try {
    await answering(port, path);
    return await measure(port, path, "the list behind nginx's cache");
  } finally {
    nginx.kill();
  }
}

async function answering(port: number, path: string): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    const isThere = await fetch(`http://127.0.0.1:${port}${path}`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nginx did not answer");
}
