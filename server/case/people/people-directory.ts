import { read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { matchablePeople } from "../../people/merge-person.ts";
import type { CaseRole } from "../../rules/people/people.ts";
import { likelyPairs } from "../../rules/people/same-person.ts";
import { searchKey } from "../../rules/text/search-key.ts";
import { countCasesOf, findPartiesOfCourt } from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";

export type ListedPerson = {
  id: number;
  name: string;
  nameUr: string | null;
  agency: string | null;
  cases: number;
  roles: CaseRole[];
};

const MOST = 200;

/**
 * Officials and counsel of the district, or the parties of one court's cases, by a part of the name; with the pairs that
 * may be one person. Nobody who is protected is ever among them, and parties are looked for in one court only.
 */
export function peopleDirectory(ctx: Context, input: { courtId: number; of: "officials" | "parties"; q: string }) {
  const { courtId, of } = input;
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const key = searchKey(input.q);
    if (of === "parties") {
      const people = key === "" ? [] : await findPartiesOfCourt(connection, courtId, key, MOST);
      return { people: people as ListedPerson[], pairs: likelyPairs(people as ListedPerson[]) };
    }
    const { districtId } = await courtOfCase(connection, ctx, courtId);
    const officials = await matchablePeople(connection, districtId, true);
    const found = officials.filter(({ nameKey, nameUr }) =>
      [nameKey, searchKey(nameUr ?? "")].some((one) => one.includes(key)),
    );
    const counts = await countCasesOf(
      connection,
      found.map(({ id }) => id),
    );
    const people = found.map(({ id, name, nameUr, agency }) => {
      const { cases = 0, roles = [] } = counts.get(id) ?? {};
      return { id, name, nameUr, agency, cases, roles };
    });
    return { people: people.slice(0, MOST), pairs: likelyPairs(people) };
  });
}
