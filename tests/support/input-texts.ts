import type { z } from "zod";
import { TEXT } from "./valid-inputs.ts";

type Schema = z.core.$ZodType & { safeParse(value: unknown): { success: boolean } };
type Def = {
  type: string;
  shape: Record<string, Schema>;
  element: Schema;
  innerType: Schema;
  in: Schema;
  options: Schema[];
  valueType: Schema;
  left: Schema;
  right: Schema;
};

export type TextPlace = {
  /** As the schema names it: `entry.accused[]`. */
  readonly name: string;
  /** Where it is in one input. */
  readonly path: readonly (string | number)[];
  /** How long it may be. */
  readonly most: number;
};

/** Every text of a schema that takes free words, by name. A text of a set form (a day, a time, a uuid) is none. */
export function textsOf(schema: Schema): string[] {
  const found = new Set<string>();
  walk(schema, undefined, "", [], ({ name }) => found.add(name), true);
  return [...found];
}

/** The same in an input: where each of them is filled. */
export function filledTexts(schema: Schema, input: unknown): TextPlace[] {
  const found: TextPlace[] = [];
  walk(schema, input, "", [], (place) => found.push(place), false);
  return found;
}

type Found = (place: TextPlace) => void;

function walk(
  schema: Schema,
  value: unknown,
  name: string,
  path: readonly (string | number)[],
  found: Found,
  isOfSchema: boolean,
): void {
  const def = schema._zod.def as unknown as Def;
  const into = (inner: Schema, one: unknown, step: string, at: string | number | null) =>
    walk(inner, one, `${name}${step}`, at === null ? path : [...path, at], found, isOfSchema);
  if (!isOfSchema && value === undefined) return;
  switch (def.type) {
    case "string":
      if (schema.safeParse(TEXT).success && (isOfSchema || typeof value === "string")) {
        const { maximum } = schema._zod.bag as { maximum?: number };
        found({ name, path, most: maximum ?? 1000 });
      }
      return;
    case "object":
      for (const [field, inner] of Object.entries(def.shape))
        into(inner, (value as Record<string, unknown> | null)?.[field], name === "" ? field : `.${field}`, field);
      return;
    case "array":
      if (isOfSchema) into(def.element, undefined, "[]", 0);
      else for (const [at, one] of ((value ?? []) as unknown[]).entries()) into(def.element, one, "[]", at);
      return;
    case "record":
      if (isOfSchema) into(def.valueType, undefined, ".*", "*");
      else for (const [field, one] of Object.entries(value ?? {})) into(def.valueType, one, ".*", field);
      return;
    case "union":
      for (const option of def.options)
        if (isOfSchema || option.safeParse(value).success) into(option, value, "", null);
      return;
    case "intersection":
      for (const part of [def.left, def.right]) into(part, value, "", null);
      return;
    case "pipe":
      into(def.in, value, "", null);
      return;
    case "optional":
    case "nullable":
    case "default":
    case "nonoptional":
    case "readonly":
      into(def.innerType, value, "", null);
      return;
    default:
      if (!WITHOUT_TEXT.has(def.type)) throw new Error(`a schema of type ${def.type} is not known here`);
  }
}

const WITHOUT_TEXT = new Set(["number", "boolean", "enum", "literal", "null", "undefined", "custom", "transform"]);

/** The input with another text in one place. */
export function withText(input: unknown, [step, ...rest]: readonly (string | number)[], text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(input)) return input.map((one, at) => (at === step ? withText(one, rest, text) : one));
  const fields = input as Record<string, unknown>;
  return { ...fields, [step]: withText(fields[step], rest, text) };
}
