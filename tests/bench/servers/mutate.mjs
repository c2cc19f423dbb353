// Takes rules out of the source that a server is about to run: PESHI_MUTANT is a list of { file, find, put }.
// What is not found, or found twice, stops the server: a mutation that changes nothing would prove nothing.
import { registerHooks } from "node:module";

/** @type {{ file: string, find: string, put: string }[]} */
const edits = JSON.parse(process.env.PESHI_MUTANT ?? "[]");

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const here = edits.filter(({ file }) => url.endsWith(`/${file}`));
    if (here.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { file, find, put } of here) {
      if (source.split(find).length !== 2) throw new Error(`${file} does not have once: ${find}`);
      source = source.replace(find, () => put);
    }
    return { ...loaded, source };
  },
});
