import { join, resolve } from "node:path";
import { writeSite } from "../http/site-door.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readOptions } from "./terminal-options.ts";

export const SITE_USAGE = "publish-site DIR";

/** `publish-site`: the posted lists and their feeds as files for any web host, so that the docket need not be on the internet. */
export async function siteCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const { words } = readOptions(args, { usage: SITE_USAGE, named: [] });
  if (words.length !== 1) throw new CommandRefused(`one folder is expected: ${SITE_USAGE}`);
  const folder = resolve(words[0]!);
  const report = await onDatabase(env, (ctx) =>
    writeSite(ctx, folder, join(import.meta.dirname, "../../../public")).catch((error: Error) => {
      throw new CommandRefused(error.message);
    }),
  );
  const { written, unchanged, removed, withoutPdf } = report;
  const lines = [
    `${written} files written, ${unchanged} unchanged, ${removed} removed in ${folder}`,
    ...(withoutPdf > 0 ? [`${withoutPdf} lists have no PDF: there is no browser here to print with`] : []),
  ];
  return { json: report, lines };
}
