import { createHash } from "node:crypto";

export type Stage = "database" | "migrating" | "seeding" | "building" | "opening";
export type Screen =
  | { kind: "choice" }
  | { kind: "working"; stage: Stage; part?: number | undefined; next?: "/sign-in" | "/setup" }
  /** Asked for without encryption where that is served: only this, whatever was asked for. */
  | { kind: "unencrypted"; address: string };

const WORDS: Record<Stage, { en: string; ur: string }> = {
  database: { en: "Starting the database", ur: "ڈیٹا بیس شروع ہو رہا ہے" },
  migrating: { en: "Preparing the register", ur: "رجسٹر تیار ہو رہا ہے" },
  seeding: { en: "Filling the demo with fictional matters", ur: "نمونے میں فرضی مقدمات درج ہو رہے ہیں" },
  building: {
    en: "Building the screens; about a minute, the first time only",
    ur: "صفحات تیار ہو رہے ہیں؛ صرف پہلی بار، تقریباً ایک منٹ",
  },
  opening: { en: "Opening", ur: "کھل رہا ہے" },
};

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #55606e; --line: #d9dee5; --page: #f6f7f9; --card: #fff; --court: #1d4f8c }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebef; --quiet: #a3adba; --line: #343c47; --page: #14181d; --card: #1c2127; --court: #8db9ee }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 2rem 1rem; background: var(--page);
  color: var(--ink); font: 1rem/1.5 Inter, "Inter Variable", system-ui, sans-serif }
main { width: 100%; max-width: 46rem }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: 1.5rem }
h1 { font-size: 1.75rem; margin: 0; letter-spacing: -0.01em }
[lang=ur] { font-family: "Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Noto Naskh Arabic", serif; line-height: 2.3 }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem }
.pair > * { margin: 0 }
section, form { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1.5rem; margin-bottom: 1rem }
p { color: var(--quiet) }
.pair + button { margin-top: 1rem }
button > [lang=ur] { margin-left: auto }
button { width: 100%; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 1rem;
  padding: 0.5rem 1.25rem; font: inherit; font-weight: 600; color: var(--card); background: var(--court);
  border: 1px solid var(--court); border-radius: 0.5rem; cursor: pointer }
button.plain { color: var(--court); background: transparent }
button:focus-visible { outline: 3px solid var(--court); outline-offset: 2px }
progress { width: 100%; height: 0.5rem; margin-top: 1rem; accent-color: var(--court) }
a { color: var(--court); font-weight: 600; overflow-wrap: anywhere }
@media (max-width: 34rem) { .pair { grid-template-columns: 1fr; row-gap: 0.75rem } }
`;

const hash = createHash("sha256").update(STYLE).digest("base64");

export const CONTENT_SECURITY_POLICY =
  `default-src 'none'; style-src 'self' 'sha256-${hash}'; font-src 'self'; form-action 'self'; ` +
  "base-uri 'none'; frame-ancestors 'none'";

/** The page of a screen: English and Urdu side by side, no scripts, nothing fetched from elsewhere. */
export function pageOf(screen: Screen): string {
  const refresh =
    screen.kind === "working" ? `<meta http-equiv="refresh" content="1;url=${screen.next ?? "/sign-in"}">` : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}<title>Peshi</title><link rel="stylesheet" href="/fonts.css"><style>${STYLE}</style></head>
<body><main><header><h1>Peshi</h1><h1 lang="ur" dir="rtl">پیشی</h1></header>
${bodyOf(screen)}
</main></body></html>
`;
}

function bodyOf(screen: Screen): string {
  if (screen.kind === "unencrypted") return unencrypted(screen.address);
  return screen.kind === "choice" ? demoForm() + courtForm() : working(screen.stage, screen.part);
}

function working(stage: Stage, part: number | undefined): string {
  const value = part === undefined ? "" : ` value="${Math.min(1, Math.max(0, part)).toFixed(3)}"`;
  const { en, ur } = WORDS[stage];
  return `<section role="status">${pair(`${en} …`, `${ur} …`)}<progress${value} aria-label="${en}"></progress></section>`;
}

function unencrypted(address: string): string {
  const text = pair(
    "This address is not encrypted: whoever is on the network could read a password that is typed here. Nobody can sign in here.",
    "یہ پتہ محفوظ نہیں: نیٹ ورک پر موجود کوئی بھی شخص یہاں لکھا گیا پاس ورڈ پڑھ سکتا ہے۔ یہاں سائن اِن نہیں ہو سکتا۔",
  );
  return `<section role="status">${text}</section>
<section>${pair("Open this address instead:", "اس کے بجائے یہ پتہ کھولیں:")}<p dir="ltr"><a href="${address}">${address}</a></p></section>`;
}

function demoForm(): string {
  const text = pair(
    "Fictional courts, parties and cases, to look around in. Nothing in it is real, and it never mixes with a court's own register.",
    "دیکھنے کے لیے فرضی عدالتیں، فریقین اور مقدمات۔ اس میں کچھ بھی اصلی نہیں، اور یہ عدالت کے اپنے رجسٹر سے الگ رہتا ہے۔",
  );
  return form("demo", "", text, "Try the demo", "نمونہ دیکھیں");
}

function courtForm(): string {
  const text = pair(
    "An empty register for your own court. The link for its first administrator is in the window where Peshi was started.",
    "آپ کی اپنی عدالت کا خالی رجسٹر۔ پہلے منتظم کا لنک اُس ونڈو میں ہے جہاں سے پیشی چلایا گیا۔",
  );
  return form("court", "plain", text, "Start our court", "اپنی عدالت شروع کریں");
}

function form(choice: string, look: string, text: string, en: string, ur: string): string {
  return `<form method="post" action="/begin/${choice}">${text}
<button class="${look}"><span>${en}</span><span lang="ur" dir="rtl">${ur}</span></button></form>`;
}

const pair = (en: string, ur: string) => `<div class="pair"><p>${en}</p><p lang="ur" dir="rtl">${ur}</p></div>`;
