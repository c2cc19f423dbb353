import { join, resolve } from "node:path";
import { type Embedded, startEmbedded } from "../../db/embedded.ts";
import { openSecrets } from "../../db/embedded-files.ts";
import { withLock } from "../../db/lock-file.mjs";
import { migrate } from "../../db/migrate.ts";

/** One database as the application is given it. */
export type Opened = { databaseUrl: string; ownerUrl: string; authSecret: string; isDemo: boolean; folder: string };
export type Progress = { stage: "database" | "migrating" | "seeding"; text?: string; part?: number | undefined };
export type OnProgress = (progress: Progress) => void;

export const COURT_DATABASE = "peshi_court";
export const DEMO_DATABASE = "peshi_demo";
const UNFINISHED_DEMO = "peshi_demo_unfinished";

export function dataFolder(root: string): string {
  return resolve(root, process.env.PESHI_DATA || "data");
}

/** The database that DATABASE_URL names, migrated; undefined when there is none and the embedded one is to be used. */
export async function openExternal(root: string, onProgress: OnProgress): Promise<Opened | undefined> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) return undefined;
  const ownerUrl = process.env.DATABASE_OWNER_URL || databaseUrl;
  const folder = dataFolder(root);
  onProgress({ stage: "migrating" });
  await migrate(ownerUrl);
  return { databaseUrl, ownerUrl, authSecret: authSecret(() => openSecrets(folder).authSecret), isDemo: false, folder };
}

export function openEmbedded(root: string, onProgress: OnProgress): Promise<Embedded> {
  onProgress({ stage: "database" });
  return startEmbedded(dataFolder(root), (text) => onProgress({ stage: "database", text }));
}

/** The court's own database, made when it is not there, at the newest schema. */
export async function openCourt(embedded: Embedded, onProgress: OnProgress): Promise<Opened> {
  onProgress({ stage: "migrating" });
  await embedded.ensureDatabase(COURT_DATABASE);
  await migrate(embedded.ownerUrl(COURT_DATABASE));
  return opened(embedded, COURT_DATABASE, false);
}

/** The demo's database, seeded when it is not there. */
export async function openDemo(embedded: Embedded, onProgress: OnProgress): Promise<Opened> {
  await makeDemo(embedded, onProgress, async (ownerUrl) => {
    const { seedDemo } = await import("../demo/seed-demo.ts");
    // The cards of the demo are sealed as a court's are, under the secret that the application then opens them with.
    process.env.AUTH_SECRET ||= embedded.authSecret;
    await seedDemo({ ownerUrl, onProgress: (text, part) => onProgress({ stage: "seeding", text, part }) });
  });
  onProgress({ stage: "migrating" });
  await migrate(embedded.ownerUrl(DEMO_DATABASE));
  return opened(embedded, DEMO_DATABASE, true);
}

/**
 * Fills the demo under another name and renames it when it is complete, so a start that was killed halfway leaves nothing
 * that looks like a demo. False when there is one already.
 */
export function makeDemo(
  embedded: Embedded,
  onProgress: OnProgress,
  seed: (ownerUrl: string) => Promise<void>,
): Promise<boolean> {
  return withLock(join(embedded.folder, "demo.lock"), async () => {
    if (await embedded.hasDatabase(DEMO_DATABASE)) return false;
    onProgress({ stage: "migrating" });
    await embedded.dropDatabase(UNFINISHED_DEMO);
    await embedded.ensureDatabase(UNFINISHED_DEMO);
    const ownerUrl = embedded.ownerUrl(UNFINISHED_DEMO);
    await migrate(ownerUrl);
    onProgress({ stage: "seeding" });
    await seed(ownerUrl);
    await embedded.renameDatabase(UNFINISHED_DEMO, DEMO_DATABASE);
    return true;
  });
}

export function opened(embedded: Embedded, database: string, isDemo: boolean): Opened {
  return {
    databaseUrl: embedded.appUrl(database),
    ownerUrl: embedded.ownerUrl(database),
    authSecret: authSecret(() => embedded.authSecret),
    isDemo,
    folder: embedded.folder,
  };
}

const authSecret = (kept: () => string) => process.env.AUTH_SECRET || kept();

/** The environment the application reads; see `db/connect.ts` and `server/access`. */
export function environmentOf(database: Opened, appUrl: string): NodeJS.ProcessEnv {
  const { PESHI_DEMO: _, ...kept } = process.env;
  return {
    ...kept,
    DATABASE_URL: database.databaseUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    AUTH_SECRET: database.authSecret,
    APP_URL: process.env.APP_URL || appUrl,
    PESHI_DATA: database.folder,
    ...(database.isDemo ? { PESHI_DEMO: "1" } : {}),
  } as NodeJS.ProcessEnv;
}
