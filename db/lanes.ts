import type postgres from "postgres";

/**
 * Connections that are lent out one by one: whoever has one is alone on it, and what he sends at once travels at once, in
 * its order. Made when they are first wanted; one that was lost is opened anew by its driver.
 */
export class Lanes {
  private readonly make: () => postgres.Sql;
  private readonly most: number;
  private readonly all: postgres.Sql[] = [];
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
    if (this.all.length === this.most) return new Promise((take) => this.waiting.push(take));
    const lane = this.make();
    this.all.push(lane);
    return lane;
  }

  give(lane: postgres.Sql): void {
    const next = this.waiting.shift();
    if (next) next(lane);
    else this.free.push(lane);
  }

  async end(timeout: number): Promise<void> {
    this.isEnded = true;
    await Promise.all(this.all.map((lane) => lane.end({ timeout })));
  }
}
