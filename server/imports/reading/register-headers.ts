import type { RegisterField } from "../../rules/imports/register-fields.ts";
import { foldLetters } from "../../rules/text/search-key.ts";

/** The titles that courts give their columns: English | Urdu | Roman Urdu. Order within a field has no meaning. */
const TITLES: Readonly<Record<RegisterField, string>> = {
  serial: "s no|sr no|sr|serial|serial no|sno|no|#|نمبر شمار|شمار|number shumar|nimber shumar|sr number",
  peshi_ref: "peshi ref|peshi reference|پیشی حوالہ",
  case_number:
    "case no|case number|case|case no year|case no and year|suit no|number and year|special case no|sessions case no|مقدمہ نمبر|نمبر مقدمہ|کیس نمبر|مقدمہ|muqadma no|muqadma number|muqadma|case num|sc no",
  cfms_code: "cfms|cfms code|cfms case code|cfms no|case code|سی ایف ایم ایس|سی ایف ایم ایس کوڈ|کیس کوڈ",
  fir: "fir|fir no|fir number|crime no|crime number|fir no and year|fir no year|crime no and ps|fir no and ps|ایف آئی آر|ایف آئی آر نمبر|مقدمہ الزام نمبر|fir nimber",
  fir_number: "fir num|crime num|fir no only",
  fir_year: "fir year|year of fir|crime year|سال ایف آئی آر|ایف آئی آر سال",
  police_station: "police station|ps|p s|station|name of ps|name of police station|تھانہ|نام تھانہ|thana|circle",
  sections:
    "section|sections|under section|under sections|u s|offence|offences|offence u s|section of law|charge sections|دفعہ|دفعات|جرم|جرم زیر دفعہ|زیر دفعہ|dafa|dafaat|jurm",
  parties:
    "parties|party|title|case title|title of case|title of the case|name of parties|names of parties|parties name|فریقین|نام فریقین|عنوان|عنوان مقدمہ|fareeqain|fariqain|unwan",
  accused:
    "accused|name of accused|accused name|accused persons|names of accused|respondent|party two|ملزم|ملزمان|نام ملزم|نام ملزمان|الزام علیہ|mulzim|mulziman|naam mulzim",
  complainant:
    "complainant|name of complainant|complainant name|petitioner|party one|victim|مدعی|مدعیہ|مستغیث|مستغیثہ|نام مدعی|شکایت کنندہ|muddai|mustaghis",
  counsel:
    "counsel|advocate|advocates|defence counsel|name of counsel|name of advocate|lawyer|counsel for accused|وکیل|وکلا|وکیل صفائی|وکیل ملزم|نام وکیل|wakeel|wakil|vakeel",
  prosecutor:
    "prosecutor|spp|special public prosecutor|public prosecutor|app|adpp|ddpp|state counsel|پراسیکیوٹر|سرکاری وکیل|وکیل سرکار|استغاثہ|sarkari wakeel",
  investigating_officer:
    "io|i o|investigating officer|investigation officer|name of io|inquiry officer|تفتیشی افسر|تفتیشی آفیسر|تفتیشی|tafteeshi afsar",
  stage: "stage|stage of case|present stage|case stage|current stage|مرحلہ|مرحلہ مقدمہ|موجودہ مرحلہ|marhala",
  purpose:
    "purpose|purpose of hearing|purpose of listing|for|hearing type|type of hearing|proceedings|غرض|مقصد|کارروائی|غرض پیشی|maqsad|gharz|karwai",
  previous_date:
    "previous date|last date|last date of hearing|previous hearing|last hearing|prev date|date of last hearing|سابقہ تاریخ|گزشتہ تاریخ|سابقہ پیشی|گزشتہ پیشی|پچھلی تاریخ|پچھلی پیشی|sabqa tareekh|pichli peshi|pichli tareekh",
  next_date:
    "next date|next date of hearing|next hearing|next hearing date|date of hearing|hearing date|fixed for|fixed on|adjourned to|n d o h|ndoh|hearing|تاریخ سماعت|آئندہ تاریخ|آئندہ پیشی|اگلی تاریخ|اگلی پیشی|تاریخ پیشی|پیشی|آئندہ تاریخ پیشی|agli peshi|agli tareekh|tareekh peshi|peshi|ainda tareekh|tareekh e peshi",
  time: "time|time of hearing|hearing time|at|وقت|وقت سماعت|وقت پیشی|waqt",
  courtroom:
    "courtroom|court room|room|court|court no|court name|name of court|کمرہ|کمرہ عدالت|عدالت|نام عدالت|kamra|adalat",
  custody:
    "custody|custody status|in custody|bail|bail status|custody or bail|custody bail|j c or bail|status of accused|whether in custody|حراست|زیر حراست|ضمانت|حراست یا ضمانت|حوالات|جیل یا ضمانت|hirasat|zamanat",
  institution_date:
    "date of institution|institution date|instituted on|filed on|date of filing|filing date|date of registration|received on|تاریخ ارجاع|تاریخ دائری|تاریخ رجوع|تاریخ داخلہ|tareekh dairi",
  offence_date:
    "date of offence|offence date|date of occurrence|occurrence date|date of incident|تاریخ وقوعہ|وقوعہ|tareekh waqooa",
  fir_date: "date of fir|fir date|fir dated|تاریخ ایف آئی آر|تاریخ اندراج مقدمہ",
  challan_date:
    "date of challan|challan date|challan submitted on|date of submission of challan|date of submission|challan|تاریخ چالان|چالان|tareekh challan",
  remarks: "remarks|remark|note|notes|comments|comment|کیفیت|ریمارکس|تبصرہ|kaifiyat",
  parent_case:
    "main case|main case no|parent case|parent case no|in case|in case no|case in which filed|arising out of|arising out of case|connected case|connected case no|اصل مقدمہ|اصل مقدمہ نمبر|متعلقہ مقدمہ|asal muqadma",
  result:
    "disposal|mode of disposal|result|result of application|order passed|final order|how disposed of|فیصلہ|نتیجہ|نتیجہ درخواست|طریق فیصلہ|faisla|natija",
  decision_date:
    "date of disposal|disposal date|disposed on|date of decision|decision date|decided on|date of order|date of final order|تاریخ فیصلہ|تاریخ حکم|tareekh faisla",
  restricted: "restricted|confidentiality|confidential|restriction|in camera|خفیہ|محدود|رازداری",
};

/** A bare "date" says less: taken for the next date only when nothing better claims it. */
const VAGUE: Readonly<Record<string, RegisterField>> = {
  date: "next_date",
  dated: "next_date",
  تاریخ: "next_date",
  tareekh: "next_date",
  status: "custody",
  name: "accused",
  number: "case_number",
};

const EXACT = new Map<string, RegisterField>();
const PHRASES: (readonly [string, RegisterField])[] = [];
for (const [field, titles] of Object.entries(TITLES) as [RegisterField, string][]) {
  for (const title of titles.split("|").map(headerKey)) {
    EXACT.set(title, field);
    if (title.length > 3) PHRASES.push([` ${title} `, field]);
  }
}
PHRASES.sort((one, other) => other[0].length - one[0].length);

/** A header for comparing: letters folded, dots closed up ("F.I.R." is "fir"), all other punctuation one space. */
export function headerKey(header: string): string {
  return foldLetters(header)
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, "$1")
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .replace(/\bnumber\b/g, "no")
    .trim();
}

/** What one header says by itself, from 0 to 1; `null` when it says nothing. 1 is a title known word for word. */
export function matchHeader(header: string): { field: RegisterField; confidence: number } | null {
  const key = headerKey(header);
  if (key === "") return null;
  const exact = EXACT.get(key);
  if (exact) return { field: exact, confidence: 1 };
  const vague = VAGUE[key];
  if (vague) return { field: vague, confidence: 0.5 };
  const found = PHRASES.find(([phrase]) => ` ${key} `.includes(phrase));
  return found ? { field: found[1], confidence: 0.6 + 0.3 * (found[0].length / (key.length + 2)) } : null;
}
