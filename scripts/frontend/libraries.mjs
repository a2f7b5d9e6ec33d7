/**
 * What is vendored: bundles that esbuild makes of an entry of ours, and files taken as they are.
 * Versions stand in package.json.
 */

/** Folders of vendored files, from the top of the repository. */
export const FOLDERS = {
  explorer: "graph/marketgraph/server/web/static/vendor",
  page: "graph/marketgraph/views/static/vendor",
  tests: "tests/browser/vendor",
};

/**
 * ES modules made of entries/NAME.js, with the types of entries/NAME.d.ts beside them.
 * @type {{ name: string, licences: Record<string, string> }[]} licences: file here -> file in node_modules or here
 */
export const BUNDLES = [
  {
    name: "sigma",
    licences: {
      "sigma.LICENSE.txt": "sigma/LICENSE.txt",
      "sigma.graphology.LICENSE.txt": "graphology/LICENSE.txt",
    },
  },
  {
    name: "echarts",
    licences: {
      "echarts.LICENSE.txt": "echarts/LICENSE",
      "echarts.NOTICE.txt": "echarts/NOTICE",
      "echarts.d3.LICENSE.txt": "echarts/licenses/LICENSE-d3",
      "echarts.zrender.LICENSE.txt": "zrender/LICENSE",
    },
  },
  { name: "yasqe", licences: { "yasqe.LICENSE.txt": "./licences/yasgui.txt" } },
];

/** Style sheets of bundles. */
export const STYLES = { "yasqe.css": "@zazuko/yasqe/build/yasqe.min.css" };

/** Files of packages that come built: folder, package, file here -> file in the package. */
export const COPIES = [
  {
    folder: FOLDERS.page,
    name: "vis-network",
    files: {
      "vis-network.min.js": "standalone/umd/vis-network.min.js",
      "vis-network.LICENSE-MIT.txt": "LICENSE-MIT",
      "vis-network.LICENSE-APACHE-2.0.txt": "LICENSE-APACHE-2.0",
    },
  },
  {
    folder: FOLDERS.tests,
    name: "axe-core",
    files: {
      "axe.min.js": "axe.min.js",
      "axe.LICENSE-MPL-2.0.txt": "LICENSE",
      "axe.LICENSE-3RD-PARTY.txt": "LICENSE-3RD-PARTY.txt",
    },
  },
];

/**
 * Parts of packages that call other hosts, evaluate text or are dead weight, with what stands there instead.
 * Each must be found exactly once, so that a new version cannot bring one back unseen.
 */
export const CUTS = [
  {
    file: /@zazuko\/yasqe\/build\/yasqe\.esm\.js$/,
    cuts: [
      // Completions from a service on the net.
      [/var fetchFromLov = \(e, t, n\) => \{[\s\S]*?\n\}(?=, completers = )/, "var fetchFromLov = () => Promise.resolve([])"],
      // Prefixes from another service, and its 3,000 as of some day: pages give ours.
      [/return \(e\.config\.prefixCcApi \? fetch[\s\S]*?Promise\.resolve\(prefixes_default\)\)\.then\(/, "return Promise.resolve({}).then("],
      // JSON for browsers that have none.
      [/eval\("\(" \+ text \+ "\)"\)/, "undefined"],
      ["https://dbpedia.org/sparql", "/sparql"],
    ],
  },
];

/** Licences under which a package may be bundled. */
export const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MPL-2.0",
  "(MPL-2.0 OR Apache-2.0)",
]);
