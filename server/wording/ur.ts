import { calendar } from "./calendar.ur.ts";
import { desk } from "./desk.ur.ts";
import { docket } from "./docket.ur.ts";
import type { Wording } from "./en.ts";
import { evidence } from "./evidence.ur.ts";
import { fields } from "./fields.ur.ts";
import { imports } from "./imports.ur.ts";
import { kinds } from "./kinds.ur.ts";
import { law } from "./law.ur.ts";
import { lost } from "./lost.ur.ts";
import { orders } from "./orders.ur.ts";
import { people } from "./people.ur.ts";
import { planner } from "./planner.ur.ts";
import { planning } from "./planning.ur.ts";
import { policy } from "./policy.ur.ts";
import { presence } from "./presence.ur.ts";
import { process } from "./process.ur.ts";
import { register } from "./register.ur.ts";
import { settlement } from "./settlement.ur.ts";
import { sheet } from "./sheet.ur.ts";
import { terms } from "./terms.ur.ts";

export const ur: Wording = {
  terms,
  orders,
  desk,
  docket,
  people,
  planner,
  planning,
  policy,
  presence,
  process,
  sheet,
  imports,
  evidence,
  kinds,
  law,
  lost,
  calendar,
  register,
  settlement,
  product: { name: "پیشی", tagline: "ضلعی عدالت کا رجسٹر اور سماعت کے دن" },
  frame: {
    week: "ہفتہ",
    today: "آج",
    planner: "منصوبہ",
    docket: "رجسٹر",
    register: "جدول",
    desk: "میز",
    matters: "میرے مقدمات",
    process: "طلبی",
    people: "زیرِ حراست",
    evidence: "شہادت",
    import: "درآمد",
    settings: "ترتیبات",
    court: "عدالت",
    search: "نمبر، ایف آئی آر یا نام تلاش کریں",
    language: "زبان",
    english: "English",
    urdu: "اردو",
    theme: "روشن یا تاریک",
    signOut: "باہر نکلیں",
    keys: "اس صفحے کی کنجیاں",
    skip: "مواد پر جائیں",
    demo: "نمونہ: یہاں ہر شخص اور ہر مقدمہ فرضی ہے",
    demoHow: "اپنی عدالت شروع کرنے کے لیے پیشی بند کریں اور دوبارہ npm start چلائیں۔",
    menu: "فہرستِ صفحات",
    more: "مزید",
    publicLists: "آویزاں فہرستیں",
    changePassword: "پاس ورڈ بدلیں",
    account: "کھاتہ",
    signedInAs: "{name} کے نام سے داخل",
    roles: {
      administrator: "منتظم",
      clerk: "ریڈر",
      judge: "جج",
      prosecutor: "پراسیکیوٹر",
      "investigating-officer": "تفتیشی افسر",
      supervisor: "نگران",
    },
    goKeys:
      "g پھر w ہفتہ · t آج · p منصوبہ · d رجسٹر · r جدول · j میز (جج) · o طلبی · c زیرِ حراست افراد · e شہادت · i درآمد · s ترتیبات · / تلاش · ? کنجیاں",
  },
  actions: {
    save: "محفوظ کریں",
    cancel: "رہنے دیں",
    dayNone: "ایسا کوئی دن نہیں۔",
    dayUnread: "دن یوں لکھیں: 31/12/2026",
    numberUnread: "پورا عدد لکھیں، کسی بھی ہندسوں میں۔",
    numberOutside: "{min} سے {max} تک۔",
    dayOutside: "یہ دن یہاں نہیں چنا جا سکتا۔",
    close: "بند کریں",
    undo: "واپس لیں",
    undone: "واپس لے لیا گیا",
    retry: "دوبارہ کوشش کریں",
    delete: "حذف کریں",
    edit: "ترمیم",
    add: "شامل کریں",
    confirm: "تصدیق کریں",
    back: "پیچھے",
    next: "آگے",
    print: "چھاپیں",
    copy: "نقل کریں",
    copied: "نقل ہو گیا",
    download: "اتاریں",
    loading: "کھل رہا ہے…",
    saved: "محفوظ ہو گیا",
    reload: "تازہ کریں",
    previous: "پچھلا",
    all: "سب",
    none: "کوئی نہیں",
    yes: "ہاں",
    no: "نہیں",
    optional: "اختیاری",
  },
  signIn: {
    title: "داخل ہوں",
    username: "صارف نام",
    password: "پاس ورڈ",
    submit: "داخل ہوں",
    wrong: "یہ صارف نام اور پاس ورڈ ایک دوسرے کے نہیں۔",
    tooMany: "بہت زیادہ کوششیں۔ ایک منٹ ٹھہر کر دوبارہ کوشش کریں۔",
    offline: "عدالت کے کمپیوٹر سے رابطہ نہیں۔ کچھ ضائع نہیں ہوا؛ دوبارہ کوشش کریں۔",
    demoAccounts: "نمونے کے صارف",
    demoUse: "اسے استعمال کریں",
    plainHttp: "پیشی کسی دوسرے کمپیوٹر سے سادہ HTTP پر داخلہ نہیں دیتی۔ اسے اسی کمپیوٹر پر کھولیں، یا HTTPS لگائیں۔",
    ended: "آپ باہر ہو گئے تھے۔ جہاں تھے وہیں سے جاری رکھنے کے لیے داخل ہوں۔",
  },
  account: {
    title: "آپ کا کھاتہ",
    current: "موجودہ پاس ورڈ",
    fresh: "نیا پاس ورڈ (کم از کم 10 حروف)",
    again: "نیا پاس ورڈ دوبارہ",
    differ: "دونوں نئے پاس ورڈ ایک جیسے نہیں۔",
    short: "نئے پاس ورڈ میں کم از کم 10 حروف ہونے چاہییں۔",
    same: "نیا پاس ورڈ وہی ہے جو اب ہے۔ دوسرا منتخب کریں۔",
    due: "یہ پاس ورڈ کسی اور نے بنا کر دیا ہے۔ اپنا پاس ورڈ منتخب کریں؛ تب تک اور کچھ نہیں کھلے گا۔",
    wrong: "موجودہ پاس ورڈ درست نہیں۔",
    done: "پاس ورڈ بدل گیا۔ آپ کے دوسرے آلات سے آپ باہر ہو گئے۔",
  },
  errors: {
    title: "یہ نہ ہو سکا",
    unknown: "ہماری طرف کچھ خرابی ہوئی۔ آپ کا لکھا ہوا محفوظ ہے۔ حوالہ {reference}۔",
    offline: "رابطہ نہیں۔ آپ کا لکھا ہوا یہیں ہے؛ رابطہ بحال ہونے پر محفوظ ہو سکتا ہے۔",
    notFound: "یہاں کچھ نہیں، یا یہ آپ کے دیکھنے کا نہیں۔",
    dayFull: {
      minutes:
        "اس دن منٹوں میں گنجائش نہیں: {planMinutes} میں سے {listedMinutes}، اور {needed} مزید درکار؛ {planMatters} میں سے {listedMatters} مقدمات۔",
      matters:
        "اس دن مقدمات کی تعداد میں گنجائش نہیں: {planMatters} میں سے {listedMatters}؛ {planMinutes} میں سے {listedMinutes} منٹ۔",
      both: "اس دن گنجائش نہیں: {planMinutes} میں سے {listedMinutes} منٹ اور {planMatters} میں سے {listedMatters} مقدمات۔",
    },
    fields,
    field: "ایک اندراج درست نہیں: {words}۔",
    resultAtStage: {
      convicted:
        "سزا فیصلے کے مرحلے پر سنائی جاتی ہے، یا فردِ جرم یا جواب کے وقت اقبالِ جرم پر۔ مقدمہ {stage} پر ہے: پہلے سماعتیں درج کریں یا فیصلہ محفوظ کریں۔",
      acquitted:
        "بریت فیصلے کے مرحلے پر سنائی جاتی ہے، یا اختیارِ سماعت لینے کے بعد اس سے پہلے (دفعات 249-A، 265-K)۔ مقدمہ {stage} پر ہے: پہلے سماعتیں درج کریں۔",
      discharged:
        "اخراج اختیارِ سماعت لینے سے پہلے ہوتا ہے، یا پراسیکیوٹر کے مقدمہ واپس لینے پر (دفعہ 494)۔ مقدمہ {stage} پر ہے۔",
      abated: "{stage} پر کچھ ساقط نہیں ہوتا۔",
      reserved: "فیصلہ بحث کے بعد یا اقبالِ جرم پر محفوظ ہوتا ہے۔ مقدمہ {stage} پر ہے: پہلے سماعتیں درج کریں۔",
    },
    refusals: {
      "signed-out":
        "آپ باہر ہو گئے تھے۔ اسی براؤزر کے دوسرے ٹیب میں دوبارہ داخل ہوں، پھر یہاں دوبارہ محفوظ کریں: آپ کا لکھا ہوا موجود ہے۔",
      "password-due": "پہلے اپنے کھاتے کے صفحے پر اپنا پاس ورڈ منتخب کریں۔",
      "not-allowed": "آپ کے کھاتے کو اس کی اجازت نہیں۔",
      "not-found": "یہاں کچھ نہیں، یا یہ آپ کے دیکھنے کا نہیں۔",
      invalid: "ایک اندراج درست نہیں۔ اپنا لکھا ہوا دیکھیں۔",
      stale: "آپ کے کھولنے کے بعد کسی نے اسے بدل دیا۔ نئی حالت دیکھیں اور دوبارہ فیصلہ کریں۔",
      busy: "اس وقت کوئی اور اسی دن پر کام کر رہا ہے۔ دوبارہ کوشش کریں۔",
      "key-reused": "یہ دو بار مختلف مواد کے ساتھ بھیجا گیا۔ تازہ کر کے دوبارہ کوشش کریں۔",
      "closed-day": "اس دن عدالت بند ہے۔ اس پر کوئی پیشی نہیں رکھی جا سکتی۔",
      "day-full": "وہ دن بھر چکا ہے۔",
      "not-a-hearing-day": "یہ ان مقدمات کی سماعت کا دن نہیں۔ اس پر صرف حراست، ضمانت اور فوری معاملے رکھے جا سکتے ہیں۔",
      "day-past": "وہ دن گزر چکا ہے۔",
      "day-to-come": "وہ دن ابھی نہیں آیا۔ اسے اسی دن یا بعد میں درج کیا جا سکتا ہے۔",
      "already-listed": "اس مقصد کے لیے مقدمے کی ایک پیشی پہلے سے مقرر ہے۔",
      "outcome-exists": "اسی دوران اس پیشی کا نتیجہ درج ہو چکا ہے۔",
      "next-date-heard": "اس سے مقرر ہونے والی اگلی پیشی کا نتیجہ درج ہو چکا ہے۔ پہلے اُسے درست کریں۔",
      "number-taken": "اس عدالت کے ایک اور مقدمے کا یہی نمبر ہے۔",
      "fixed-date": "یہ تاریخ جج صاحب نے مقرر کی ہے۔ بدلنے کے لیے وجہ اور حکم دینے والے جج کا نام لکھیں۔",
      "reason-needed": "وجہ لکھیں۔",
      "changed-since": "یہ واپس نہیں لیا جا سکتا: اس میں بعد میں تبدیلی ہو چکی ہے۔",
      "already-undone": "یہ پہلے ہی واپس لیا جا چکا ہے۔",
      "nothing-to-do": "کرنے کو کچھ نہیں۔",
      "wrong-file": "یہ فائل پڑھی نہیں جا سکتی۔",
      "too-large": "فائل حد سے بڑی ہے۔",
      "upload-gone": "فائل ایک گھنٹے سے زیادہ پہلے پڑھی گئی تھی اور اب موجود نہیں۔ دوبارہ چنیں۔",
      "already-set-up": "یہ عدالت پہلے سے قائم ہے۔",
      "wrong-link": "یہ لنک درست نہیں۔ کنسول پر چھپا ہوا لنک استعمال کریں۔",
      "username-taken": "یہ صارف نام لیا جا چکا ہے۔",
      "in-use": "یہ استعمال میں ہے اور ہٹایا نہیں جا سکتا۔",
      "has-hearings": "اس دن مقدمات درج ہیں۔ پہلے انہیں دوسری تاریخیں دیں۔",
      "stage-pair":
        "مقدمہ جہاں ہے وہاں سے قانون میں ایسا کوئی مرحلہ نہیں۔ غلطی درست کرنی ہو تو وجہ کے ساتھ تصحیح درج کریں۔",
      "case-left":
        "مقدمہ اس عدالت سے جا چکا ہے یا ختم ہو چکا ہے۔ گزشتہ تاریخ کی کارروائی درج ہو سکتی ہے، مگر آئندہ تاریخ یا اختتام نہیں؛ پہلے کا اندراج یہاں درست نہیں ہو سکتا۔",
      "in-another-court": "مقدمہ اب دوسری عدالت میں ہے۔",
      "last-date": "مقدمے کی یہی ایک تاریخ ہے۔ دوسری تاریخ دیں یا جج کا حکم درج کریں کہ مقدمہ رکا رہے۔",
      "undated-left": "جن مقدمات کی باری نہیں آئی ان کی اگلی تاریخ ابھی نہیں۔ پہلے انہیں آگے لگائیں۔",
      "settlement-first": "پہلے مقدمے کی فائل میں راضی نامہ درج کریں: کیا کہا گیا، کس نے کہا، اور جج کا سوال۔",
      "not-lawful": "موجودہ صورت میں قانون اس کی اجازت نہیں دیتا۔",
      "flag-unread": "اس مقدمے پر ایک نجی بات جج کی منتظر ہے۔ پہلے جج اسے پڑھیں۔",
      "approval-needed": "جج نے یہ فہرست ابھی منظور نہیں کی، یا منظوری کے بعد بدل گئی۔",
      "protected-person": "یہ شخص محفوظ ہے۔ یہ صرف منتظم کر سکتا ہے۔",
      "law-limit": "قانون کے مطابق یہ تاریخ بہت جلد یا بہت دیر سے ہے۔ جج کا حکم درکار ہے۔",
      "case-ended":
        "مقدمے کا فیصلہ ہو چکا ہے، اس کی کوئی تاریخ مقرر نہیں ہو سکتی۔ کسی نے اسی وقت مقدمہ نمٹایا یا تاریخ دی: دوبارہ دیکھیں۔",
      "standby-barred": "موجودہ صورت میں یہ مقدمہ اس جگہ نہیں آ سکتا۔",
    },
  },
};
