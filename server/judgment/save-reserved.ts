import type { Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Outcome } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import { deleteJudgment, findJudgment, insertJudgment, updateJudgment } from "./judgment-store.ts";

type Heard = { courtId: number; caseId: number; day: CourtDay; purpose: Purpose };
type Came = { kind: Outcome; nextPurpose: Purpose | null };

const isReserved = ({ kind, nextPurpose }: Came) => kind === "reserved" && nextPurpose === "judgment";

/**
 * Keeps the day on which judgment was reserved with the judgment itself when a hearing reserves it. A judgment that was
 * not announced on its day stays reserved since the first; arguments heard anew begin the count again.
 * @param wrong what the outcome came to before it was corrected: what it reserved is taken back.
 */
export async function keepReserved(tx: Transaction, heard: Heard, came: Came, wrong?: Came): Promise<void> {
  const reserves = isReserved(came);
  if (!reserves && !(wrong && isReserved(wrong))) return;
  const { courtId, caseId, day, purpose } = heard;
  const standing = await findJudgment(tx, caseId);
  if (standing === null) {
    if (reserves) await insertJudgment(tx, { courtId, caseId }, { reservedDay: day });
    return;
  }
  const { id, version, announcedDay, reservedDay, results } = standing;
  if (announcedDay !== null) return;
  if (!reserves) {
    if (reservedDay !== day) return;
    // Who is tried apart stays so, whatever was reserved.
    if (results.length > 0) await updateJudgment(tx, { id, version }, { reservedDay: null });
    else await deleteJudgment(tx, { id, version });
    return;
  }
  if (purpose !== "judgment" || reservedDay === null) await updateJudgment(tx, { id, version }, { reservedDay: day });
}
