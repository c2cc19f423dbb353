"use client";

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { nameWithAlias } from "../../../../../server/rules/people/person-name.ts";

export type PeopleOfCase = inferRouterOutputs<AppRouter>["people"]["ofCase"];
export type CasePerson = PeopleOfCase["people"][number];
export type Standing = NonNullable<CasePerson["custody"]>;

/** Who is protected from being named on anything that leaves the office; a juvenile among them. */
const UNPRINTED: readonly CasePerson["role"][] = ["complainant", "victim", "witness"];
export const isUnprinted = (one: CasePerson) =>
  one.isProtected || one.age?.isUnnamed === true || UNPRINTED.includes(one.role);

export const fullName = ({ name, alias }: Pick<CasePerson, "name" | "alias">) => nameWithAlias(name, alias);

/** A name inside a sentence must not turn its words round. */
export const isolated = (text: string) => `\u2068${text}\u2069`;

/** What is open about a person; `add` of nobody yet. */
export type Asked =
  | { what: "edit" | "charges" | "custody" | "remove" | "link" | "card" | "split"; person: CasePerson }
  | { what: "add" };
