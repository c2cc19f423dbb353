/**
 * The words of a purpose of hearing, as clerks of criminal courts on both sides of the border write them: which mean the
 * same, which belong together, what the short forms stand for. Written from the codes and from what courts call their
 * stages; nothing here looks at a text yet.
 */

/** What a hearing listed for one of these words alone would be, by the labels of the sample; `null`: it depends. */
export type WordLabel = "Trial" | "Pre-Trial" | "Charge" | "Conviction/Acquittal" | "Sentencing" | "Other" | "Unknown";

export type WordGroup = { readonly group: string; readonly label: WordLabel | null; readonly words: readonly string[] };

const group = (name: string, label: WordLabel | null, words: string): WordGroup => ({
  group: name,
  label,
  words: words.split(/\s+/),
});

/** Words in their plainest form; endings are taken off before they are looked up. */
export const WORD_GROUPS: readonly WordGroup[] = [
  group("charge", "Charge", "charge plea plead guilty discharge frame accusation particulars substance consideration"),
  group("sentence", "Sentencing", "sentence quantum punishment probation imprisonment"),
  group("judgment", "Conviction/Acquittal", "judgment verdict pronounce acquit convict finding"),
  group(
    "disposal",
    "Conviction/Acquittal",
    "dispose disposal decide decision decree award abate dismiss withdraw pass quash consign",
  ),
  group(
    "evidence",
    "Trial",
    "evidence witness examine cross chief deposition testimony rebuttal recall proof crossexamine",
  ),
  group("more", "Trial", "remaining rest partheard further additional part heard continue balance"),
  group("argument", "Trial", "argument argue submission reargument synopsis citation oral"),
  group("trial", "Trial", "trial programme calendar schedule commit session"),
  group(
    "pleading",
    "Trial",
    "reply rejoinder say counter objection replication written affidavit amendment impleading",
  ),
  group(
    "document",
    "Trial",
    "document copy supply furnish verify verification inspection exhibit checking list translation",
  ),
  group("order", "Trial", "order interim direction step necessary proper proceeding"),
  group("hearing", "Trial", "hearing call hear mention"),
  group("record", "Trial", "record original reconstruction"),
  group("defence", "Trial", "defence questioning explanation statement"),
  group("property", "Trial", "property muddemal article"),
  group("medical", "Trial", "viscera serological medical doctor chemical examiner death postmortem expert"),
  group("appearance", "Pre-Trial", "appearance attendance produce production present presence"),
  group(
    "process",
    "Pre-Trial",
    "summons notice warrant service process issue returned bailable nonbailable arrest fresh publication hamdast coercive",
  ),
  group("bail", "Pre-Trial", "bail surety bond bailor release anticipatory"),
  group(
    "custody",
    "Pre-Trial",
    "custody remand jail prison undertrial prisoner judicial extension surrender identification parade",
  ),
  group(
    "report",
    "Pre-Trial",
    "report investigation investigating inquiry chargesheet challan sanction diary police forensic closure fir",
  ),
  group("counsel", "Pre-Trial", "advocate vakalatnama appoint engage counsel pleader legal aid memo prosecutor amicus"),
  group(
    "admission",
    "Pre-Trial",
    "admission denial preliminary first cognizance registration complaint sworn scrutiny maintainability protest",
  ),
  group("higher", "Other", "stay higher upper supreme honourable revision appeal"),
  group(
    "office",
    "Other",
    "transfer leave holiday vacant vacation reopen restore miscellaneous sinedie adjourn dormant reallotted strike boycott training split",
  ),
  group(
    "settlement",
    "Other",
    "settle settlement mediation counselling conciliation compromise compound adr lok adalat",
  ),
  group("absconder", "Other", "proclamation abscond absconder proclaimed execution attachment"),
  group("unclear", "Unknown", "other nil none blank connected tagged clubbed today pending deposit payment"),
  group("ready", null, "ready unready"),
  group("await", null, "await wait receipt want calling"),
  group("party", null, "accused complainant petitioner respondent plaintiff defendant applicant party opposite state"),
  group("officer", null, "officer prosecution court judge public magistrate"),
  group("date", null, "date day fix time next listed"),
  group("when", null, "before after during final reserve closed"),
  group(
    "neutral",
    null,
    "compliance extend grant bring search recovery amount cause show form person body confirmation",
  ),
  group("civil", null, "civil sale possession salary garnishee"),
  group("paper", null, "application petition file main case matter suit claim point section"),
];

/** Other spellings of a word that no rule of letters joins, and the words of court Urdu and Hindi. */
const SAME_WORDS: readonly string[] = [
  "statement stmt bayan bayaan",
  "evidence evi evid evd ev saboot shahadat gawahi deposition",
  "witness gawah wit",
  "argument arg args bahas behas",
  "cross jirah",
  "judgment judg jdgmt faisla",
  "appearance appe appear hazri hajeri peshi hajri",
  "summons summon talbi talbana talavi talwi",
  "bail zamanat jamanat",
  "surety sureties surity",
  "compliance complaince complience",
  "attachment kurki attach",
  "challan chalan",
  "copy nakal naqal nuqool",
  "proclamation ishtihar ishtehar",
  "compromise razinama sulah",
  "property muddemal",
  "vakalatnama vakalat vakilpatra vakalath wakalatnama",
  "inquiry enquiry",
  "defence defense",
  "programme program",
  "honourable honble",
  "await waiting awaiting awaited",
  "hearing hrg",
  "application appln applin appl",
  "objection obj",
  "petitioner pet petr",
  "respondent res resp",
  "defendant deft def",
  "plaintiff plff pltff",
  "accused accd acc accsd",
  "miscellaneous misc",
  "advocate adv lawyer",
  "exhibit exh exb",
  "chargesheet cs",
  "present presence",
  "document docs doc",
  "settle settling",
  "produce production",
  "higher high",
  "issue issuance",
  "returned return",
  "appoint appointment",
  "commit committal commitment",
  "acquit acquittal",
  "convict conviction",
  "withdraw withdrawal",
  "officer office",
  "examine examination exam",
  "frame framing",
];

/** Short forms, in full. */
export const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pw: "prosecution witness",
    dw: "defence witness",
    cw: "court witness",
    lw: "listed witness",
    io: "investigating officer",
    mo: "medical officer",
    ce: "chemical examiner",
    pm: "postmortem",
    lr: "legal representative",
    na: "none",
    pp: "public prosecutor",
    app: "public prosecutor",
    ws: "written statement",
    wa: "warrant arrest",
    wpa: "warrant proclamation attachment",
    pwa: "proclamation warrant attachment",
    er: "execution report",
    sr: "service report",
    bw: "bailable warrant",
    nbw: "nonbailable warrant",
    hbc: "hearing before charge",
    ebc: "evidence before charge",
    abc: "argument before charge",
    eac: "evidence after charge",
    ff: "final form",
    fr: "final report",
    cd: "case diary",
    sa: "statement accused",
    sd: "statement defence",
    sdt: "settle date trial",
    fdt: "fix date trial",
    jc: "judicial custody",
    pc: "police custody",
    fsl: "forensic report",
    lcr: "court record",
    tcr: "court record",
    op: "opposite party",
    tip: "identification parade",
    scn: "show cause notice",
    utp: "undertrial prisoner",
    pe: "prosecution evidence",
    de: "defence evidence",
    ia: "interim application",
    hc: "higher court",
  }),
);

/** Sections of the codes of 1898 (Pakistan) and 1973 (India), as the words for what is done under them. */
export const SECTION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "313": "statement accused",
    "342": "statement accused",
    "281": "statement accused",
    "207": "copy",
    "208": "copy",
    "265c": "copy",
    "241a": "copy",
    "209": "committal",
    "227": "discharge",
    "228": "charge",
    "239": "discharge",
    "240": "charge",
    "242": "charge",
    "251": "plea",
    "265d": "charge",
    "265e": "plea",
    "243": "plea",
    "244": "evidence before charge",
    "245": "discharge",
    "246": "charge",
    "311": "recall witness",
    "540": "recall witness",
    "315": "defence witness",
    "319": "summons accused",
    "320": "compound",
    "345": "compound",
    "321": "withdraw",
    "494": "withdraw",
    "200": "complaint sworn",
    "202": "inquiry report",
    "204": "process",
    "190": "cognizance",
    "173": "chargesheet",
    "164": "record statement",
    "167": "remand",
    "437": "bail",
    "438": "bail",
    "439": "bail",
    "497": "bail",
    "498": "bail",
    "82": "proclamation",
    "83": "attachment",
    "87": "proclamation",
    "88": "attachment",
    "299": "abscond evidence",
    "512": "abscond evidence",
    "294": "admission document",
    "360": "probation",
  }),
);

/** Words that say nothing of the purpose. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  "for of the a an to in at by and or from with if any on u s thereof his her their under crpc cr p c code no".split(
    " ",
  ),
);

/** Every spelling that is known for sure, with the word it is taken for. */
export const KNOWN_WORDS: ReadonlyMap<string, string> = new Map([
  ...WORD_GROUPS.flatMap(({ words }) => words.map((word) => [word, word] as const)),
  ...SAME_WORDS.flatMap((line) => {
    const [first = "", ...others] = line.split(" ");
    return others.map((other) => [other, first] as const);
  }),
]);

export const GROUP_OF: ReadonlyMap<string, WordGroup> = new Map(
  WORD_GROUPS.flatMap((one) => one.words.map((word) => [word, one] as const)),
);
