import type { Side } from "../rules/case/adjournment.ts";
import type { Mark } from "../rules/listing/attendance.ts";
import type { CaseRole } from "../rules/people/people.ts";
import type { OrderWords } from "../rules/sitting/order-text.ts";
import { terms } from "./terms.ur.ts";

const ACCUSED: Partial<Record<Mark, string>> = {
  produced: "جیل سے پیش کیا گیا",
  "not-produced": "جیل سے پیش نہ کیا گیا",
  present: "ضمانت پر، حاضر",
  absent: "غیر حاضر",
  exempted: "حاضری سے مستثنیٰ",
};

const MARKS: Readonly<Record<Mark, string>> = {
  produced: "پیش کیا گیا",
  "not-produced": "پیش نہ کیا گیا",
  present: "حاضر",
  represented: "بذریعہ نمائندہ حاضر",
  exempted: "حاضری سے مستثنیٰ",
  absent: "غیر حاضر",
  "not-served": "پر تعمیل نہ ہوئی",
  examined: "حاضر، بیان قلمبند ہوا",
  "partly-examined": "حاضر، بیان جزوی طور پر قلمبند ہوا، بقیہ محفوظ",
  "bound-down": "حاضر، بیان نہ ہوا، آئندہ تاریخ کا پابند کیا گیا",
  "sent-back": "حاضر، بیان نہ ہوا، واپس بھیجا گیا",
  "given-up": "ترک کیا گیا",
};

const ROLES: Readonly<Record<Exclude<CaseRole, "accused">, string>> = {
  complainant: "مدعی",
  victim: "متاثرہ فرد",
  counsel: "فاضل وکیلِ صفائی",
  prosecutor: "فاضل پراسیکیوٹر",
  "investigating-officer": "تفتیشی افسر",
  witness: "گواہ",
  expert: "ماہر",
  surety: "ضامن",
  guardian: "سرپرست",
};

const ACCOUNT: Readonly<Record<Side, string>> = {
  prosecution: "استغاثہ کی استدعا پر",
  "investigating-agency": "تفتیشی ادارے کے باعث",
  platform: "پلیٹ فارم کا جواب نہ آنے پر",
  laboratory: "لیبارٹری کی رپورٹ نہ آنے پر",
  defence: "صفائی کی استدعا پر",
  complainant: "مدعی کے باعث",
  witness: "گواہ نہ ہونے پر",
  jail: "جیل حکام کے باعث",
  "bar-strike": "وکلاء کی ہڑتال کے باعث",
  court: "بحکمِ عدالت",
};

const WARNED: Readonly<Record<Side, string>> = {
  prosecution: "استغاثہ",
  "investigating-agency": "تفتیشی ادارے",
  platform: "تفتیشی ادارے (پلیٹ فارم کے جواب)",
  laboratory: "تفتیشی ادارے (لیبارٹری کی رپورٹ)",
  defence: "صفائی",
  complainant: "مدعی",
  witness: "استغاثہ (گواہان)",
  jail: "جیل حکام",
  "bar-strike": "وکلاء",
  court: "عدالت",
};

const TIMES = ["پہلی", "دوسری", "تیسری", "چوتھی", "پانچویں", "چھٹی", "ساتویں", "آٹھویں", "نویں", "دسویں"];
const ordinal = (number: number): string => TIMES[number - 1] ?? `${number}ویں`;

/** Court Urdu of an order. Digits are Latin. To be read by a native reader. */
export const orders: OrderWords = {
  called: "مقدمہ پکارا گیا۔",
  accused: (mark, label) => `ملزم ${label ? `${label} ` : ""}${ACCUSED[mark] ?? MARKS[mark]}۔`,
  person: (role, mark, label) => `${[ROLES[role], label].filter((part) => part).join(" ")} ${MARKS[mark]}۔`,
  reasons: {
    "officer-absent": "تفتیشی افسر غیر حاضر ہے۔",
    "officer-on-leave": "تفتیشی افسر رخصت پر ہے۔",
    "police-file-missing": "پولیس فائل پیش نہیں ہوئی۔",
    "report-awaited": "رپورٹ زیرِ دفعہ 173 ضابطہ فوجداری کا انتظار ہے۔",
    "forensic-awaited": "فرانزک رپورٹ کا انتظار ہے۔",
    "platform-awaited": "پلیٹ فارم کے جواب کا انتظار ہے۔",
    "records-awaited": "نادرا یا کالوں کے ریکارڈ کا انتظار ہے۔",
    "prosecutor-absent": "فاضل پراسیکیوٹر غیر حاضر ہیں۔",
    "prosecutor-wants-time": "فاضل پراسیکیوٹر نے مہلت چاہی۔",
    "counsel-absent": "فاضل وکیلِ صفائی غیر حاضر ہیں۔",
    "counsel-busy": "فاضل وکیلِ صفائی دوسری عدالت میں مصروف بتائے گئے۔",
    strike: "وکلاء ہڑتال پر ہیں۔",
    "prisoner-not-produced": "ملزم کو جیل سے پیش نہیں کیا گیا۔",
    "accused-absent": "ضمانت پر رہا ملزم پکارنے پر غیر حاضر پایا گیا۔",
    "witness-absent": "کوئی گواہ حاضر نہیں۔",
    "witness-not-served": "گواہ پر سمن کی تعمیل نہیں ہوئی۔",
    "complainant-absent": "مدعی پکارنے پر غیر حاضر پایا گیا۔",
    "judge-on-leave": "جج صاحب رخصت پر ہیں۔",
    "judge-post-vacant": "جج کی اسامی خالی ہے۔",
    "copies-not-supplied": "ملزم کو نقول فراہم نہیں ہوئیں۔",
    "property-not-produced": "مالِ مقدمہ پیش نہیں ہوا۔",
    "higher-court-stay": "اعلیٰ عدالت کا حکمِ امتناع ہے۔",
    "record-sent-up": "ریکارڈ اعلیٰ عدالت نے طلب کر رکھا ہے۔",
    "time-short": "وقت کی کمی کے باعث مقدمہ نہ لیا جا سکا۔",
    "part-heard": "شہادت جزوی طور پر قلمبند ہوئی، جرح محفوظ ہے۔",
    holiday: "اس دن تعطیل کا اعلان ہوا۔",
    security: "عدالت سیکیورٹی کے باعث بند ہے۔",
    weather: "موسم کے باعث حاضری ممکن نہ ہوئی۔",
    "settlement-talks": "راضی نامے کے لیے مہلت چاہی گئی۔",
    other: "وجہ مسل پر درج ہے۔",
  },
  onAccountOf: (side, times) => `${ACCOUNT[side]}${times === null ? "" : ` (${ordinal(times)} بار)`}`,
  purposes: {
    mention: "برائے مزید کارروائی",
    appearance: "برائے حاضری",
    bail: "برائے سماعتِ درخواستِ ضمانت",
    remand: "برائے ریمانڈ",
    copies: "برائے فراہمیِ نقول",
    charge: "برائے فردِ جرم",
    plea: "برائے جوابِ فردِ جرم",
    evidence: "برائے شہادت",
    "part-heard-evidence": "برائے بقیہ شہادت",
    "statement-of-accused": "برائے بیانِ ملزم",
    "defence-evidence": "برائے شہادتِ صفائی",
    arguments: "برائے دلائل",
    judgment: "برائے فیصلہ",
    report: "برائے رپورٹ",
    proclamation: "برائے رپورٹِ اشتہار",
    compromise: "برائے راضی نامہ",
    application: "برائے سماعتِ درخواست",
    order: "برائے حکم",
    other: "برائے مزید کارروائی",
  },
  adjourned: (account, day, purpose) => `${account ? `${account} ` : ""}مقدمہ ${purpose} مورخہ ${day} تک ملتوی۔`,
  adjournedUndated: (account) => `${account ? `${account} ` : ""}مقدمہ ملتوی؛ آئندہ تاریخ مقرر کی جائے گی۔`,
  outcomes: {
    "held-moved-on": "آج کی کارروائی مکمل ہوئی۔",
    "held-attendance": "حاضری لگائی گئی۔",
    "not-reached": "وقت کی کمی کے باعث باری نہ آئی۔",
    "listed-in-error": "غلطی سے فہرست میں آیا؛ فہرست سے نکالا گیا۔",
  },
  reserved: { judgment: "دلائل سنے گئے؛ فیصلہ محفوظ۔", order: "سماعت ہوئی؛ حکم محفوظ۔" },
  disposed: (disposal) => `مقدمہ فیصل: ${terms.disposals[disposal]}۔`,
  toComeUp: (day, purpose) => `آئندہ ${purpose} مورخہ ${day} کو پیش ہو۔`,
  warning: (side, times) =>
    `${WARNED[side]} کے باعث مقدمہ ${ordinal(times)} بار ملتوی ہوا؛ معقول وجہ کے بغیر مزید التوا نہیں دیا جائے گا۔`,
  section: "دفعہ 344 ضابطہ فوجداری۔",
  toStage: (stage) => (stage === "decided" ? "مقدمہ فیصل۔" : `مرحلہ: ${terms.stages[stage]}۔`),
};
