/** Which packages a bundle holds, and the texts of their licences. */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

import { ALLOWED } from "./libraries.mjs";

const HERE = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const MODULES = path.join(HERE, "node_modules");

/** Files with a licence or a notice: at the top of a package or in its folder of licences. */
const LICENCE = /^(licenses\/)?(licen[cs]e|notice)[^./]*(\.(txt|md))?$/i;

/** Licence texts of packages that forget to bring one: package -> file here. */
const TEXTS = { "@zazuko/yasqe": "licences/yasgui.txt" };

/**
 * Name the packages that a bundle holds, also those that came built into others, as source maps tell.
 * @param {string[]} inputs files that gave bytes, from this folder
 * @returns {string[]} names, sorted
 */
export function packagesOf(inputs) {
  const files = inputs.flatMap((file) => [file, ...sourcesOf(path.join(HERE, file))]);
  return [...new Set(files.map(packageOf).filter((name) => name !== null))].sort();
}

function sourcesOf(file) {
  const map = `${file}.map`;
  return existsSync(map) ? JSON.parse(readFileSync(map, "utf8")).sources : [];
}

function packageOf(file) {
  const parts = file.split("node_modules/");
  if (parts.length === 1) return null;
  const [scope, name] = parts.at(-1).split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

/**
 * @param {string} name
 * @returns {{ name: string, version: string, licence: string, text: string }}
 * @throws {Error} the package has no licence that may be bundled, or no text of it
 */
export function licenceOf(name) {
  const folder = path.join(MODULES, name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (!ALLOWED.has(license)) throw new Error(`${name}: licence ${license} may not be bundled`);
  return { name, version, licence: license, text: textOf(name, folder) };
}

function textOf(name, folder) {
  if (name in TEXTS) return readFileSync(path.join(HERE, TEXTS[name]), "utf8");
  const files = readdirSync(folder, { recursive: true }).filter((file) => LICENCE.test(file) && statSync(path.join(folder, file)).isFile());
  if (!files.length) throw new Error(`${name}: no text of its licence; put one into licences/ and name it in TEXTS`);
  return files.sort().map((file) => readFileSync(path.join(folder, file), "utf8").trim()).join("\n\n");
}

/**
 * Write the notice that names all that bundles hold.
 * @param {Map<string, string[]>} bundles file -> names of packages
 * @returns {string}
 */
export function thirdParty(bundles) {
  const names = [...new Set([...bundles.values()].flat())].sort();
  const parts = names.map((name) => {
    const { version, licence, text } = licenceOf(name);
    const inside = [...bundles].filter(([, held]) => held.includes(name)).map(([file]) => file);
    return `${name} ${version} (${licence}), in ${inside.join(" and ")}\n\n${plain(text)}\n`;
  });
  return `${["What the modules of this folder are made of, and under which licences.\n", ...parts].join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** Line ends and blanks at ends of lines are not part of a licence. */
function plain(text) {
  return text.replace(/[ \t]*\r?\n/g, "\n").trim();
}
