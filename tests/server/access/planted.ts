import postgres from "postgres";

/**
 * What is personal in the database, and of which kind: every value becomes a word that says whose it is, so that a search
 * of any answer tells who has read what.
 */
export const KINDS = [
  "accused",
  "juvenile",
  "guarded",
  "official",
  "title",
  "note",
  "private",
  "safety",
  "order",
  "evidence",
  "contact",
] as const;
export type Kind = (typeof KINDS)[number];
/** A planted word: `xq`, kind, court, case, whether the case is restricted. */
export type Planted = { kind: Kind; courtId: number; caseId: number; isRestricted: boolean };

const wordOf = (kind: string, c = "c") =>
  `'Xq' || ${kind} || 'k' || ${c}.court_id || 'c' || ${c}.id || case when ${c}.is_restricted then 'r' else 'o' end || 'z'`;

const FEWER_LISTS = `delete from cause_list l using (
    select id, dense_rank() over (partition by court_id order by day desc) as nth from cause_list
  ) r where r.id = l.id and r.nth > 4`;

const OF_CASE: readonly { table: string; column: string; kind: Kind; where?: string }[] = [
  { table: "case_note", column: "text", kind: "note", where: "not t.is_private" },
  { table: "case_note", column: "text", kind: "private", where: "t.is_private" },
  { table: "case_person", column: "note", kind: "note" },
  { table: "case_stage", column: "order_text", kind: "order" },
  { table: "complainant_position", column: "note", kind: "note" },
  { table: "document_reference", column: "title", kind: "note" },
  { table: "evidence_event", column: "note", kind: "evidence" },
  { table: "evidence_request", column: "what", kind: "evidence" },
  { table: "evidence_request", column: "file_reference", kind: "evidence" },
  { table: "officer_report", column: "note", kind: "note" },
  { table: "outcome", column: "note", kind: "order" },
  { table: "process", column: "note", kind: "note" },
  { table: "progress_report", column: "says", kind: "note" },
  { table: "safety_flag", column: "note", kind: "safety" },
  { table: "safety_flag", column: "acknowledgement", kind: "safety" },
  { table: "settlement", column: "guardian_name", kind: "guarded" },
  { table: "settlement", column: "statement_reference", kind: "note" },
];

/** Plants a word in every personal column. As the superuser: the application's triggers would keep it from happening. */
export async function plant(superUrl: string): Promise<void> {
  const sql = postgres(superUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe("set session_replication_role = replica");
    // A few of each court's lists are read as often as all that a year leaves.
    await sql.unsafe(FEWER_LISTS);
    for (const statement of [...PEOPLE, ...CASES, ...OF_CASE.map(ofCase)]) await sql.unsafe(statement);
    await plantLists(sql);
  } finally {
    await sql.end();
  }
}

const ofCase = ({ table, column, kind, where }: (typeof OF_CASE)[number]) =>
  `update ${table} t set ${column} = ${wordOf(`'${kind}'`)} from court_case c
   where c.id = t.case_id and t.${column} is not null ${where ? `and ${where}` : ""}`;

const GUARDED = "('complainant', 'victim', 'witness', 'guardian', 'surety')";

const PEOPLE = [
  `create temp table planted_person as
     select distinct on (p.id) p.id, ${wordOf(`case when p.is_official then 'official' when cp.role in ${GUARDED} then 'guarded'
       when cp.role = 'accused' and (p.birth_day + interval '18 years' > c.offence_day or c.restriction_because = 'minor') then 'juvenile'
       when cp.role = 'accused' then 'accused' else 'official' end`)} as word
     from person p join case_person cp on cp.person_id = p.id join court_case c on c.id = cp.case_id order by p.id, cp.id`,
  `update person p set name = w.word, alias = case when alias is not null then w.word end,
     name_ur = case when name_ur is not null then w.word end, name_sd = case when name_sd is not null then w.word end
   from planted_person w where w.id = p.id and w.word not like 'Xqofficial%'`,
  // Figures cannot hold a word: the person's id stands in them.
  `insert into person_contact (person_id, cnic, phone) select id, '4' || lpad(id::text, 12, '7'), '+923' || lpad(id::text, 9, '7')
     from person where not is_official on conflict (person_id) do update set cnic = excluded.cnic, phone = excluded.phone`,
];

const CASES = [
  `update court_case c set accused_title = ${wordOf("'title'")}, accused_key = ' ' || lower(${wordOf("'title'")}),
     remarks = ${wordOf("'note'")}`,
];

type Entry = {
  caseId: number;
  accused: { name: string; nameUr: string | null }[];
  complainants: { name: string; nameUr: string | null }[];
};

async function plantLists(sql: postgres.Sql): Promise<void> {
  const cases = await sql<
    { id: number; word: string }[]
  >`select c.id::int as id, ${sql.unsafe(wordOf("''"))} as word from court_case c`;
  const words = new Map(cases.map(({ id, word }) => [id, word]));
  const lists = await sql<{ id: string; content: { entries: Entry[] } }[]>`select id, content from cause_list`;
  for (const { id, content } of lists) {
    const planted = (kind: Kind, entry: Entry) => words.get(entry.caseId)?.replace("Xq", `Xq${kind}`) ?? "";
    const entries = content.entries.map((entry) => ({
      ...entry,
      accused: entry.accused.map(() => ({ name: planted("accused", entry), nameUr: planted("accused", entry) })),
      complainants: entry.complainants.map(() => ({ name: planted("guarded", entry), nameUr: null })),
    }));
    await sql`update cause_list set content = ${sql.json({ ...content, entries } as never)} where id = ${id}`;
  }
}

const WORD = /xq([a-z]+)k(\d+)c(\d+)([ro])z/gi;

// An answer is looked through for several things, one after the other.
let last: { text: string; found: Planted[] } = { text: "", found: [] };

/** The planted words that stand anywhere in a text. */
export function plantedIn(text: string): Planted[] {
  if (text !== last.text) last = { text, found: searched(text) };
  return last.found;
}

function searched(text: string): Planted[] {
  const found = new Map<string, Planted>();
  for (const [word, kind, court, of, restricted] of text.matchAll(WORD)) {
    const key = word!.toLowerCase();
    const isKind = (KINDS as readonly string[]).includes(kind!.toLowerCase());
    if (!isKind) throw new Error(`no such kind was planted: ${word}`);
    found.set(key, {
      kind: kind!.toLowerCase() as Kind,
      courtId: Number(court),
      caseId: Number(of),
      isRestricted: restricted!.toLowerCase() === "r",
    });
  }
  return [...found.values()];
}

/** Whole numbers of identity cards and telephones, which nobody reads but through the act that is for it. */
export const contactsIn = (text: string): string[] => text.match(/47{5,}\d{1,6}|\+?9237{3,}\d{1,6}/g) ?? [];
