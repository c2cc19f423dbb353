"use client";

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { ReachState } from "../../../../server/rules/reminders/reminder-reach.ts";
import type { IconName } from "../../../components/icons.tsx";

type Outputs = inferRouterOutputs<AppRouter>["reminders"];
export type Board = Outputs["board"];
export type BoardRow = Board["rows"][number];
export type Message = BoardRow["messages"][number];
export type Call = BoardRow["calls"][number];
export type Answer = Outputs["answers"][number];
export type UndatedCall = Board["undated"][number];
export type Step = Outputs["history"]["steps"][number];

export const rowKey = ({ hearingId, casePersonId }: Pick<BoardRow, "hearingId" | "casePersonId">) =>
  `${hearingId}/${casePersonId}`;

/** The mark of what is known of somebody: always a sign and a word. */
export const REACH_MARKS: Readonly<Record<ReachState, { mark: string; icon: IconName }>> = {
  no: { mark: "mark-breach", icon: "close" },
  nobody: { mark: "mark-breach", icon: "person" },
  unclear: { mark: "mark-tentative", icon: "clock" },
  waiting: { mark: "mark-plain", icon: "clock" },
  sent: { mark: "mark-plain", icon: "moved" },
  reached: { mark: "mark-done", icon: "done" },
  yes: { mark: "mark-done", icon: "done" },
};

/** Texts, without the calls: those stand on their own list. */
export const textsOf = (row: BoardRow): Message[] => row.messages.filter(({ channel }) => channel !== "desk");
export const openCalls = (row: BoardRow): Call[] => row.calls.filter(({ state }) => state === "open");
