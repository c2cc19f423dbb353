/**
 * Who announced a closure, in Urdu, for the sources that come with Peshi. They are stored in English, as the file of
 * closures has them; what a clerk types stands in her own words.
 */
const SOURCES_UR: Readonly<Record<string, string>> = {
  "Custom of past years (26 December to 9 January); each court decides whether it keeps to duty matters":
    "گزشتہ برسوں کا دستور (26 دسمبر تا 9 جنوری)؛ صرف ڈیوٹی کے معاملات سننے کا فیصلہ ہر عدالت خود کرتی ہے",
  "Cabinet Division list of public holidays, 2026": "کابینہ ڈویژن کی فہرستِ تعطیلات، 2026",
  "The urs opens on 18 Shaban (7 February 2026, estimated); in 2025 the High Court of Sindh gave the third day to its own and the subordinate courts":
    "عرس کا آغاز 18 شعبان (7 فروری 2026، تخمینہ)؛ 2025 میں سندھ ہائی کورٹ نے اپنے ہاں اور ماتحت عدالتوں میں تیسرے دن کی تعطیل دی تھی",
  "Actual: the moon was not sighted on 19 March 2026, first day 21 March":
    "حتمی: 19 مارچ 2026 کو چاند نظر نہ آیا، پہلا دن 21 مارچ",
  "Holiday of the Government of Sindh; shuts courts when the High Court of Sindh adopts it":
    "حکومتِ سندھ کی تعطیل؛ عدالتیں تب بند ہوں گی جب سندھ ہائی کورٹ اسے اپنائے",
  "Cabinet Division list of public holidays, 2026; agrees with the crescent estimate":
    "کابینہ ڈویژن کی فہرستِ تعطیلات، 2026؛ ہلال کے تخمینے کے مطابق",
  "Custom of past years (nine weeks from the first Monday of June); each court decides whether it keeps to duty matters":
    "گزشتہ برسوں کا دستور (جون کے پہلے پیر سے نو ہفتے)؛ صرف ڈیوٹی کے معاملات سننے کا فیصلہ ہر عدالت خود کرتی ہے",
  "Newspapers printed the Cabinet Division list as 24-25 June and as 25-26 June; the crescent estimate gives 25-26":
    "اخبارات میں کابینہ ڈویژن کی فہرست کہیں 24 اور 25 جون، کہیں 25 اور 26 جون چھپی؛ ہلال کا تخمینہ 25 اور 26 جون ہے",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; shuts courts when the High Court of Sindh adopts it":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ عدالتیں تب بند ہوں گی جب سندھ ہائی کورٹ اسے اپنائے",
  "Crescent estimate; the Cabinet Division list said 25 August, tentatively":
    "ہلال کا تخمینہ؛ کابینہ ڈویژن کی فہرست میں غیر حتمی طور پر 25 اگست",
  "The urs opens on 18 Shaban (27 January 2027, estimated); in 2025 the High Court of Sindh gave the third day to its own and the subordinate courts":
    "عرس کا آغاز 18 شعبان (27 جنوری 2027، تخمینہ)؛ 2025 میں سندھ ہائی کورٹ نے اپنے ہاں اور ماتحت عدالتوں میں تیسرے دن کی تعطیل دی تھی",
  "Fixed date, on the Cabinet Division list every year; the notification for 2027 is awaited":
    "مقررہ تاریخ، ہر سال کابینہ ڈویژن کی فہرست میں؛ 2027 کے نوٹیفکیشن کا انتظار ہے",
  "Estimated from the visibility of the crescent at Karachi; the moon decides":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; a day later is possible":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ ایک دن بعد بھی ممکن ہے",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; or 15-16 June":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ یا 15 اور 16 جون",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; or 16 August":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ یا 16 اگست",
  "The urs opens on 18 Shaban (16 January 2028, estimated); in 2025 the High Court of Sindh gave the third day to its own and the subordinate courts":
    "عرس کا آغاز 18 شعبان (16 جنوری 2028، تخمینہ)؛ 2025 میں سندھ ہائی کورٹ نے اپنے ہاں اور ماتحت عدالتوں میں تیسرے دن کی تعطیل دی تھی",
  "Fixed date, on the Cabinet Division list every year; the notification for 2028 is awaited":
    "مقررہ تاریخ، ہر سال کابینہ ڈویژن کی فہرست میں؛ 2028 کے نوٹیفکیشن کا انتظار ہے",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; or 28 February to 1 March":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ یا 28 فروری تا 1 مارچ",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; or from 5 May":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ یا 5 مئی سے",
  "Estimated from the visibility of the crescent at Karachi; the moon decides; shuts courts when the High Court of Sindh adopts it; or 7 July":
    "کراچی میں ہلال نظر آنے کے حساب پر مبنی تخمینہ؛ فیصلہ رویتِ ہلال سے ہوگا؛ عدالتیں تب بند ہوں گی جب سندھ ہائی کورٹ اسے اپنائے؛ یا 7 جولائی",
  "Resolution of the Karachi Bar (made up for the demo)": "کراچی بار کی قرارداد (نمونے کے لیے فرضی)",
  "Leave order (made up for the demo)": "حکمِ رخصت (نمونے کے لیے فرضی)",
};

/** The source of a closure in the language of the screen; as it was written where Peshi has no words of its own for it. */
export const closureSource = (source: string, language: "en" | "ur"): string =>
  language === "ur" ? (SOURCES_UR[source] ?? source) : source;
