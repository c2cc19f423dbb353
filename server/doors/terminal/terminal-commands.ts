import { AUDIT_HEADS_USAGE, AUDIT_VERIFY_USAGE, auditHeadsCommand, auditVerifyCommand } from "./audit-command.ts";
import { DELIVER_USAGE, deliverCommand, WORK_USAGE, workCommand } from "./deliver-command.ts";
import { hearingsCommand, importCalendarCommand } from "./import-calendar-command.ts";
import { importRegisterCommand } from "./import-register-command.ts";
import { LIST_USAGE, listCommand, PLAN_USAGE, planCommand } from "./list-command.ts";
import { LOSE_DAY_USAGE, loseDayCommand } from "./lose-day-command.ts";
import { seedCommand } from "./seed-command.ts";
import { SIGN_IN_USAGE, signInCommand } from "./sign-in-command.ts";
import { SITE_USAGE, siteCommand } from "./site-command.ts";
import type { CommandAnswer, CommandOptions } from "./terminal-answer.ts";

export type DatabaseCommand = {
  usage: string;
  run: (args: readonly string[], env: NodeJS.ProcessEnv, options: CommandOptions) => Promise<CommandAnswer>;
};

/** The commands that work on a database, each a thin door over a use case. */
export const DATABASE_COMMANDS: Readonly<Record<string, DatabaseCommand>> = {
  seed: { usage: "seed --demo                      (an empty database only)", run: seedCommand },
  "import register": {
    usage: "import register FILE --court CODE [--mapping FILE] [--dry-run] [--district CODE] [--timezone ZONE]",
    run: importRegisterCommand,
  },
  "import calendar": {
    usage: "import calendar FILE --district CODE [--timezone ZONE]",
    run: importCalendarCommand,
  },
  plan: { usage: PLAN_USAGE, run: planCommand },
  list: { usage: LIST_USAGE, run: listCommand },
  "publish-site": { usage: SITE_USAGE, run: siteCommand },
  "lose-day": { usage: LOSE_DAY_USAGE, run: loseDayCommand },
  "audit verify": { usage: AUDIT_VERIFY_USAGE, run: auditVerifyCommand },
  "audit heads": { usage: AUDIT_HEADS_USAGE, run: auditHeadsCommand },
  "sign-in": { usage: SIGN_IN_USAGE, run: signInCommand },
  deliver: { usage: DELIVER_USAGE, run: deliverCommand },
  work: { usage: WORK_USAGE, run: workCommand },
  hearings: { usage: "hearings --district CODE", run: hearingsCommand },
};
