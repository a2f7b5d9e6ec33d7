// The SPARQL editor of yasgui. It asks nobody: our own endpoint, no links to share, and completers
// for variables only; pages fork "prefixes", "property" and "class" with names of our own.
import { Yasqe } from "@zazuko/yasqe";

Yasqe.storageNamespace = "marketgraph";
Yasqe.defaults.autocompleters = ["variables"];
Yasqe.defaults.createShareableLink = null;
Yasqe.defaults.consumeShareLink = null;
Yasqe.defaults.requestConfig.endpoint = `${location.origin}/sparql`;

export { Yasqe };
