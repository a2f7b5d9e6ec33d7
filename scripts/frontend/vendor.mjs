/**
 * Make the vendored files: `node vendor.mjs`. With `--check`, make them apart, compare them with those
 * of the repository, name the ones that differ and end with 1.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { build } from "esbuild";

import { cutting } from "./cutting.mjs";
import { BUNDLES, COPIES, FOLDERS, STYLES } from "./libraries.mjs";
import { packagesOf, thirdParty } from "./licences.mjs";

const HERE = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const TOP = path.join(HERE, "../..");
const VERSIONS = JSON.parse(readFileSync(path.join(HERE, "package.json"), "utf8")).devDependencies;

/** @typedef {Map<string, Buffer>} Files by name, of one folder */

/** @param {string} file in node_modules, or in this folder where it starts with a dot */
const taken = (file) => readFileSync(path.join(HERE, file.startsWith(".") ? "" : "node_modules", file));

/** @param {Buffer} content without the link to a source map that does not come along */
const unmapped = (content) => Buffer.from(content.toString("latin1").replace(/\n\/[/*]# sourceMappingURL=.*\s*$/, "\n"), "latin1");

/** @returns {Promise<Files>} */
async function explorer() {
  const files = new Map();
  const held = new Map();
  for (const { name, licences } of BUNDLES) {
    const { code, inputs } = await bundled(name);
    files.set(`${name}.js`, code).set(`${name}.d.ts`, taken(`./entries/${name}.d.ts`));
    held.set(`${name}.js`, packagesOf(inputs));
    for (const [file, source] of Object.entries(licences)) files.set(file, taken(source));
  }
  for (const [file, source] of Object.entries(STYLES)) files.set(file, unmapped(taken(source)));
  files.set("THIRD-PARTY.txt", Buffer.from(thirdParty(held)));
  return summed(files, "made by scripts/frontend/vendor.mjs");
}

/** @param {string} name of an entry */
async function bundled(name) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: HERE,
    entryPoints: [`entries/${name}.js`],
    outfile: `${name}.js`,
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfigRaw: {}, // tsconfig.json is for types; its paths would lead past the packages' own exports
    plugins: [cutting],
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0);
  return { code: Buffer.from(outputFiles[0].contents), inputs: used };
}

/** @returns {Files} */
function copied({ name, files }) {
  const found = Object.entries(files).map(([file, source]) => [file, unmapped(taken(`${name}/${source}`))]);
  return summed(new Map(found), `${name}@${VERSIONS[name]} from npm, the link to its source map removed`);
}

/** Add the list of digests. */
function summed(files, remark) {
  const names = [...files.keys()].sort();
  const digests = names.map((name) => `${createHash("sha256").update(files.get(name)).digest("hex")}  ${name}`);
  return files.set("SHA256SUMS", Buffer.from(`# ${remark}\n${digests.join("\n")}\n`));
}

/** @returns {string[]} paths of files that are missing, too many, or other than they should be */
function differing(folder, files) {
  const there = path.join(TOP, folder);
  const names = new Set([...files.keys(), ...(existsSync(there) ? readdirSync(there) : [])]);
  const same = (name) => files.has(name) && existsSync(path.join(there, name)) && files.get(name).equals(readFileSync(path.join(there, name)));
  return [...names].filter((name) => !same(name)).sort().map((name) => `${folder}/${name}`);
}

function written(folder, files) {
  mkdirSync(path.join(TOP, folder), { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(TOP, folder, name), content);
}

const made = [[FOLDERS.explorer, await explorer()], ...COPIES.map((copy) => [copy.folder, copied(copy)])];
if (process.argv.includes("--check")) {
  const found = made.flatMap(([folder, files]) => differing(folder, files));
  for (const file of found) console.error(`${file} is not what scripts/frontend makes: run npm run vendor there`);
  process.exitCode = found.length ? 1 : 0;
} else {
  for (const [folder, files] of made) written(folder, files);
}
