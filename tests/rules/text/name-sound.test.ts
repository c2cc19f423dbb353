import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accusedKey } from "../../../server/rules/cause-lists/accused-title.ts";
import { accusedSound, consonants, foldedName, namePatterns } from "../../../server/rules/text/name-sound.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";

const key = (name: string) => accusedKey([searchKey(name)]);
const isLike = (text: string, pattern: string | null) =>
  pattern !== null && new RegExp(`^${pattern.replaceAll("%", ".*")}$`, "u").test(text);

/** How a typed text finds a name: 0 as the beginning of a word, 1 inside one or spelled otherwise, 2 in the other script; null not at all. */
function closeness(typed: string, name: string): number | null {
  const [keys, sounds] = [key(name), accusedSound(key(name))];
  const ofWords = namePatterns(searchKey(typed)).map(({ start, anywhere, folded, sound }) => {
    if (isLike(keys, start)) return 0;
    if (isLike(keys, anywhere) || isLike(sounds, folded)) return 1;
    return isLike(sounds, sound) ? 2 : null;
  });
  if (ofWords.length === 0 || ofWords.includes(null)) return null;
  return Math.max(...(ofWords as number[]));
}

const ONE_NAME = [
  "Faysal Faisal Feisal",
  "Rehmat Rahmat",
  "Qadir Kadir",
  "Waheed Vahid Wahid",
  "Ramadhan Ramzan Ramazan",
  "Aminah Amina",
  "Riyaz Riaz",
  "Bux Bakhsh Buksh Baksh",
  "Ghulam Gulam",
  "Tanveer Tanvir Tanweer",
  "Shehzad Shahzad",
  "Akhtar Akhter Akthar",
  "Iftikhar Iftekhar",
  "Zulfiqar Zulfikar Zulfeqar",
  "Ayyub Ayub Ayoub",
  "Sikandar Sikander",
  "Haider Haidar Hyder",
  "Khalid Kalid",
  "Yaqoob Yaqub Yakoob",
  "Zohaib Zuhaib Zoheb",
  "Owais Awais Ovais",
  "Mehboob Mahboob",
];

/** Roman and Urdu as they stand in registers of Karachi. */
const TWO_SCRIPTS =
  "Faisal فیصل,Kareem کریم,Ghulam غلام,Zulfiqar ذوالفقار,Waqar وقار,Tanveer تنویر,Parveen پروین,Qureshi قریشی,Bhutto بھٹو,Chaudhry چوہدری,Memon میمن,Baloch بلوچ,Bukhari بخاری,Naqvi نقوی,Rizvi رضوی,Ayesha عائشہ,Ibrahim ابراہیم,Ismail اسماعیل,Saeed سعید,Syed سید,Rukhsana رخسانہ,Shabbir شبیر,Abbas عباس,Jamshed جمشید,Nawaz نواز,Niaz نیاز,Usman عثمان,Umar عمر,Ahsan احسن,Hasan حسن,Hussain حسین,Fatima فاطمہ,Irfan عرفان,Arif عارف,Yousuf یوسف,Yaqoob یعقوب,Muhammad محمد,Ali علی,Shah شاہ,Abdullah عبداللہ,Imran عمران,Zeeshan ذیشان,Kashif کاشف,Javed جاوید,Farooq فاروق,Iqbal اقبال,Aslam اسلم,Akhtar اختر,Mushtaq مشتاق,Asghar اصغر,Ashraf اشرف,Awais اویس,Khizar خضر,Ramzan رمضان,Rehmat رحمت,Mehmood محمود,Shahzad شہزاد,Bilal بلال,Sajid ساجد,Noman نعمان,Waseem وسیم,Nadeem ندیم,Rafiq رفیق,Hanif حنیف,Sultan سلطان,Aftab آفتاب,Mumtaz ممتاز,Nasreen نسرین,Zubair زبیر,Junaid جنید,Hammad حماد,Kamran کامران,Adnan عدنان,Rizwan رضوان,Danish دانش,Babar بابر,Asif آصف,Tariq طارق,Khalid خالد,Zafar ظفر,Ijaz اعجاز,Altaf الطاف,Sarfraz سرفراز,Shakeel شکیل,Jameel جمیل,Naeem نعیم,Saleem سلیم,Sohail سہیل,Wahid وحید,Younis یونس,Sindhi سندھی,Marvi ماروی"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]);

describe("a name is found in another spelling", () => {
  for (const line of ONE_NAME) {
    test(line.replaceAll(" ", " = "), () => {
      const names = line.split(" ");
      for (const typed of names) {
        for (const name of names) expect([typed, name, closeness(typed, name)]).not.toContain(null);
      }
    });
  }

  test("M. Aslam is Muhammad Aslam, Mohd Aslam and Md. Aslam", () => {
    for (const name of ["M. Aslam", "Muhammad Aslam", "Mohd Aslam", "Md. Aslam"]) {
      expect([name, closeness("Mohammad Aslam", name)]).not.toContain(null);
    }
  });

  test("names of two words and of one are the same", () => {
    for (const [typed, name] of [
      ["Abdul Rehman", "Abdurrehman"],
      ["Abdur Rahman", "Abdul Rehman"],
      ["Abdulrahman", "Abdul Rehman"],
      ["Ziaul Haq", "Zia-ul-Haq"],
      ["Zia ul Haq", "Ziaul Haq"],
      ["Nizamuddin", "Nizam ud Din"],
      ["Nizam-ud-Din", "Nizamuddin"],
      ["عبدالرحمن", "Abdur Rehman"],
      ["Abdul Rehman", "عبدالرحمن"],
      ["اسمعیل", "اسماعیل"],
    ] as const) {
      expect([typed, name, closeness(typed, name)]).not.toContain(null);
    }
  });

  test("an alias and parentage are found by either name, however they are joined", () => {
    for (const typed of ["zaid", "chota", "zaid alias chota", "zaid urf chota", "zaid s/o khan", "khan"]) {
      expect([typed, closeness(typed, "Zaid @ Chota s/o Khan")]).not.toContain(null);
    }
  });
});

describe("a name is found in the other script", () => {
  test.each(TWO_SCRIPTS)("%s = %s", (roman, urdu) => {
    expect(closeness(roman, urdu)).toBe(2);
    expect(closeness(urdu, roman)).toBe(2);
  });

  test("and brings hardly any other name with it", () => {
    const noise = TWO_SCRIPTS.flatMap(([roman]) =>
      TWO_SCRIPTS.filter(([other, urdu]) => other !== roman && closeness(roman, urdu) !== null).map(
        ([, urdu]) => `${roman} ${urdu}`,
      ),
    );
    expect(noise).toEqual([]);
  });
});

test("the letter Z typed four times does not find Zeeshan", () => {
  for (const name of ["Zeeshan", "Zaheer Khan", "ذیشان", "Aziz"]) expect(closeness("zzzz", name)).toBeNull();
});

test("what was typed is told from the inside of a word and from the other script", () => {
  expect(["Ali", "Alina", "Khalid Wali", "علی"].map((name) => closeness("ali", name))).toEqual([0, 0, 1, 2]);
});

test("a name is found by any long word of it, and by the beginning of a short one", () => {
  for (const typed of ["testgir abdul", "rahman", "عل", "te"]) {
    expect([typed, closeness(typed, "Abdulrahman Testgir علی")]).not.toContain(null);
  }
  expect(closeness("es", "Abdulrahman Testgir علی")).toBeNull();
});

test("different names stay different", () => {
  for (const [typed, name] of [
    ["Hasan", "Husain"],
    ["حسن", "Husain"],
    ["Saeed", "Syed"],
    ["Karim", "Akram"],
    ["Shahid", "Sajid"],
    ["Wali", "علی"],
    ["Nadia", "Nida"],
    ["Sultan", "Salman"],
  ] as const) {
    expect([typed, name, closeness(typed, name)]).toEqual([typed, name, null]);
  }
});

const someName = fc.oneof(
  fc.constantFrom(...TWO_SCRIPTS.flat(), ...ONE_NAME.flatMap((line) => line.split(" "))),
  fc.string({ unit: fc.constantFrom(..."abdefghiklmnoqrstuwxyz"), minLength: 3, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."ابتدرسشعفقکلمنوہی"), minLength: 3, maxLength: 10 }),
);

test("whoever is entered is found by the whole name, each word of it and each beginning of three letters", () => {
  fc.assert(
    fc.property(fc.array(someName, { minLength: 1, maxLength: 3 }), (words) => {
      const name = words.join(" ");
      fc.pre(searchKey(name).split(" ").length === words.length);
      expect([name, closeness(name, name)]).not.toContain(null);
      for (const word of words) expect([word, closeness(word, name)]).not.toContain(null);
      for (const word of searchKey(name).split(" ")) expect(isLike(key(name), `% ${word.slice(0, 3)}%`)).toBe(true);
    }),
    { seed: 21 },
  );
});

test("a folded name folds to itself in its vowels and is never empty; consonants are Latin letters whatever the script", () => {
  fc.assert(
    fc.property(someName, (name) => {
      const word = searchKey(name).split(" ")[0] as string;
      expect(foldedName(word)).not.toBe("");
      expect(consonants(word)).toMatch(/^0?[a-z]*$/);
    }),
    { seed: 22 },
  );
});

test("a pattern holds no sign that LIKE reads otherwise", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (text) => {
      for (const { start, anywhere, folded, sound } of namePatterns(searchKey(text))) {
        for (const pattern of [start, anywhere, folded ?? "", sound ?? ""]) {
          expect(pattern.replace(/^%|%$/g, "")).not.toMatch(/[%_\\]/);
        }
      }
    }),
    { seed: 23 },
  );
});
