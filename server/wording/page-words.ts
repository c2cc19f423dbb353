/** Every word of a private page and of the slip that leads to it. None of them tells what it is about. */
export type PageWords = {
  /** True until somebody whose language it is has read every text. */
  readonly needsNativeReader: boolean;
  readonly direction: "ltr" | "rtl";
  readonly name: string;
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly dayParts: Readonly<Record<"early" | "morning" | "noon" | "evening" | "night", string>>;
  /** `{part}`, `{clock}`: 9 or 9:30; and the same of the office's hours. */
  readonly time: string;
  readonly officeTime: string;
  readonly exit: string;
  readonly enter: { code: string; how: string; open: string; wrong: string; tooOften: string };
  readonly next: string;
  readonly today: string;
  readonly tomorrow: string;
  /** `{n}`: two or more. */
  readonly inDays: string;
  /** `{room}`: a number. */
  readonly room: string;
  readonly samePlace: string;
  /** `{phone}` */
  readonly askPlace: string;
  readonly bring: string;
  readonly none: string;
  readonly ended: string;
  readonly lost: string;
  readonly answers: { coming: string; cannot: string; call: string; stop: string };
  readonly said: { coming: string; cannot: string; call: string; stop: string };
  readonly moved: string;
  readonly stopped: string;
  /** `{phone}`, `{from}`, `{until}` */
  readonly office: string;
  readonly listen: string;
  readonly more: string;
  readonly stopHow: string;
  readonly history: string;
  readonly replaceHow: string;
  readonly replace: string;
  readonly closeHow: string;
  readonly close: string;
  readonly fresh: { title: string; how: string; address: string; code: string };
  readonly closed: string;
  readonly slip: { how: string; history: string; code: string; apart: string };
};
