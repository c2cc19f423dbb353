import type postgres from "postgres";
import { accusedSound } from "../server/rules/text/name-sound.ts";

const BATCH = 5000;

/**
 * Gives every case that has none the key by which other spellings find its accused: cases older than the column, and all
 * of them after a migration that empties it because the rule has changed. Derived, so it counts no version and enters no
 * history.
 */
export async function fillSoundKeys(client: postgres.Sql): Promise<void> {
  for (let last = "0"; ; ) {
    const rows = await client<{ id: string; key: string }[]>`
      select id, accused_key as key from court_case where accused_sound is null and id > ${last} order by id limit ${BATCH}`;
    const end = rows.at(-1);
    if (!end) return;
    await client.begin(async (tx) => {
      await tx`select set_config('peshi.deriving', '1', true)`;
      // A case that somebody edits meanwhile has its new key already.
      await tx`
        update court_case c set accused_sound = s.sound
        from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ key }) => key)}::text[],
          ${rows.map(({ key }) => accusedSound(key))}::text[]) as s (id, key, sound)
        where c.id = s.id and c.accused_key = s.key`;
    });
    last = end.id;
  }
}
