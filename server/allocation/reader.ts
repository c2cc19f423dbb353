import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";

/** Thrown inside a reading and turned into one line by whoever began it. */
export class Misread extends Error {}

/** A JSON object that is being read, and where in the document it stands. */
export interface Reading {
  path: string;
  fields: Record<string, unknown>;
  /** Days already found good: a problem names few days very often, and checking one is the slow part. */
  days: Set<string>;
}

const MOST = 1e9;

export function misread(path: string, expected: string): never {
  throw new Misread(`${path}: expected ${expected}`);
}

/** A short, quoted form of what stood there instead. */
export function shown(value: unknown): string {
  return JSON.stringify(String(value).slice(0, 40));
}

export function readObject(value: unknown, path: string, days: Set<string>): Reading {
  if (typeof value !== "object" || value === null || Array.isArray(value)) misread(path || "problem", "an object");
  return { path, fields: value as Record<string, unknown>, days };
}

export function at(reading: Reading, name: string): string {
  return reading.path ? `${reading.path}.${name}` : name;
}

export function has(reading: Reading, name: string): boolean {
  return reading.fields[name] !== undefined && reading.fields[name] !== null;
}

export function readText(reading: Reading, name: string): string {
  return asText(reading.fields[name], at(reading, name));
}

export function readAmount(reading: Reading, name: string, otherwise?: number): number {
  const value = reading.fields[name];
  if (otherwise !== undefined && !has(reading, name)) return otherwise;
  if (typeof value !== "number" || !(value >= 0 && value <= MOST))
    misread(at(reading, name), "a number from 0 to 1000000000");
  return value;
}

export function readCount(reading: Reading, name: string): number {
  const value = readAmount(reading, name);
  if (!Number.isInteger(value)) misread(at(reading, name), "a whole number");
  return value;
}

export function readFlag(reading: Reading, name: string): boolean {
  if (!has(reading, name)) return false;
  const value = reading.fields[name];
  if (typeof value !== "boolean") misread(at(reading, name), "true or false");
  return value;
}

export function readDay(reading: Reading, name: string): CourtDay {
  return asDay(reading.fields[name], at(reading, name), reading.days);
}

export function readDays(reading: Reading, name: string): CourtDay[] {
  return readItems(reading, name, true, (value, path) => asDay(value, path, reading.days));
}

export function readTexts(reading: Reading, name: string): string[] {
  return readItems(reading, name, true, asText);
}

export function readObjects<T>(reading: Reading, name: string, read: (item: Reading) => T, mayBeAbsent = false): T[] {
  return readItems(reading, name, mayBeAbsent, (value, path) => read(readObject(value, path, reading.days)));
}

function readItems<T>(
  reading: Reading,
  name: string,
  mayBeAbsent: boolean,
  read: (value: unknown, path: string) => T,
): T[] {
  if (mayBeAbsent && !has(reading, name)) return [];
  const value = reading.fields[name];
  const path = at(reading, name);
  if (!Array.isArray(value)) misread(path, "an array");
  return value.map((item, index) => read(item, `${path}[${index}]`));
}

function asText(value: unknown, path: string): string {
  if (typeof value !== "string" || value === "") misread(path, "a text that is not empty");
  return value;
}

function asDay(value: unknown, path: string, days: Set<string>): CourtDay {
  if (typeof value !== "string") misread(path, "a day YYYY-MM-DD");
  if (!days.has(value)) {
    if (!isCourtDay(value)) misread(path, "a day YYYY-MM-DD");
    days.add(value);
  }
  return value as CourtDay;
}
