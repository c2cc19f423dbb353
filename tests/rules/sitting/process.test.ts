import { describe, expect, test } from "vitest";
import { courtDay as day } from "../../../server/rules/calendar/court-day.ts";
import {
  allAsExpected,
  expectedAt,
  MARKS_OF,
  sentBackWeight,
  timesSentBack,
} from "../../../server/rules/listing/attendance.ts";
import { CASE_ROLES } from "../../../server/rules/people/people.ts";
import { type LastProcess, type ProcessPerson, proposeProcess } from "../../../server/rules/process/process.ts";
import type { ProcessCause } from "../../../server/rules/process/process-causes.ts";
import { formOf, formShows } from "../../../server/rules/process/process-form.ts";
import {
  isLetter,
  mayGoTo,
  PROCESS_KINDS,
  type Process,
  processCheck,
  recallStep,
  recallsOf,
} from "../../../server/rules/process/process-states.ts";

let nextId = 1;
const person = (over: Partial<ProcessPerson>): ProcessPerson => ({
  ...{ id: nextId++, role: "witness", testimony: "none", last: null, isProtected: false },
  ...over,
});
const last = (kind: LastProcess["kind"], isServed: boolean | null, mark: LastProcess["mark"]) => ({
  ...{ kind, isServed, mark },
});

describe("who is expected", () => {
  const inJail = person({ role: "accused", custody: "in" });
  const onBail = person({ role: "accused", custody: "bail" });
  const gone = person({ role: "accused", custody: "at-large" });
  const witness = person({ testimony: "pending" });
  const heard = person({ testimony: "examined" });
  const defenceWitness = person({ testimony: "pending", isForDefence: true });
  const people = [inJail, onBail, gone, witness, heard, defenceWitness, person({ role: "counsel" })];
  const ids = (purpose: Parameters<typeof expectedAt>[0]) =>
    expectedAt(purpose, people).map(({ id, how }) => `${people.findIndex((one) => one.id === id)} ${how}`);

  test("at evidence the accused in jail is produced, the one on bail present, the absconder and the examined are not", () => {
    expect(ids("evidence")).toEqual(["0 produced", "1 present", "3 to-testify", "6 present"]);
  });

  test("defence witnesses come for the defence, and nobody is brought from jail for bail", () => {
    expect(ids("defence-evidence")).toEqual(["0 produced", "1 present", "5 to-testify", "6 present"]);
    expect(ids("bail")).toEqual(["1 present", "6 present"]);
    expect(ids("report")).toEqual([]);
  });

  test("a part-heard witness is called back alone", () => {
    const partly = person({ testimony: "partly" });
    expect(expectedAt("part-heard-evidence", [witness, partly]).map(({ id }) => id)).toEqual([partly.id]);
  });

  test("all as expected: examined where the hearing moved on, else came and bound down", () => {
    const expected = expectedAt("evidence", [inJail, witness]);
    expect(allAsExpected(expected, "held-moved-on").map(({ mark }) => mark)).toEqual(["produced", "examined"]);
    expect(allAsExpected(expected, "adjourned").map(({ mark }) => mark)).toEqual(["produced", "bound-down"]);
  });

  test("every role has marks, and only the accused are produced", () => {
    for (const role of CASE_ROLES) expect(MARKS_OF[role].length).toBeGreaterThan(2);
    expect(CASE_ROLES.filter((role) => MARKS_OF[role].includes("produced"))).toEqual(["accused"]);
  });

  test("a witness sent back twice weighs until heard, and no more than three times", () => {
    expect(timesSentBack(["sent-back", "absent", "bound-down"])).toBe(2);
    expect(timesSentBack(["sent-back", "partly-examined", "sent-back"])).toBe(1);
    expect(sentBackWeight([2, 1])).toBe(12);
    expect(sentBackWeight([9])).toBe(12);
  });
});

describe("what must go out", () => {
  const kinds = (purpose: Parameters<typeof proposeProcess>[0], people: readonly ProcessPerson[]) =>
    proposeProcess(purpose, people).map(({ kind, servedBy }) => `${kind} by ${servedBy}`);
  const witness = (mine: LastProcess | null) => kinds("evidence", [person({ testimony: "pending", last: mine })]);

  test("a production order goes to the jail, nothing to counsel, prosecutor or who is bound by bail", () => {
    const bound = [
      person({ role: "accused", custody: "bail" }),
      person({ role: "counsel" }),
      person({ role: "prosecutor" }),
    ];
    expect(kinds("evidence", [person({ role: "accused", custody: "in" }), ...bound])).toEqual([
      "production-order by jail-superintendent",
    ]);
  });

  test("a witness climbs from summons to bailable to non-bailable warrant, and no rung before service", () => {
    expect(witness(null)).toEqual(["summons by officer"]);
    expect(witness(last("summons", false, "not-served"))).toEqual(["summons by officer"]);
    expect(witness(last("summons", null, "absent"))).toEqual(["summons by officer"]);
    expect(witness(last("summons", true, "absent"))).toEqual(["bailable-warrant by officer"]);
    expect(witness(last("bailable-warrant", true, "absent"))).toEqual(["non-bailable-warrant by officer"]);
    expect(witness(last("non-bailable-warrant", true, "absent"))).toEqual(["non-bailable-warrant by officer"]);
  });

  test("who was bound down needs nothing, who was sent back unbound is summoned, who broke the bond climbs", () => {
    expect(witness(last("bailable-warrant", true, "bound-down"))).toEqual([]);
    expect(witness(last("bailable-warrant", true, "sent-back"))).toEqual(["summons by officer"]);
    expect(witness({ ...last(null, null, "absent"), isBound: true })).toEqual(["bailable-warrant by officer"]);
  });

  test("a served witness whose hearing was not held is called the same way again", () => {
    expect(witness(last("bailable-warrant", true, null))).toEqual(["bailable-warrant by officer"]);
  });

  test("no warrant is proposed against a victim, and a protected name prints apart", () => {
    const victim = { role: "victim", testimony: "pending", isProtected: true } as const;
    const [process] = proposeProcess("evidence", [person({ ...victim, last: last("summons", true, "absent") })]);
    expect(process).toMatchObject({ kind: "summons", printsApart: true });
  });

  test("an accused on bail who stayed away gets a warrant, and the surety notice under s. 514", () => {
    const absent = person({ role: "accused", custody: "bail", last: last(null, null, "absent") });
    expect(kinds("evidence", [absent, person({ role: "surety" })])).toEqual([
      "non-bailable-warrant by officer",
      "notice-to-surety by officer",
    ]);
    expect(kinds("evidence", [person({ role: "surety" })])).toEqual([]);
    const came = person({ role: "accused", custody: "bail", last: last(null, null, "present") });
    const forWhoCame = person({ role: "surety", standsFor: came.id });
    expect(kinds("evidence", [absent, came, forWhoCame])).toEqual(["non-bailable-warrant by officer"]);
  });

  describe("the surety", () => {
    const accused = (custody: "bail" | "at-large" | "in", mark: LastProcess["mark"] = null) =>
      person({ role: "accused", custody, last: mark && last(null, null, mark) });
    const causes = (of: ProcessPerson, mine: LastProcess | null) =>
      proposeProcess("evidence", [of, person({ role: "surety", standsFor: of.id, last: mine })])
        .filter(({ kind }) => kind === "notice-to-surety")
        .map(({ because }) => because);
    const notice = (because: LastProcess["because"], isServed: boolean | null, mark: LastProcess["mark"] = null) => ({
      ...last("notice-to-surety", isServed, mark),
      because: because ?? null,
    });

    test("is given notice when the accused went away from bail, and not while he comes or is in jail", () => {
      expect(causes(accused("at-large"), null)).toEqual(["surety-of-absconder"]);
      expect(causes(accused("bail", "present"), null)).toEqual([]);
      expect(causes(accused("in"), null)).toEqual([]);
    });

    test("on a forfeited bond is called at every date until he came, though the accused came back", () => {
      const back = accused("bail", "present");
      expect(causes(back, notice("surety-of-absentee", false))).toEqual(["surety-silent"]);
      expect(causes(back, notice("surety-of-absentee", null))).toEqual(["surety-silent"]);
      expect(causes(back, notice("surety-silent", true, "absent"))).toEqual(["surety-silent"]);
      expect(causes(back, notice("surety-silent", true, "present"))).toEqual([]);
    });

    test("who was called upon to attend is called again when he was not reached or stayed away", () => {
      const here = accused("bail", "present");
      expect(causes(here, notice("ordered", false))).toEqual(["not-served"]);
      expect(causes(here, notice("ordered", null))).toEqual(["not-reported"]);
      expect(causes(here, notice("ordered", true, "absent"))).toEqual(["served-and-absent"]);
      expect(causes(here, notice("called-upon", true))).toEqual(["called-upon"]);
      expect(causes(here, notice("called-upon", true, "present"))).toEqual([]);
    });

    test("is given notice anew when the accused stays away once more", () => {
      expect(causes(accused("bail", "absent"), notice("surety-silent", true, "present"))).toEqual([
        "surety-of-absentee",
      ]);
    });

    test("of whom it is not said for whom he stands answers for the only one who is gone", () => {
      const surety = person({ role: "surety" });
      const wanted = (people: readonly ProcessPerson[]) =>
        proposeProcess("evidence", [...people, surety]).filter(({ personId }) => personId === surety.id).length;
      expect(wanted([accused("at-large"), accused("in")])).toBe(1);
      expect(wanted([accused("at-large"), accused("at-large")])).toBe(0);
    });
  });

  test("an accused at large: warrant, then proclamation when it came back unexecuted, then nothing more", () => {
    const gone = (mine: LastProcess | null) =>
      kinds("proclamation", [person({ role: "accused", custody: "at-large", last: mine })]);
    expect(gone(null)).toEqual(["non-bailable-warrant by officer"]);
    expect(gone(last("non-bailable-warrant", false, null))).toEqual(["proclamation by officer"]);
    expect(gone(last("proclamation", true, null))).toEqual([]);
  });

  test("the officer is told by notice through another hand, letters follow the open requests", () => {
    const officer = person({ role: "investigating-officer" });
    const sources = ["meta", "forensic-laboratory", "bank"] as const;
    const requests = sources.map((source, id) => ({ id, source }));
    expect(proposeProcess("evidence", [officer], requests).map(({ kind, servedBy }) => [kind, servedBy])).toEqual([
      ["notice", "bailiff"],
      ["letter-to-platform", "officer"],
      ["letter-to-laboratory", "officer"],
      ["letter-for-record", "officer"],
    ]);
  });
});

describe("the form of a paper", () => {
  const to = (role: ProcessPerson["role"], printsApart = false) => ({ role, printsApart });

  test("a complainant's or victim's summons is neutral, and tells neither parties nor sections", () => {
    for (const role of ["complainant", "victim", "witness", "guardian"] as const) {
      for (const kind of ["summons", "notice"] as const) {
        const facts = { kind, because: null, to: to(role, true) };
        expect(formOf(facts)).toBe(`${kind}-neutral`);
        expect(formShows(facts, false)).toEqual({ parties: false, sections: false });
      }
    }
  });

  test("sections stand on what is served on an accused alone, whatever the kind", () => {
    for (const kind of PROCESS_KINDS) {
      for (const role of CASE_ROLES.filter((one) => one !== "accused")) {
        expect(formShows({ kind, because: null, to: to(role) }, false).sections).toBe(false);
      }
    }
    for (const kind of PROCESS_KINDS.filter(isLetter)) {
      expect(formShows({ kind, because: null, to: null }, false)).toEqual({ parties: false, sections: false });
    }
    const warrant = { kind: "non-bailable-warrant", because: null, to: to("accused") } as const;
    expect(formShows(warrant, false)).toEqual({ parties: true, sections: true });
  });

  test("where an accused goes unnamed, no paper carries the title of the case", () => {
    for (const kind of PROCESS_KINDS) {
      for (const role of CASE_ROLES) {
        expect(formShows({ kind, because: null, to: to(role) }, true).parties).toBe(false);
      }
    }
  });

  test("a notice to a surety asks to show cause where the bond is forfeited, and else to attend", () => {
    const of = (because: ProcessCause | null) => formOf({ kind: "notice-to-surety", because, to: to("surety") });
    expect(of("surety-of-absentee")).toBe("surety-show-cause");
    expect(of("surety-silent")).toBe("surety-show-cause");
    expect(of(null)).toBe("surety-show-cause");
    expect(of("ordered")).toBe("surety-attend");
    expect(of("called-upon")).toBe("surety-attend");
  });
});

describe("a process on its way", () => {
  const process = (over: Partial<Process>): Process => ({
    ...{ id: 1, kind: "summons", personId: 7, requestId: null, state: "issued", isServed: null },
    ...over,
  });

  test("goes from issue to service to return and no further", () => {
    expect(mayGoTo("to-issue", "issued") && mayGoTo("issued", "served") && mayGoTo("served", "returned")).toBe(true);
    expect(mayGoTo("returned", "issued") || mayGoTo("to-issue", "served") || mayGoTo("recalled", "issued")).toBe(false);
  });

  test("a moved hearing recalls on paper what went out, strikes off what did not, and lets letters go on", () => {
    const all = [
      process({ id: 1 }),
      process({ id: 2, state: "to-issue" }),
      process({ id: 3, state: "returned", isServed: false }),
      process({ id: 4, state: "returned", isServed: true }),
      process({ id: 5, kind: "letter-to-platform", personId: null, requestId: 3 }),
      process({ id: 6, kind: "non-bailable-warrant", state: "served", isServed: true }),
      process({ id: 7, kind: "non-bailable-warrant", state: "unserved", isServed: false }),
    ];
    const paper = (because: "moved" | "disposed") =>
      recallsOf(all, because).map(({ processId, needsPaper }) => `${processId}${needsPaper ? " paper" : ""}`);
    expect(paper("moved")).toEqual(["1 paper", "2", "4 paper", "7 paper"]);
    expect(paper("disposed")).toEqual(["1 paper", "2", "4 paper", "5 paper", "7 paper"]);
  });

  test("a recall is to be sent, is sent, is acknowledged; what needs none has no such step", () => {
    const step = (needsRecall: boolean, sent: string | null, acknowledged: string | null) =>
      recallStep({
        needsRecall,
        recallSentDay: sent === null ? null : day(sent),
        recallAcknowledgedDay: acknowledged === null ? null : day(acknowledged),
      });
    expect(step(false, null, null)).toBeNull();
    expect(step(true, null, null)).toBe("to-send");
    expect(step(true, "2026-12-02", null)).toBe("sent");
    expect(step(true, "2026-12-02", "2026-12-03")).toBe("acknowledged");
  });

  test("the Wednesday check tells what is missing, unissued, unserved or unreported of Thursday alone", () => {
    const wanted = [{ kind: "summons" as const, personId: 7, requestId: null }];
    const hearing = (processes: readonly Process[], on = "2026-12-03") => ({
      ...{ hearingId: 1, day: day(on), wanted, processes },
    });
    const gaps = (processes: readonly Process[], on?: string) =>
      processCheck([hearing(processes, on)], day("2026-12-02")).map(({ gap }) => gap);
    expect(gaps([])).toEqual(["missing"]);
    expect(gaps([], "2026-12-04")).toEqual([]);
    expect(gaps([], "2026-12-02")).toEqual([]);
    expect(gaps([process({ state: "to-issue" })])).toEqual(["not-issued"]);
    expect(gaps([process({})])).toEqual(["no-report"]);
    expect(gaps([process({ state: "unserved", isServed: false })])).toEqual(["unserved"]);
    expect(gaps([process({ state: "recalled" })])).toEqual(["missing"]);
    expect(gaps([process({ kind: "bailable-warrant", state: "served", isServed: true })])).toEqual([]);
    expect(gaps([process({ kind: "notice-to-surety", state: "served", isServed: true })])).toEqual(["missing"]);
  });
});
