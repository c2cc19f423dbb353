import type postgres from "postgres";

/**
 * Connections that are lent out one by one: whoever has one is alone on it, and what he sends at once travels at once, in
 * its order. Made when they are first wanted.
 */
export class Lanes {
  private readonly make: () => postgres.Sql;
  private readonly most: number;
  private readonly all = new Set<postgres.Sql>();
  private readonly free: postgres.Sql[] = [];
  private isEnded = false;
  private readonly waiting: ((lane: postgres.Sql) => void)[] = [];

  constructor(most: number, make: () => postgres.Sql) {
    this.most = most;
    this.make = make;
  }

  /** Of those that are free the one that was used last, whose statements are prepared. */
  take(): postgres.Sql | Promise<postgres.Sql> {
    const free = this.free.pop();
    if (free) return free;
    if (this.isEnded) throw new Error("the connections are ended");
    if (this.all.size === this.most) return new Promise((take) => this.waiting.push(take));
    return this.makeOne();
  }

  give(lane: postgres.Sql): void {
    const next = this.waiting.shift();
    if (next) next(lane);
    else this.free.push(lane);
  }

  /** One of which it is not certain how its transaction stands is lent to nobody again. */
  drop(lane: postgres.Sql): void {
    this.all.delete(lane);
    lane.end({ timeout: 0 }).catch(() => {});
    if (!this.isEnded) this.waiting.shift()?.(this.makeOne());
  }

  private makeOne(): postgres.Sql {
    const lane = this.make();
    this.all.add(lane);
    return lane;
  }

  async end(timeout: number): Promise<void> {
    this.isEnded = true;
    await Promise.all([...this.all].map((lane) => lane.end({ timeout })));
  }
}
