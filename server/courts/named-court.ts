import type { Connection, Transaction } from "../../db/connect.ts";
import { type DistrictData, loadClosures, loadDistrict } from "../../db/seed/load-district.ts";
import { shippedClosures, shippedDistricts } from "../../db/seed/shipped.ts";
import { type DistrictRow, findCourtByCode, findDistrict, findDistrictByCode, findOnlyDistrict } from "./store.ts";

export type NamedCourt = { courtId: number; districtCode: string; madeDistrict: boolean; madeCourt: boolean };

export const districtByCode = (connection: Connection, code: string): Promise<DistrictRow | undefined> =>
  findDistrictByCode(connection, code);

/**
 * The court of a code, made when it is not there: as it is shipped, else with its code for a name, in the district that
 * is named, else the only one there is. A new district takes the closures that are shipped for it.
 */
export async function namedCourt(
  tx: Transaction,
  asked: { courtCode: string; districtCode: string | null; timezone: string },
): Promise<NamedCourt> {
  const { courtCode } = asked;
  const found = await findCourtByCode(tx, courtCode);
  if (found) {
    const district = await findDistrict(tx, found.districtId);
    return { courtId: found.id, districtCode: district!.code, madeDistrict: false, madeCourt: false };
  }
  const data = await districtOf(tx, asked);
  const { districtId, courtIds, madeDistrict } = await loadDistrict(tx, data);
  if (madeDistrict) await loadClosures(tx, districtId, data.scopes, shippedClosures());
  return { courtId: courtIds.get(courtCode)!, districtCode: data.code, madeDistrict, madeCourt: true };
}

async function districtOf(
  tx: Transaction,
  { courtCode, districtCode, timezone }: { courtCode: string; districtCode: string | null; timezone: string },
): Promise<DistrictData> {
  const shipped = shippedDistricts().find(
    ({ code, courts }) =>
      code === districtCode || (districtCode === null && courts.some((one) => one.code === courtCode)),
  );
  const unknown = { code: courtCode, nameEn: courtCode, nameUr: null, rank: "sessions" as const };
  if (shipped) return { ...shipped, courts: [shipped.courts.find(({ code }) => code === courtCode) ?? unknown] };
  const code = districtCode ?? (await findOnlyDistrict(tx))?.code ?? courtCode;
  const scopes = timezone === "Asia/Karachi" ? ["pakistan"] : [];
  return { code, nameEn: code, nameUr: null, timezone, scopes, courts: [unknown] };
}
