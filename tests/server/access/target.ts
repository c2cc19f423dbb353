import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";

/** Rows of one court by what the inputs of procedures call them. */
export type Target = Readonly<Record<string, number | string>> & { courtId: number; caseId: number };

/** One row of each kind that a court has, of a restricted case that is not listed today. */
export async function targetOf(db: Database, courtCode: string, today: string): Promise<Target> {
  const [found] = await db.execute<Record<string, number | string | null>>(sql`
    with k as (select id, district_id from court where code = ${courtCode}),
      c as (
        select c.* from court_case c join k on k.id = c.court_id
        where c.disposal_day is null and c.is_restricted and c.docket = 'trial'
          and exists (select 1 from hearing h where h.case_id = c.id and h.state = 'listed' and h.day > ${today})
          and not exists (select 1 from hearing h where h.case_id = c.id and h.day = ${today})
        order by exists (select 1 from evidence_request e where e.case_id = c.id) desc,
          exists (select 1 from case_person p where p.case_id = c.id and p.role = 'complainant') desc,
          (select count(*) from case_person p where p.case_id = c.id) desc, c.id limit 1
      )
    select k.id::int as "courtId", c.id::int as "caseId",
      (select o.id::int from court_case o where o.court_id = k.id and o.id <> c.id and o.disposal_day is null order by o.id limit 1) as "otherCaseId",
      (select h.id::int from hearing h where h.case_id = c.id and h.state = 'listed' order by h.day limit 1) as "hearingId",
      (select p.id::int from case_person p where p.case_id = c.id and p.role = 'complainant' order by p.id limit 1) as "casePersonId",
      (select p.person_id::int from case_person p join person q on q.id = p.person_id and q.is_official
        join court_case x on x.id = p.case_id where x.court_id = k.id order by p.id limit 1) as "personId",
      (select e.id::int from evidence_request e where e.court_id = k.id order by (e.case_id = c.id) desc, e.id limit 1) as "requestId",
      (select e.id::int from evidence_event e join evidence_request r on r.id = e.request_id where r.court_id = k.id
        and e.kind = 'chased' order by e.id limit 1) as "eventId",
      (select o.id::int from outcome o join hearing h on h.id = o.hearing_id where h.court_id = k.id and o.withdrawn_at is null order by o.id desc limit 1) as "outcomeId",
      (select n.id::int from case_note n where n.court_id = k.id order by n.id limit 1) as "noteId",
      (select f.id::int from safety_flag f where f.court_id = k.id order by f.id limit 1) as "flagId",
      (select s.id::int from settlement s join court_case x on x.id = s.case_id where x.court_id = k.id order by s.id limit 1) as "settlementId",
      (select x.id::int from closure x where x.court_id = k.id or x.district_id = k.district_id order by x.id limit 1) as "closureId"
    from k, c`);
  if (!found) throw new Error(`${courtCode} has no case to ask for`);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null)) as unknown as Target;
}

type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, Schema>;
  propertyNames?: { enum?: string[] };
  additionalProperties?: Schema;
  required?: string[];
};

/**
 * An input of the shape that a procedure asks for, with the target's rows where it names any. It need not make sense to
 * the court: it must be read, so that what answers is the question of who asks.
 */
export function inputFor(schemas: readonly Schema[], target: Target, today: string): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const schema of schemas) Object.assign(made, valueFor("", schema, target, today));
  return made;
}

function valueFor(name: string, schema: Schema, target: Target, today: string, index = 0): unknown {
  const known = knownValue(name, target, today);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    // A nullable field of ours is asked with its value: null would name nothing.
    return valueFor(name, options.find(({ type }) => type !== "null") ?? options[0]!, target, today);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[index % schema.enum.length];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (schema.propertyNames?.enum) {
    return Object.fromEntries(
      schema.propertyNames.enum.map((key) => [key, valueFor("value", schema.additionalProperties!, target, today)]),
    );
  }
  if (type === "object" || schema.properties) return objectFor(schema, target, today);
  if (type === "array") {
    const one = (index: number) => valueFor(name.replace(/s$/, ""), schema.items!, target, today, index);
    return schema.items === undefined
      ? []
      : Array.from({ length: Math.max(1, schema.minItems ?? 1) }, (_, index) => one(index));
  }
  if (known !== undefined && (type === "integer" || type === "number") === (typeof known === "number")) return known;
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1) + index;
  if (type === "boolean") return false;
  if (schema.format === "uuid") return randomUUID();
  if (schema.format === "date-time") return `${today}T05:00:00.000Z`;
  if (name === "") return undefined;
  return type === "string" ? "x".repeat(Math.max(1, schema.minLength ?? 1)) : today;
}

function objectFor({ properties = {}, required = [] }: Schema, target: Target, today: string): Record<string, unknown> {
  const fields = Object.entries(properties).filter(([name]) => required.includes(name) || name in target);
  return Object.fromEntries(fields.map(([name, schema]) => [name, valueFor(name, schema, target, today)]));
}

const DAYS = /^(day|.*Day|from|until|by|alternative|custodySince)$/;
const TIMES = /^(block|startsAt|endsAt)$/;

function knownValue(name: string, target: Target, today: string): number | string | undefined {
  if (name in target) return target[name];
  if (DAYS.test(name)) return today;
  if (TIMES.test(name)) return "09:00";
  if (name === "phone") return "021 9920 0000";
  if (name === "code") return "482913";
  return name === "username" ? "somebody.new" : undefined;
}
