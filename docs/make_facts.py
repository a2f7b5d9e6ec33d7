"""Print docs/facts.md, written from the models of the facts: python docs/make_facts.py > docs/facts.md."""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any

from marketgraph.facts import FACT_TYPES, Attribution, name_fields, schema
from marketgraph.resolving.claimkeys import KEY_FIELDS

HEAD = """\
# The facts

A fact is what one claim says, typed. In a file of claims (one JSON object a line) it stands under `fact`, beside its `evidence`,
`confidence`, `method` and `reader`; `marketgraph schema` prints the JSON Schema of all types, and `marketgraph.facts` holds them as models.
How each becomes triples tells [encoding.md](encoding.md). This page is written by `python docs/make_facts.py > docs/facts.md`.

- A field that a source does not give is left out: nothing is guessed, and there are no placeholders. An unknown field is refused.
- Names stand as written; who is who is decided later ([resolving.md](resolving.md)).
- **key** marks the fields that make two readings of one passage the same fact: by them a judgement finds its claim again when a better
  reader comes.

| kind of value | form |
|---|---|
| company, organization, product, facility, region, market, dimension, segment | a name of such a thing, on one line, at most 500 characters; an organization is a publisher or authority; the region of the whole world is `World` |
| name | a short text on one line, at most 500 characters |
| text | a text of any length |
| number | a finite number; money in whole units of the currency (2.52 billion is 2520000000), percent in hundredths (44.8 % is 44.8) |
| whole number | an integer |
| year | a whole number from 1600 to 2200 |
| date | `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, exactly as precise as the source |
| currency | a code of ISO 4217, three capital letters |

## Whom a passage credits

Every fact may have a `source`: whom the passage credits where that is not the document itself, such as the publisher of a figure that
a news text quotes. Without it the publication is meant that the document carries.
"""
GROUPS = {
    "Report": "Facts about a market",
    "Acquisition": "Developments: what companies did",
    "CompanyProfile": "Facts about a company, and statements of RDF",
}
"""The headings, by the type that comes first under each."""
NEEDS = {
    "MarketShare": "Needs a `region`, `segment` or `company`: whose share it is.",
    "Ranking": "Needs a `region`, `segment` or `company`: whose rank it is.",
    "Investment": "Needs a `company` or `investors`; and `investors`, an `amount` or a `round`.",
    "CommercialAgreement": "Needs a `supplier` or a `customer`.",
    "ProductLaunch": "Needs `companies` or `products`.",
    "ProductUpdate": "Needs `companies` or `products`.",
    "RegulatoryApproval": "Needs a `company` or a `product`.",
    "Identifier": "Is about exactly one `company`, `report` or `case`.",
    "Classification": "Is about exactly one `company`, `market` or `case`.",
}
MEANINGS = {
    "acquirer": "who buys",
    "alias": "the other name",
    "amount": "the sum of money",
    "authority": "the public body that decides",
    "baseYear": "the year whose values a forecast starts from",
    "case": "the number under which an authority keeps the case",
    "code": "the code of the class",
    "companies": "who brings it out",
    "company": "the company that it is about",
    "contents": "the analyses that the report promises",
    "country": "the country that the source gives beside the name",
    "criterion": "by what is ranked",
    "currency": "the currency of the amount",
    "customer": "who receives and pays",
    "customers": "how many customers it has",
    "date": "when it happened",
    "deal": "the kind of deal under review",
    "definition": "what the market is, in words",
    "description": "what the source says of it",
    "dimension": "by what the segment divides the market, without *By*",
    "endYear": "the last year that the figure is about",
    "facility": "what was opened",
    "factor": "the title of the factor that it supports",
    "forecastEnd": "the last year of the forecast",
    "forecastStart": "the first year of the forecast",
    "founded": "the year in which it began",
    "from": "since when",
    "headquarters": "the place of its head office",
    "investors": "who puts money in",
    "kind": "which kind",
    "label": "the name of the class",
    "market": "the market, without *Global* and *Market*",
    "methods": "the methods of research",
    "name": "the name of the law or rule",
    "notified": "when the deal was laid before the authority",
    "nquads": "the statements, as N-Quads",
    "object": "what was bought",
    "outcome": "the decision as the authority names it",
    "owner": "who holds the stake",
    "parent": "the wider one that it is part of",
    "parents": "who sets it up",
    "parties": "the parties",
    "partners": "who works together",
    "percent": "the figure in percent",
    "product": "the product",
    "products": "the products",
    "publisher": "who published it",
    "purpose": "what it is for",
    "qualifier": "how exactly the number is meant, if the text says so",
    "rank": "1 for the first",
    "region": "the region that it is about",
    "report": "the title of the report",
    "result": "the company that comes out of it",
    "role": "`leader` where the source lists the leading companies",
    "round": "the funding round",
    "scheme": "the name of the list that the code is from, such as `lei` or `nace`",
    "segment": "the segment that it is about",
    "seller": "who gives it up",
    "sites": "how many places it covers",
    "sku": "the publisher's number for it",
    "stake": "the part of the company, in percent",
    "startYear": "the first year that the figure is about",
    "statement": "what was found",
    "status": "how far it has come, or how it is meant",
    "supplier": "who provides",
    "target": "what is bought",
    "termMonths": "how long it runs, in months",
    "title": "its title",
    "until": "until when",
    "url": "its address",
    "value": "the identifier itself",
    "withinRegion": "the region that is the whole",
    "withinSegment": "the segment that is the whole",
    "work": "the work that is cited",
    "year": "the year that the figure is about",
}
OWN_MEANINGS = {
    ("Acquisition", "stake"): "the part that is bought, in percent",
    ("Acquisition", "status"): "how far the deal has come, if the text tells",
    ("Attribution", "date"): "when it was published",
    ("Coverage", "region"): "the region or country that the report covers",
    ("Coverage", "withinRegion"): "the wider region under which the report lists it",
    ("DealReview", "date"): "when the decision was made",
    ("DealReview", "parties"): "the parties of the deal",
    ("Finding", "date"): "when the work was published",
    ("Finding", "publisher"): "who published the work",
    ("Investment", "company"): "who receives the money",
    ("Investment", "stake"): "the part that is bought, in percent",
    ("JointVenture", "company"): "the venture",
    ("JointVenture", "status"): "how far the deal has come, if the text tells",
    ("MarketFactor", "kind"): "how it acts on the market",
    ("MarketShare", "status"): "whether the figure looks back or ahead",
    ("MarketSize", "status"): "whether the figure looks back or ahead",
    ("Merger", "status"): "how far the deal has come, if the text tells",
    ("Ownership", "company"): "the company that is owned",
    ("ProductLaunch", "partners"): "with whom",
    ("ProductUpdate", "partners"): "with whom",
    ("Report", "date"): "when it was published",
    ("Segment", "parent"): "the segment that it is nested in",
    ("SpinOff", "company"): "the part that becomes a company of its own",
    ("SpinOff", "seller"): "the company or university that it leaves",
}
"""The meaning of a field where a type has its own."""
EXAMPLES = Path(__file__).parents[1] / "tests" / "facts" / "complete.jsonl"


def document() -> str:
    """Return docs/facts.md."""
    parts = [HEAD.rstrip(), table("Attribution")]
    for name in FACT_TYPES:
        if name in GROUPS:
            parts.append(f"## {GROUPS[name]}")
        parts.append(section(name))
    return "\n\n".join(parts) + "\n"


def section(name: str) -> str:
    """Return the section of one fact type."""
    about = inspect.getdoc(FACT_TYPES[name]) or ""
    needs = f" {NEEDS[name]}" if name in NEEDS else ""
    text = about.replace("``", "`") + needs
    return "\n\n".join([f"### {name}", text, table(name), f"```json\n{example(name)}\n```"])


def table(name: str) -> str:
    """Return the table of the fields of a type."""
    model: Any = FACT_TYPES.get(name, Attribution)
    names = {model.model_fields[field].alias: kind for field, kind in name_fields(model)}
    own = schema()["$defs"][name]
    lines = ["| field | value | | meaning |", "|---|---|---|---|"]
    for field, value in own["properties"].items():
        if field not in ("type", "source"):
            marks = ["needed"] if field in own.get("required", ()) else []
            marks += ["key"] if field in KEY_FIELDS.get(name, ()) else []
            meaning = OWN_MEANINGS.get((name, field)) or MEANINGS[field]
            kind = kind_of(value, names.get(field))
            lines.append(f"| `{field}` | {kind} | {', '.join(marks)} | {meaning} |")
    return "\n".join(lines)


def kind_of(value: dict[str, Any], named: str | None) -> str:
    """Return what a field holds, in words.

    Args:
        value: Its JSON Schema.
        named: The kind of thing that it names, if it does.
    """
    options = [option for option in value.get("anyOf", [value]) if option.get("type") != "null"]
    (only,) = options
    if only["type"] == "array":
        least = only.get("minItems")
        return f"list of {kind_of(only['items'], named)}" + (f", {least} or more" if least else "")
    if "enum" in only:
        return ", ".join(f"`{word}`" for word in only["enum"])
    return named or plain_kind(only)


def plain_kind(value: dict[str, Any]) -> str:
    """Return the kind of a value that names nothing."""
    if value["type"] != "string":
        whole = "year" if "minimum" in value else "whole number"
        return "number" if value["type"] == "number" else whole
    pattern = value.get("pattern", "")
    if pattern == "^[A-Z]{3}$":
        return "currency"
    if "[0-9]{4}" in pattern:
        return "date"
    return "name" if "maxLength" in value else "text"


def example(name: str) -> str:
    """Return a fact of a type with all its fields but the source, on one line."""
    facts = map(json.loads, EXAMPLES.read_text(encoding="utf-8").splitlines())
    fact = next(fact for fact in facts if fact["type"] == name)
    fact.pop("source", None)
    return json.dumps(fact, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(document())
