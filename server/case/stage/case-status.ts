import { readInSight } from "../../access/sight.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { APPLICATION_RULES, type ApplicationKind, isApplication } from "../../rules/applications/applications.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { type BailClock, bailClock } from "../../rules/case/bail-clock.ts";
import { officeNumber } from "../../rules/case/case-label.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { casesBeside } from "../case-links.ts";
import { documentsOf, notesFor } from "../case-notes.ts";
import { findTransfersOfCase } from "../case-transfer-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { findFormerNumbers } from "../former-number-store.ts";
import { findLife } from "./case-status-store.ts";
import { type NextStage, type StagePath, stagePath } from "./move-stage-path.ts";
import { stepsOfReturn } from "./pend-by-order.ts";

/** What became of a case beside its hearings: its docket, path, numbers, transfers, order to rest, matters beside it, notes. */
export function matterLife(ctx: Context, input: { courtId: number; caseId: number }) {
  const { courtId, caseId } = input;
  return readInSight(ctx, { permission: "docket.read", courtId }, input, async (connection) => {
    const life = await findLife(connection, courtId, caseId);
    if (!life) throw new Refused("not-found");
    const [path, again, formerNumbers, transfers, beside, notes, documents, { today }] = await Promise.all([
      stagePath(connection, caseId, life.stage),
      stepsOfReturn(connection, { ...life, id: caseId }),
      findFormerNumbers(connection, caseId),
      findTransfersOfCase(connection, caseId),
      casesBeside(connection, caseId),
      notesFor(connection, ctx, [caseId]),
      documentsOf(connection, caseId),
      courtOfCase(connection, ctx, courtId),
    ]);
    const { dormantSince, dormantBecause, dormantBy, reviewDay, rank, applicationKind, ...facts } = life;
    const kind = applicationKind !== null && isApplication(applicationKind) ? applicationKind : null;
    return {
      ...facts,
      applicationKind: kind,
      clock: clockOf(kind, { ...life, rank }, today),
      dormant:
        dormantSince === null
          ? null
          : { since: dormantSince, because: dormantBecause ?? "", orderedBy: dormantBy ?? "", reviewDay: reviewDay! },
      path:
        kind === null || life.docket !== "application" ? path : { ...path, mayFollow: applicationSteps(path, kind) },
      /** Where a case that is over may pend again by an order, and by which step. */
      again: (life.docket === "application" ? again.filter(({ to }) => isOfApplication(kind, to)) : again).map(
        ({ to, step, section, confirmed }): Pick<NextStage, "stage" | "step" | "section" | "confirmed"> => ({
          ...{ stage: to, step, section, confirmed },
        }),
      ),
      formerNumbers: formerNumbers.map((one) => ({
        ...{ docket: one.docket, untilDay: one.untilDay, because: one.because },
        ...{ courtEn: one.courtEn, courtUr: one.courtUr },
        number: officeNumber({ ...one, caseId, firNumber: null, firYear: null }),
      })),
      transfers,
      ...besideIn(courtId, beside),
      notes,
      documents,
    };
  });
}

/** An application walks no trial: it is decided, or goes to another court. */
function applicationSteps({ mayFollow }: StagePath, kind: ApplicationKind): NextStage[] {
  const { section, confirmed } = APPLICATION_RULES[kind];
  return mayFollow.flatMap((one): NextStage[] => {
    if (one.stage === "decided") return [{ ...one, step: "application-decided", section, confirmed }];
    return one.stage === "transfer" || isOfApplication(kind, one.stage) ? [one] : [];
  });
}

const isOfApplication = (kind: ApplicationKind | null, stage: Stage): boolean =>
  kind !== null && APPLICATION_RULES[kind].stage === stage;

/** The clock of a bail application; null for everything else, and where its institution is not recorded. */
export function clockOf(
  kind: ApplicationKind | null,
  matter: { rank: "magistrate" | "sessions"; institutionDay: CourtDay | null; disposalDay: CourtDay | null },
  today: CourtDay,
): BailClock | null {
  const section = kind === null ? null : APPLICATION_RULES[kind].bail;
  if (section === null || matter.institutionDay === null) return null;
  const { rank, institutionDay, disposalDay } = matter;
  return bailClock({ section, rank, institutionDay, decidedDay: disposalDay }, today);
}

type Beside = Awaited<ReturnType<typeof casesBeside>>;

/** Named by number; a case of another court of the district is named with its court and cannot be opened from here. */
function besideIn(courtId: number, { links, sameFir, applications }: Beside) {
  const named = <Row extends Beside["sameFir"][number]>(row: Row) => ({
    ...{ caseId: row.caseId, docket: row.docket, applicationKind: row.applicationKind, stage: row.stage },
    ...{ nextDay: row.nextDay, institutionDay: row.institutionDay, disposalDay: row.disposalDay },
    disposal: row.disposal,
    number: officeNumber(row),
    isHere: row.courtId === courtId,
    courtEn: row.courtEn,
    courtUr: row.courtUr,
  });
  return {
    links: links.map((row) => ({ ...named(row), linkId: row.linkId, kind: row.kind, isFrom: row.isFrom })),
    sameFir: sameFir.map(named),
    applications: applications.map((row) => ({ ...named(row), isParent: row.isParent })),
  };
}
