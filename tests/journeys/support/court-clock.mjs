// Loaded before a court's own server by a journey that lets days pass: how far its clock runs ahead stands in a file.
import { readFileSync } from "node:fs";

const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
const ahead = () => Number(readFileSync(/** @type {string} */ (process.env.PESHI_JOURNEY_CLOCK), "utf8"));

RealDate.now = () => realNow() + ahead();
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, wanted) => Reflect.construct(target, given.length > 0 ? given : [target.now()], wanted),
  apply: (target) => new target(target.now()).toString(),
});
