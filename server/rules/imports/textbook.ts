import { WORD_GROUPS } from "./court-words.ts";

/** The labels of the sample, as its makers gave them. */
export const PURPOSE_LABELS = [
  "Trial",
  "Pre-Trial",
  "Charge",
  "Conviction/Acquittal",
  "Sentencing",
  "Other",
  "Unknown",
  "Error",
] as const;
export type PurposeLabel = (typeof PURPOSE_LABELS)[number];

export type LabelledText = { readonly text: string; readonly label: PurposeLabel };

/**
 * What the codes call the steps of a case, in whole phrases: which word decides where two meet. Evidence after charge is
 * trial, before charge it is charge; any step of bail is before the trial; what is heard on sentence is sentencing.
 */
const PHRASES: Readonly<Partial<Record<PurposeLabel, readonly string[]>>> = {
  Trial: [
    "prosecution evidence, defence evidence, complainant evidence, evidence of the investigating officer, chief examination",
    "cross examination of witness, evidence after charge, cross after charge, recall of witness, summons to witness",
    "statement of accused, examination of accused, defence statement, final arguments, written arguments",
    "arguments of prosecution, arguments after evidence, final hearing, further hearing, hearing on petition",
    "hearing on application, arguments on application, order on application, reply and arguments, interim order",
    "production of documents, list of documents, supply of copies, committal to sessions, await records, call for records",
    "await medical report, await chemical report, date of trial, orders, objection to application, framing of issues",
  ],
  "Pre-Trial": [
    "appearance of accused, production of accused, bail application, hearing of bail petition, order on bail",
    "arguments on bail application, anticipatory bail, sworn statement of complainant, examination of complainant",
    "statement of complainant, inquiry report, await report, police report, await charge sheet, final report",
    "protest petition, return of warrant, service of summons, issue of process, summons to accused",
    "notice to accused, notice to complainant, show cause notice, await service, await notice, first hearing",
    "preliminary hearing, hearing on admission, hearing on cognizance, arguments on cognizance, order on cognizance",
    "appointment of advocate, engaging counsel, judicial custody, extension of remand, compliance report",
  ],
  Charge: [
    "argument on charge, evidence before charge, cross before charge, hearing on charge, hearing before charge",
    "framing of charge, order on charge, discharge application, hearing on discharge, argument on discharge",
    "order on discharge, recording of plea, plea of guilty, framing of notice section 251, substance of accusation",
    "amendment of charge, statement before charge, consideration of charge",
  ],
  "Conviction/Acquittal": [
    "final order, order and judgment, argument and judgment, pronouncement of judgment, for disposal, case disposed",
    "dismissed in default, order of acquittal, order of conviction, judgment reserved",
  ],
  Sentencing: [
    "argument on sentence, hearing on sentence, order on sentence, argument on quantum, hearing on quantum",
    "point of sentence, order on punishment, conviction and sentence, probation report",
  ],
  Other: [
    "stay by high court, stayed, await order of higher court, transfer to another court, judge on leave, holiday",
    "mediation report, lok adalat, referred to mediation, proclamation and attachment, execution of proclamation",
    "report of mediation centre, absconding accused, sine die, miscellaneous matters",
  ],
  Unknown: ["other matters, other purpose, connected matter"],
  Error: ["civil suit, civil appeal, execution of decree, sale of property"],
};

/** The phrases, and every word by itself that decides without company. */
export const TEXTBOOK: readonly LabelledText[] = [
  ...PURPOSE_LABELS.flatMap((label) =>
    (PHRASES[label] ?? []).flatMap((line) => line.split(", ").map((text) => ({ text, label }))),
  ),
  ...WORD_GROUPS.flatMap(({ label, words }) => (label ? words.map((text) => ({ text, label })) : [])),
];
