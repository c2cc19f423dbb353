import type { Connection } from "../../../db/connect.ts";
import { type CallOffice, policyOf } from "../../rules/courts/policy.ts";
import { type PageLanguage, pageLanguageOf } from "../../wording/private-page.ts";
import { type FoundPage, findAnswer, findPageFacts } from "../cards/private-pages-store.ts";

/** Whose page it is, and what it says besides the date. */
export type OwnPage = FoundPage & {
  timezone: string;
  office: CallOffice | null;
  language: PageLanguage;
  isStopped: boolean;
  isEnded: boolean;
};

/** Null where whose page it was is no longer among the people of the case. */
export async function pageFacts(connection: Connection, page: FoundPage): Promise<OwnPage | null> {
  const facts = await findPageFacts(connection, page.casePersonId);
  if (!facts) return null;
  const { policy, timezone, routes, isStopped, isEnded } = facts;
  const language = routes.map((route) => pageLanguageOf(route.language)).find((one) => one !== null) ?? "ur";
  return { ...page, timezone, office: policyOf(policy).callOffice, language, isStopped, isEnded };
}

/** What was last answered on the page to a date as it stands. */
export const answerTo = (connection: Connection, { casePersonId }: FoundPage, hearingId: number) =>
  findAnswer(connection, casePersonId, hearingId);
