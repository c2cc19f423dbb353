import { type Problem, readProblem } from "../../../server/allocation/problem.ts";
import { randomOf } from "./make-problem.ts";

export type Type = "c" | "d" | "e";

/**
 * Generalized assignment as the literature makes it (Martello and Toth 1981 for c and d; Laguna and others 1995 for e), in the format's
 * `options`: a session is an agent, a matter a job, each job's minutes and cost differ from agent to agent, four fifths of the room are needed.
 */
export function assignmentProblem(type: Type, agents: number, jobs: number, seed: number): Problem {
  const random = randomOf(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const minutes = Array.from({ length: agents }, () =>
    Array.from({ length: jobs }, () => {
      if (type === "c") return whole(5, 25);
      return type === "d" ? whole(1, 100) : Math.floor(1 - 10 * Math.log(1 - random()));
    }),
  );
  const cost = minutes.map((row) =>
    row.map((each) => {
      if (type === "c") return whole(10, 50);
      return type === "d" ? 111 - each + whole(-10, 10) : Math.max(0, Math.floor(1000 / each - 10 * random()));
    }),
  );
  const room = minutes.map((row) => Math.floor((0.8 * row.reduce((sum, each) => sum + each, 0)) / agents));
  const read = readProblem({
    format: "peshi-allocation/1",
    sessions: room.map((each, agent) => ({
      id: `a${agent}`,
      court: "a",
      bench: `a${agent}`,
      day: "2026-12-03",
      minutes: each,
    })),
    people: [],
    matters: Array.from({ length: jobs }, (_, job) => ({
      id: `j${job}`,
      unplacedCost: 10_000,
      options: room.map((_, agent) => ({
        session: `a${agent}`,
        cost: cost[agent]![job],
        minutes: minutes[agent]![job],
      })),
    })),
  });
  if ("refused" in read) throw new Error(read.refused);
  return read;
}
