import type postgres from "postgres";

/** One connection, for as long as it lasts, with the scope that was last said on it. */
export type Lane = { sql: postgres.Sql; said: string | null; isLost: boolean };

/**
 * Connections that are lent out one by one: whoever has one is alone on it, and what he sends at once travels at once, in
 * its order. Made when they are first wanted; one that was lost is lent to nobody again.
 */
export class Lanes {
  private readonly make: (onclose: () => void) => postgres.Sql;
  private readonly most: number;
  private readonly all = new Set<Lane>();
  private readonly free: Lane[] = [];
  private isEnded = false;
  private readonly waiting: ((lane: Lane) => void)[] = [];

  constructor(most: number, make: (onclose: () => void) => postgres.Sql) {
    this.most = most;
    this.make = make;
  }

  /** Of those that are free the one that was used last, whose statements are prepared. */
  take(): Lane | Promise<Lane> {
    for (let free = this.free.pop(); free; free = this.free.pop()) {
      if (!free.isLost) return free;
      this.drop(free);
    }
    if (this.isEnded) throw new Error("the connections are ended");
    if (this.all.size === this.most) return new Promise((take) => this.waiting.push(take));
    return this.makeOne();
  }

  give(lane: Lane): void {
    if (lane.isLost) this.drop(lane);
    else if (this.waiting.length > 0) this.waiting.shift()!(lane);
    else this.free.push(lane);
  }

  async end(timeout: number): Promise<void> {
    this.isEnded = true;
    await Promise.all([...this.all].map(({ sql }) => sql.end({ timeout })));
  }

  private drop(lane: Lane): void {
    this.all.delete(lane);
    lane.sql.end({ timeout: 0 }).catch(() => {});
    if (!this.isEnded) this.waiting.shift()?.(this.makeOne());
  }

  private makeOne(): Lane {
    const close = () => {
      lane.isLost = true;
    };
    const lane: Lane = { sql: this.make(close), said: null, isLost: false };
    this.all.add(lane);
    return lane;
  }
}
