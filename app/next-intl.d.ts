import type { Wording } from "../server/wording/en.ts";
import type { Language } from "../server/wording/languages.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Wording;
  }
}
