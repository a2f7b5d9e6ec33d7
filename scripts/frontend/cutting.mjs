/** Take parts out of packages while they are bundled. */
import { readFileSync } from "node:fs";

import { CUTS } from "./libraries.mjs";

/** @type {import("esbuild").Plugin} */
export const cutting = {
  name: "cutting",
  setup(build) {
    for (const { file, cuts } of CUTS) {
      build.onLoad({ filter: file }, ({ path }) => ({ contents: cut(readFileSync(path, "utf8"), cuts, path), loader: "js" }));
    }
  },
};

/**
 * @param {string} text
 * @param {[string | RegExp, string][]} cuts what to take out, and what stands there instead
 * @param {string} path for the error
 * @throws {Error} a part is not there exactly once
 */
function cut(text, cuts, path) {
  for (const [part, instead] of cuts) {
    const times = text.split(part).length - 1;
    if (times !== 1) throw new Error(`${path}: found ${times} times: ${part}; look at what changed and renew the cut`);
    text = text.replace(part, () => instead);
  }
  return text;
}
