// A process of its own, for driver.test.ts: transactions without a pause while their connections are killed in the server.
// It ends with 0 where every one of them was answered or refused and the database is asked again after that; a driver
// that writes to a socket that is gone ends it before, where nobody can catch it.
import { pathToFileURL } from "node:url";

const [driver, appUrl, superUrl] = process.argv.slice(2);
const { default: postgres } = await import(pathToFileURL(`${driver}/src/index.js`).href);
const sql = postgres(appUrl, { max: 4, onnotice: () => {}, backoff: 0.01 });
const above = postgres(superUrl, { max: 1, onnotice: () => {} });

// In the middle of a transaction: it is killed, and then asked again.
for (let round = 0; round < 5; round += 1) {
  const broken = await sql
    .begin(async (tx) => {
      const [{ pid }] = await tx`select pg_backend_pid() as pid`;
      await above`select pg_terminate_backend(${pid}, 5000)`;
      await tx`select 2`;
    })
    .then(
      () => false,
      () => true,
    );
  if (!broken) throw new Error("a transaction outlived its connection");
}

// Under load: eight at once, and all that they have is killed again and again.
let isLoaded = true;
const loads = Array.from({ length: 8 }, async () => {
  while (isLoaded) {
    await sql
      .begin(async (tx) => {
        for (let n = 0; n < 5; n += 1) await tx`select ${n}::int, pg_sleep(0.001)`;
      })
      .catch(() => {});
  }
});
for (let round = 0; round < 20; round += 1) {
  await new Promise((later) => setTimeout(later, 50));
  await above`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
}
isLoaded = false;
await Promise.all(loads);

for (let tries = 0; tries < 10; tries += 1) {
  const [row] = await sql`select 3 as n`.catch(() => []);
  if (row?.n === 3) break;
  if (tries === 9) throw new Error("the database is not asked again");
}
await Promise.all([sql.end({ timeout: 2 }), above.end({ timeout: 2 })]);
