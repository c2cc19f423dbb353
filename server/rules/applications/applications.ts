import type { BailSection } from "../case/bail-clock.ts";
import type { Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";

/** What an application asks for. The order of the codes is the order of the law. */
export const APPLICATIONS = [
  "bail-496",
  "bail-497",
  "bail-498",
  "bail-cancellation",
  "acquittal-249a",
  "acquittal-265k",
  "property-return",
  "content-removal",
  "transfer",
  "revision",
  "appeal-47",
] as const;
export type ApplicationKind = (typeof APPLICATIONS)[number];

export type ApplicationRule = {
  readonly kind: ApplicationKind;
  /** As the register cites it. */
  readonly section: string;
  /** Where it stands while it is pending, and what its first date is for. */
  readonly stage: Stage;
  readonly purpose: Purpose;
  /** The section whose clock runs from its institution; null where no days are laid down. */
  readonly bail: BailSection | null;
  readonly authority: string;
  readonly confirmed: boolean;
};

const CRPC = "Code of Criminal Procedure 1898";
const PECA = "Prevention of Electronic Crimes Act 2016";

const row = (
  kind: ApplicationKind,
  section: string,
  stage: Stage,
  purpose: Purpose,
  [authority, confirmed]: readonly [string, boolean],
  bail: BailSection | null = null,
): ApplicationRule => ({ kind, section, stage, purpose, bail, authority, confirmed });

/** Every application with its section. Unconfirmed ones are shown as such and refuse nothing. */
export const APPLICATION_RULES: Readonly<Record<ApplicationKind, ApplicationRule>> = {
  "bail-496": row("bail-496", "496 CrPC", "bail", "bail", [CRPC, true], "496"),
  "bail-497": row("bail-497", "497 CrPC", "bail", "bail", [CRPC, true], "497"),
  "bail-498": row("bail-498", "498 CrPC", "bail", "bail", [CRPC, true], "498"),
  "bail-cancellation": row("bail-cancellation", "497(5) CrPC", "bail", "bail", [CRPC, true]),
  "acquittal-249a": row("acquittal-249a", "249-A CrPC", "premature-acquittal", "application", [CRPC, true]),
  "acquittal-265k": row("acquittal-265k", "265-K CrPC", "premature-acquittal", "application", [CRPC, true]),
  "property-return": row("property-return", "516-A, 517, 523 CrPC", "arguments", "application", [CRPC, false]),
  "content-removal": row("content-removal", "37 PECA", "arguments", "application", [PECA, false]),
  transfer: row("transfer", "526, 528 CrPC", "transfer", "application", [CRPC, false]),
  revision: row("revision", "435, 439-A CrPC", "arguments", "arguments", [CRPC, false]),
  "appeal-47": row("appeal-47", "47 PECA", "arguments", "arguments", [PECA, false]),
};

export function isApplication(text: string): text is ApplicationKind {
  return (APPLICATIONS as readonly string[]).includes(text);
}
