/** One date as a calendar shows it. Instants are `YYYYMMDDTHHMMSSZ` in UTC, so that no reader needs our time zone. */
export type CalendarEvent = {
  /** The same for the life of the hearing. */
  readonly uid: string;
  /** Counts the changes of the hearing; readers take the higher. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly start: Date;
  readonly end: Date;
  readonly title: string;
  readonly place: string | null;
  readonly isCancelled: boolean;
  /** Takes no time of the reader's day. */
  readonly isFree?: boolean;
  /** For another Peshi: who is in court, and for how many matters. */
  readonly busy?: { readonly person: string; readonly matters: number };
};

export type CalendarFacts = {
  readonly name: string;
  readonly timezone: string;
  readonly language: string;
  readonly events: readonly CalendarEvent[];
};

/**
 * A calendar that other programs subscribe to (RFC 5545, with RFC 7986's name and refresh interval). It follows from its
 * facts alone: the same facts give the same octets. Without METHOD, which would ask for an organizer.
 */
export function calendarText({ name, timezone, language, events }: CalendarFacts): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Peshi//Dates of hearing//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${timezone}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function eventLines(event: CalendarEvent): string[] {
  const changed = utc(event.changedAt);
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    // Of the change, not of the asking: else no reader would ever be told that nothing changed.
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(event.end)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place === null ? [] : [`LOCATION:${escaped(event.place)}`]),
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    `TRANSP:${event.isCancelled || event.isFree ? "TRANSPARENT" : "OPAQUE"}`,
    ...(event.busy ? [`X-PESHI-PERSON:${escaped(event.busy.person)}`, `X-PESHI-MATTERS:${event.busy.matters}`] : []),
    "END:VEVENT",
  ];
}

/** `20261203T040000Z`. */
const utc = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, "");

function escaped(text: string): string {
  const marks = text
    .replace(/\\/g, "\\\\")
    .replace(/;/g, "\\;")
    .replace(/,/g, "\\,")
    .replace(/\r\n|\r|\n/g, "\\n");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line of a calendar holds none.
  return marks.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

const MOST_OCTETS = 75;

/** Lines hold 75 octets at most; the rest goes on in the next one, which begins with a space. No character is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = "";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
