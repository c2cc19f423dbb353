// Moved to the rules, so that cause lists may use it too.
export { safeCell, unprefix } from "../rules/safe-cell.ts";
