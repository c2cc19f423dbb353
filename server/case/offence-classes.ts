import type { Connection, Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type Answer, type ConfirmedClass, OFFENCES } from "../rules/case/offence-table.ts";
import { chargedSection, offencesOf, restrictionOf, sectionCode, statuteCode } from "../rules/case/offences.ts";
import { courtOfCase } from "./court-of-case.ts";
import {
  countSections,
  deleteOffenceClass,
  findCasesCharging,
  findOffenceClasses,
  findWrittenSections,
  type OffenceClassRow,
  type RestrictionChange,
  saveOffenceClass,
  saveRestrictions,
} from "./offence-class-store.ts";

/** The classes that a district has confirmed, in the shape in which the rules take them. */
export async function classesOfDistrict(connection: Connection, districtId: number): Promise<ConfirmedClass[]> {
  return (await findOffenceClasses(connection, districtId)).map(confirmedOf);
}

/** The same of the district that a court belongs to. Throws `not-found` for an unknown court. */
export async function classesOfCourt(connection: Connection, ctx: Context, courtId: number): Promise<ConfirmedClass[]> {
  const { districtId } = await courtOfCase(connection, ctx, courtId);
  return classesOfDistrict(connection, districtId);
}

const confirmedOf = (row: OffenceClassRow): ConfirmedClass => ({
  statute: row.statute,
  section: row.section,
  cognizable: row.cognizable,
  bailable: row.bailable,
  compoundable: row.compoundable,
  victimSensitive: row.victimSensitive,
  confirmedBy: row.confirmedBy,
});

/** The district's own classes alone, for a form that reads what is typed as the server would. */
export function districtClasses(ctx: Context, courtId: number) {
  return read(ctx, { permission: "docket.read", courtId }, (connection) => classesOfCourt(connection, ctx, courtId));
}

export type SectionRow = {
  statute: string;
  section: string;
  title: string | null;
  authority: string | null;
  /** By the data of the law, the latest version; null for a section that is not in it. */
  table: { cognizable: string; bailable: Answer; compoundable: Answer; victimSensitive: Answer } | null;
  isConfirmed: boolean;
  maxMonths: number | null;
  from: string | null;
  until: string | null;
  /** Pending cases of the district that charge it. */
  pending: number;
  district: (ConfirmedClass & { because: string; confirmedAt: string }) | null;
};

/** The table of offences beside what the district has confirmed, and sections that are charged here and in neither. */
export function sectionsOfDistrict(ctx: Context, courtId: number): Promise<SectionRow[]> {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const { districtId } = await courtOfCase(connection, ctx, courtId);
    const [rows, counted] = await Promise.all([
      findOffenceClasses(connection, districtId),
      countSections(connection, districtId),
    ]);
    const pending = new Map<string, number>();
    for (const [written, n] of counted) {
      const name = nameOf(chargedSection(written));
      if (name !== null) pending.set(name, (pending.get(name) ?? 0) + n);
    }
    const known = OFFENCES.map(({ statute, section }) => `${statute} ${section}`);
    const others = [...pending.keys(), ...rows.map(({ statute, section }) => `${statute} ${section}`)];
    const unknown = others.filter((name) => !known.includes(name)).sort();
    return [...new Set([...known, ...unknown])].map((name) => sectionRow(name, rows, pending.get(name) ?? 0));
  });
}

function sectionRow(name: string, rows: readonly OffenceClassRow[], pending: number): SectionRow {
  const { statute, section } = chargedSection(name);
  const versions = offencesOf({ statute, section });
  const latest = versions.at(-1);
  const own = rows.find((row) => row.statute === statute && row.section === section);
  return {
    ...{ statute, section, pending },
    title: latest?.title ?? null,
    authority: latest?.authority ?? null,
    table: latest
      ? {
          cognizable: latest.cognizable,
          bailable: latest.bailable,
          compoundable: latest.compoundable,
          victimSensitive: latest.victimSensitive,
        }
      : null,
    isConfirmed: versions.some((one) => one.classConfirmed),
    maxMonths: latest?.maxMonths ?? null,
    from: versions[0]?.from ?? null,
    until: latest?.until ?? null,
    district: own ? { ...confirmedOf(own), because: own.because, confirmedAt: own.confirmedAt } : null,
  };
}

/** "PECA 22A" in the normal form, or null for what is no single section. */
function nameOf({ statute, section }: { statute: string; section: string }): string | null {
  const code = sectionCode(section);
  return code === "" || statuteCode(statute) === "" ? null : `${statuteCode(statute)} ${code}`;
}

export type GivenClass = Omit<ConfirmedClass, "confirmedBy" | "cognizable"> & { readonly cognizable: Answer };

/** How many cases of the district would be restricted or named otherwise. Writes nothing. */
export function previewClass(ctx: Context, input: { courtId: number; given: GivenClass | null; of: string }) {
  return read(ctx, { permission: "settings.change", courtId: input.courtId }, async (connection) => {
    const { districtId } = await courtOfCase(connection, ctx, input.courtId);
    const given = input.given && { ...input.given, confirmedBy: "" };
    const { cases, changes } = await recomputed(connection, districtId, sectionOf(input.of), given);
    return countsOf(cases, changes);
  });
}

export type ConfirmInput = {
  courtId: number;
  given: GivenClass;
  confirmedBy: string;
  because: string;
  key?: string;
};

/**
 * The district says what class a section has that the data of the law leave open; every case that charges it is looked
 * at again in the same change. Throws `nothing-to-do` where the law's own row is confirmed.
 */
export function confirmClass(ctx: Context, input: ConfirmInput) {
  const { courtId, key, ...asked } = input;
  const act = { action: "section.confirmed", permission: "settings.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { districtId } = await courtOfCase(tx, ctx, courtId);
    const name = sectionOf(`${input.given.statute} ${input.given.section}`);
    const [confirmedBy, because] = [input.confirmedBy.trim(), input.because.trim()];
    if (!confirmedBy || !because) throw new Refused("reason-needed");
    if (offencesOf(name).some((one) => one.classConfirmed)) throw new Refused("nothing-to-do");
    const given = { ...input.given, ...name, confirmedBy };
    await saveOffenceClass(tx, { ...given, districtId, because, confirmedAt: ctx.now.toISOString() });
    return { changeId, ...(await applyClass(tx, districtId, name, given)) };
  });
}

/** Takes a class back: the section stands again as the data of the law have it. */
export function withdrawClass(ctx: Context, input: { courtId: number; of: string; key?: string }) {
  const { courtId, key, of } = input;
  const act = { action: "section.withdrawn", permission: "settings.change", courtId, key, input: { of } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { districtId } = await courtOfCase(tx, ctx, courtId);
    const name = sectionOf(of);
    if (!(await deleteOffenceClass(tx, { districtId, ...name }))) throw new Refused("not-found");
    return { changeId, ...(await applyClass(tx, districtId, name, null)) };
  });
}

function sectionOf(text: string): { statute: string; section: string } {
  const name = nameOf(chargedSection(text));
  if (name === null) throw new Refused("invalid", { field: "section" });
  return chargedSection(name);
}

async function applyClass(
  tx: Transaction,
  districtId: number,
  name: { statute: string; section: string },
  given: ConfirmedClass | null,
) {
  const { cases, changes } = await recomputed(tx, districtId, name, given);
  await saveRestrictions(tx, changes);
  return countsOf(cases, changes);
}

function countsOf(cases: number, changes: readonly RestrictionChange[]) {
  const turned = changes.filter((one) => one.isRestricted !== one.wasRestricted);
  const restricted = turned.filter((one) => one.isRestricted).length;
  return { cases, named: turned.length - restricted, restricted };
}

/** The cases that charge a section, and those of them that its class of now restricts otherwise than they stand. */
async function recomputed(
  connection: Connection,
  districtId: number,
  name: { statute: string; section: string },
  given: ConfirmedClass | null,
): Promise<{ cases: number; changes: RestrictionChange[] }> {
  const isIt = (one: { statute: string; section: string }) => nameOf(one) === `${name.statute} ${name.section}`;
  const written = (await findWrittenSections(connection, districtId)).filter((text) => isIt(chargedSection(text)));
  const [cases, known] = await Promise.all([
    findCasesCharging(connection, districtId, written),
    classesOfDistrict(connection, districtId),
  ]);
  const confirmed = [...known.filter((one) => !isIt(one)), ...(given ? [given] : [])];
  const changes = cases.flatMap((one) => {
    const facts = { ...one, sections: one.sections.map(chargedSection) };
    const { restricted, because } = restrictionOf(facts, confirmed);
    const isSame = restricted === one.isRestricted && because === one.restrictionBecause;
    return isSame ? [] : [{ id: one.id, wasRestricted: one.isRestricted, isRestricted: restricted, because }];
  });
  return { cases: cases.length, changes };
}
