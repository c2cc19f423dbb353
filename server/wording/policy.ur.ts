import type { policy as english } from "./policy.en.ts";
import type { Widen } from "./widen.ts";

export const policy: Widen<typeof english> = {
  tab: "قواعد",
  title: "اس ضلع کے اعداد",
  more: "اکثر تاریخیں قانون طے کرتا ہے۔ جو وہ کھلا چھوڑتا ہے یا جس میں عدالت زیادہ سختی کر سکتی ہے، وہ ضلع کی ہر عدالت کے لیے یہاں طے ہوتا ہے۔",
  readOnly: "پورے ضلع کا منتظم انہیں بدلتا ہے۔",
  custodyDays: "حراست، ایک وقت میں دن",
  custodyDaysMore:
    "دفعہ 344 ض ف: پندرہ سے زیادہ کبھی نہیں۔ مجسٹریٹ کے لیے تصدیق شدہ، وہاں تاریخ روکی جاتی ہے؛ سیشن عدالت کو خبردار کیا جاتا ہے۔",
  peca30: "ہفتہ وار سماعت اور تین ماہ (پیکا دفعہ 30)",
  peca30More: "2023 کا قاعدہ کن مقدمات پر لاگو ہے، طے نہیں؛ اس لیے صرف خبردار کرتا ہے۔",
  scopes: {
    none: "کسی مقدمے پر نہیں",
    "child-offences": "بچوں کے خلاف جرائم (22 تا 22 سی)",
    all: "ایکٹ کا ہر مقدمہ",
  },
  adjournmentWarningAt: "تنبیہ سے پہلے ایک فریق کے التوا",
  adjournmentWarningAtMore: "کسی قانون میں تعداد مقرر نہیں۔ تنبیہ التوا کے حکم پر درج ہوتی ہے۔",
  statutoryBailNoticeDays: "قانونی ضمانت کی اطلاع، دن پہلے",
  statutoryBailNoticeDaysMore: "دفعہ 497(1) ض ف، تیسرا استثنا: ایک سال حراست، عورت کے لیے چھ ماہ۔",
  preservationNoticeDays: "ڈیٹا محفوظ رکھنے کی میعاد کی اطلاع، دن پہلے",
  preservationNoticeDaysMore: "نوے دن رہتی ہے، جب تک عدالت تجدید نہ کرے۔",
  between: "{least} تا {most}",
  save: "ضلع کے لیے محفوظ کریں",
};
