import type { LabelledText, PurposeLabel } from "./textbook.ts";

/**
 * 409 purposes as clerks of Indian criminal courts typed them, by the label people gave them, one from the next by a bar.
 * From dataforindia/judicial_data_analysis, CC BY 4.0; as published in `tests/golden/hearing-purposes`.
 */
const TYPED: Readonly<Record<PurposeLabel, string>> = {
  Trial: `
2 ProperOrder | 294 APPLICATION | 313 Cr.P.C | 313 Cr.Pc | 313 Crpc | 313 CrPC, Argument, Judgement |
Accd. Statement | Accused Examination | Accused exmine | Accused Statement | accused statement |
Accussed Examination | Additional Issues | Appearance of Defendant and W.S. | AR GUMENTS | argument |
Argument before Committal | ARGUMENT BY DEFENDANT | Argument on Application | Argument on Exh.____Unready |
Arguments | ARGUMENTS. | Arguments/Final Arguments/Exp.Argument | Await Records | Awaiting death report |
Awaiting For Original Case Record From Upper Court | AWAITING M.O AND C.E REPORT | Awaiting Original Record |
Awaiting records | Awating Death Report | C.E REPORT | CALL FOR PROPERTY | Call on | call on. | Checking of Copies |
Commital | committal | Copies | criminal arguments | criminal orders | CROSS EXAMINATION OF PET |
CROSS EXAMINATION OF RES | Cross-Examination. | D/W | Death Report | Defence   Evidences | Defence evidence |
Defence Evidence. | Defence/Rebuttal Evidence/Arguments | Defendant Witness | Defense Witness | Document verify |
DOCUMENTS | DW and Argument | Enquiry and Witness | Evicence of defendent / OP | Evidence | EVIDENCE - Criminal |
Evidence after charge | Evidence closed. Call on | Evidence List | EVIDENCE OF DEFENCE | Evidence of defendent / OP |
Evidence of I.O. | Evidence of IO | Evidence of MO and IO | Evidence of Plaintiff / Petitioner | Evidence of PWs |
EVIDENCE PART HEARD | EVIDENCE PROSECUTION / PLANTIFF / APPLICANT | Evidence U/S 299 Cr.P.C. | Evidence. | Evidences |
Ex-Parte Evidence | Examination | Examination of accused u/s 313 Cr.P.C | Examination of accused u/s. 313 Cr.P.C. |
EXAMINATION OF I.O | Examination of SA | Examination of the charge sheeted witnesses | FDT | Filing of Counter |
FILING OF SAY ON EXH____(READY) | Final Argument | FINAL aRGUMENT | FINAL ARGUMENTS |
FINAL ARGUMENTS/FURTHER FINAL ARGUMENTS | Final Hearing | Fixing date of Hearing | Fixing of Trial Date |
FIXING THE DATE OF TRIAL | For _evidence | for accused statement | for Applicant Evidence | For Argument. |
for committal | For Cross | for defence evidence | For Evidence | For examation of accused u/s 313 Cr.P.C |
For examination of accused u/s 313 Cr.P.C. | For examination of witnesses | For final Arguments |
For Final Arguments | For further hearing | For Further Order | For Further Proceedings | For Hearing |
For hearing in CMP | For Hearing. | FOR ORDERS | for Plaintiff evidence | For production of documents/Affidavit |
for record | For Remaining Evidence | For Step | For Supply of Copies | For Trial | FOr Trial Programm |
for written statement | Further  Evidence | FURTHER ARGUMENTS | Further evidence | Further hearing and Order |
Further orders | Further proceeding | FURTHER STATEMENT | HEARING | Hearing of Case | Hearing on Petition |
Hearing/Talbi | Interim Reply/Argument/Order | Intrim  Order | LIST OF WITNESS | Making calender |
Medical Officer (MO) | Misc. Arguments | Misc./ Arguments(criminal) | Necessary Order | OBJECTION | Oders in CMP |
ORDER | Order Application | order on application | ORDER ON EXH NO. | Order reserve | Orders | Orders In CMP |
Part Hard | PART HEARD TRIAL | Petitioner Evidence | Plantiff Evidence | Presence  written statement |
Production and Evidence | Production of Accused and PW | Production of M.O. | Proper  Order | Proper- Order |
Prosecution Witness | PW and M.O. | Questioning | Re Evidence Examination | Reargument | Reconstruction of Record |
Recording of statement | Rejoinder | Remaining Evidence | REPLY | Reply and Argument on IA | REPLY APPLICATION |
REPLY TO OBJECTIONS | Reply/Argument. | Rest argument | SAY /HEARING ON EXH. READY | SAY/REPLY/ARGUMENTS | SD |
Settling Date of Trial | State Defence - SD | Statement Accused | Statement Defence and Argument |
Statement of Accused | STATEMENT OF ACCUSED U/S 313 CR.P.C. | Statement of Accused. | STATEMENT OF PARTIES |
Statement U/S 313 | Statement u/s 313 Cr.P.C | STATEMENT U/S 313 CrPC | Statement U/S.313 Cr.P.C. |
STATEMENT UNDER SECTION 313 CR.P.C. | Statement/defence | Step | Steps if any | suit summons to witness |
TO FIX DATE FOR TRIAL | TO HEAR | TRAIL PROGRAME | trial | trial  program | Trial in the list | Trial Programe |
U/S 313 CR.P.C. | Written Arguments | Written Statement | WRITTEN STATEMENTS/OBJECTION TO MAIN PETITION`,
  "Pre-Trial": `
39 | 103 | ADMISSION  DENIAL | Advocate Appointment | APPE | Appearance |
Appearance and Appointment of P.P. in-charge | APPEARANCE AND ER of WA | APPEARANCE AND SERVICE OR EXECUTION REPORT |
Appearance from custody | Appearance of accused | Appearance of Accused and Bailor | Appearance of accused. |
APPEARANCE OF PARTIES/ADVOCATES | APPEARANCE OF PARTY/PLEADER | Appearance of the accused | Appearance. |
Appeareance | Appearence and C.C. | Appearence and Production of Accused | Apperance | Appereance |
Appointment for Advocate/Legal Aid | Await report. | Await sanction | Awaiting for F F / Chargesheet |
Awaiting Notice | awaiting report | Awaiting Services of notices/ summons | BAIL | bail granted address to jail |
BODY WARRENT | Case Diary | Cognizance / issuance of Process/ Service | Compliance of Court Direction |
Custody Matters | E.R / W.A | E.R/W A | Engage Advocate | Enquiry | ER of WA | Filing of Surety |
Filing of Vakilpatra | FIRST HEARING | For advocate appoint | For appearance | For appearance of parties/ advocates |
For Case Dairy | For notice report | For production of accused | For Report | Fresh Summons |
Hearing of Bail Petition/Petition | Hearing on Admission | I.O. Report | Issue Arrest Warnat | ISSUE BW/NBW |
ISSUE NBW TO ACCUSED PERSON | Issue Notice | Issue of Process | Issue Summons to Accused | ISSUES |
Kurki (Attachment) Warrant / possession Report | Misc./ Appearance | N.B.W._Ready | NBW and notice to Sureties |
NON-BAILABLE WARRANT | NOTICE | Notice Ready | NOTICE TO SURITIES | Notice/Summons/LCF/Misc. | Priliminary Hearing |
Process | Produce accused | Produce the Accused | Production | Production and Appointment of PP in charge |
Production from J. C | Remand Extended | Report | REPORT OF I.O. | Return of Bailable warrant | Returne of Summons |
S R / E R | S/R and Appearance | Service | Service Pending | SR | Statement u/s 200 | SUMMONS - NOTICE |
Summons_Ready | Vakalat / Memo of Appearance`,
  Charge: `
ARGUMENT BEFORE CHARGE | argument of charge | Argument on charge | ARGUMENT ON CHARGE / CONGINUENCE |
Arguments before charge | Arguments On Charge | Charge | CHARGE -- | Charge / Plea Hearing/Appearence |
Charge Before Argument | CHARGE FRAME | Charge Order | Charge. | Consideration | Consideration Of Charge |
CONSIDERATION OF CHARGE | consideration of charges | CONSIDERATION ON CHARGE | Considertion | Discussion on Charge |
Evidence before Charge | EVIDENCE FOR CHARGE | for argument before charge | for charge | For Evidance Before Charge |
For evidence before charge | FOR FRAMING OF CHARGES | Framing Charge/Plea | Framing of charge |
FRAMING OF CHARGE/ PLEA | FRAMING OF CHARGE/PLEA | H. B. C. | Hear Before Charge | Hearing arguments on Charge |
HEARING BEFORE CHARGEBEFORE CHARGE | Hearing on Charge | HEARING ON CHARGE |
HEARING ON FRAMING OF CHARGE/DISCHARGE APPLICATION | HEARING ON THE POINT OF CHARGE`,
  "Conviction/Acquittal": `
Arguement/Judgment | award order judgement passed | Disposed | Final Order | For Disposal | for judgement |
For judgment | JUDGEMENT -- | Judgement passed | Judgements | Judgment on merit | Objection/Disposal |
Order/Judgement`,
  Sentencing: `
Argument on Sentence / Order on Sentence | Arguments on Quantum | For hearing on sentence |
For hearing point of Sentence | Hearing on Sentance | HEARING ON THE POINT OF SENTENCE |
Hearing on thePoint of sentence | Quantam of Sentence | Sentence | Sentence And Conviction`,
  Other: `
Arguments on Applications / Arguments in Misc. Proceedings | Await Notice | Awaiting ADR Reports |
Awaiting Order  from Upper Court | Awaiting Order from Higher Court | AWATING FOR STAY ORDER | COMPLAINCE 437A CRPC |
Counselling | Execution of W.A/WPA | Executionof W.A/WPA | for absconding evidence |
For Admission Hearing of Appeals | for setteling date | Hearing ( SINEDIE CASE ) | Judge on leave / duty | Listed to |
Misc. cases/purpose | Miscellanceous matters not defined otherwise | PROCLAIMATION UNDER SECTION 82 AND 83 | Put Up |
Reopen | S.D.T. | SETTELING | STAY BY HON'BLE HIGH COURT | Transfer | WA/WPA`,
  Unknown: `
appear before transferee court | AWAING REPORT OF T.C. | AWAITING  FOR SANCTION P.R. | Case File Put Up |
Depositing Amount | F. O. | Filing Show Cause |
For Attachment/ Arrest /Garnishee Proceedings / Deposit / Payment / Claim |
IA / EA Pending / CMP Pending / CRP Pending / CMA Pending | OTHER | other5 | Others | Police Paper |
PROPERTY PARTICULARS | Talavi Accused | Today's Filing | With connected case`,
  Error: `
1 | 12 | 16 | Civil Appeal | CONFIRMATION OF SALE | Issue Salary Attachment |
Matter Relating to Recording of Evidence in Civil | Plaintiff/ Petitioner Evidence`,
};

export const SAMPLE: readonly LabelledText[] = Object.entries(TYPED).flatMap(([label, texts]) =>
  texts.split("|").map((text) => ({ text: text.trim(), label: label as PurposeLabel })),
);
