"""Converts merger cases of the European Commission to facts.

Usage: ``python scripts/convert_eu_mergers.py SOURCE_FOLDER``, a folder with ``health_slice.csv`` (one
row a case), ``attachments_summary.csv`` (the decisions) and ``case_sectors.csv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from table_files import DATA, Cell, folders, read_rows, write_rows

SOURCE: dict[str, Cell] = {
    "source.publisher": "European Commission",
    "source.title": "Merger cases",
}
AUTHORITY = "European Commission"
CONFIDENCE = 0.7
LATE_DAYS = 730
CLEARED = re.compile(r"Art\. (6\(1\)\([ab]\)|8\([12]\))")
UNDECIDED = re.compile(r"Art\. 14|Withdrawal|.*referral", re.IGNORECASE)
NOTE = re.compile(
    r"\((?:[IVX]+|\d+|(?:see|art\.|interim measures|restorative measures)[^()]*(?:\([^()]*\)[^()]*)*)\)",
    re.IGNORECASE,
)
SPACED_SLASH = re.compile(r"\s+/\s*|\s*/\s+")
TIGHT_SLASH = re.compile(r"/(?!S\b)")
SPACED_HYPHEN = re.compile(r"\s+-\s+")
HYPHENATED = {"RHONE - POULENC": "RHONE-POULENC", "HOFFMANN - LA ROCHE": "HOFFMANN-LA ROCHE"}
PARTS = re.compile(r"\b(BUSINESS|BUSINESSES|ASSETS|DIVISION)\b")


class Title(NamedTuple):
    """What the title of a case tells: its parties, and the venture if it is a joint one."""

    parties: tuple[str, ...]
    joint: bool
    venture: str | None


class Decision(NamedTuple):
    """A decision on a case: its kind and its day."""

    outcome: str
    day: str


def parse_title(text: str) -> Title:
    """Return the parties of a title such as "A / B / JV", cleaned of notes and second titles."""
    names = _names(NOTE.sub(" ", text.split(" | ")[0]))
    if names[-1] == "JV":
        return Title(tuple(names[:-1]), True, None)
    if names[-1].endswith(" JV"):
        venture = names[-1].removesuffix(" JV")
        return Title((*names[:-1], venture), True, venture)
    return Title(tuple(names), False, None)


def _names(text: str) -> list[str]:
    """Return the names between slashes, or between hyphens that stand free."""
    for written, name in HYPHENATED.items():
        text = text.replace(written, name)
    slash = SPACED_SLASH if SPACED_SLASH.search(text) else TIGHT_SLASH
    parts = [name for part in slash.split(text) for name in SPACED_HYPHEN.split(part)]
    names = [re.sub(r"\s+", " ", part).strip(" ,;:-") for part in parts]
    return [name for name in names if name]


def decision_of(case: dict[str, str], known: list[Decision]) -> Decision:
    """Return the decision that settles a case: the first that clears it, else the one it is listed by."""
    clearing = sorted((d for d in known if CLEARED.match(d.outcome)), key=lambda d: d.day)
    listed = Decision(case["decision_type_label"], case["case_caseLastDecisionDate"])
    if listed.outcome.startswith("Withdrawal"):
        return listed
    return clearing[0] if clearing else listed


def deal_kind(title: Title, decision: Decision) -> str | None:
    """Return the kind of deal, or None where the case tells none: fines, referrals, withdrawals."""
    if UNDECIDED.match(decision.outcome) or len(title.parties) < 2:
        return None
    return "JointVenture" if title.joint else "Acquisition"


def deal_date(case: dict[str, str], decision: Decision) -> str | None:
    """Return the day of the decision as the deal's, unless it came too late to tell."""
    notified = case["case_caseInitiationDate"]
    late = notified and _days(notified, decision.day) > LATE_DAYS
    return None if late else decision.day


def _days(start: str, end: str) -> int:
    """Return the days between two ISO dates."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def review(case: dict[str, str], title: Title, decision: Decision) -> dict[str, Cell]:
    """Return the review of a deal as a fact."""
    return SOURCE | {
        "case": case["case_caseNumber"],
        "authority": AUTHORITY,
        "parties": title.parties,
        "notified": case["case_caseInitiationDate"],
        "date": decision.day,
        "outcome": decision.outcome,
        "deal": deal_kind(title, decision),
    }


def deal(case: dict[str, str], title: Title, decision: Decision) -> dict[str, Cell]:
    """Return the deal that a case is about, by the rule of thumb: the last party is the target."""
    shared = SOURCE | {
        "date": deal_date(case, decision),
        "place": f"Case {case['case_caseNumber']}",
        "confidence": CONFIDENCE,
    }
    if title.joint:
        parents = [name for name in title.parties if name != title.venture]
        return shared | {"parents": parents, "company": title.venture}
    *acquirers, target = title.parties
    part = "assets" if PARTS.search(target) else None
    return shared | {"acquirer": acquirers, "target": target, "object": part}


def sector(row: dict[str, str]) -> dict[str, Cell]:
    """Return the industry of a case; the label reads "code - name"."""
    code, _, label = row["case_caseSectors_label"].partition(" - ")
    return SOURCE | {
        "case": row["case_caseNumber"],
        "scheme": "nace",
        "code": code,
        "label": label,
    }


def number(case: str) -> tuple[str, int, str]:
    """Return what cases are sorted by: "M.950" before "M.1378"."""
    prefix, digits, rest = re.fullmatch(r"(\D*)(\d*)(.*)", case).groups()  # type: ignore[union-attr]
    return prefix, int(digits or 0), rest


Tables = dict[str, tuple[str, list[dict[str, Cell]]]]


def convert(
    cases: list[dict[str, str]], decisions: list[dict[str, str]], sectors: list[dict[str, str]]
) -> Tables:
    """Return the columns and rows of each table, by its name."""
    known: defaultdict[str, list[Decision]] = defaultdict(list)
    for row in decisions:
        found = Decision(row["dec_decisionTypes_label"], row["dec_decisionAdoptionDate"])
        known[row["case_caseNumber"]].append(found)
    reviews: list[dict[str, Cell]] = []
    deals: dict[str, list[dict[str, Cell]]] = {"Acquisition": [], "JointVenture": []}
    for case in sorted(cases, key=lambda row: number(row["case_caseNumber"])):
        title = parse_title(case["case_caseTitle"])
        decision = decision_of(case, known[case["case_caseNumber"]])
        reviews.append(review(case, title, decision))
        if kind := deal_kind(title, decision):
            deals[kind].append(deal(case, title, decision))
    return {
        "deal-review": ("case authority parties notified date outcome deal", reviews),
        "identifier": ("case scheme value", [identifier(row) for row in reviews]),
        "classification": ("case scheme code label", classify(sectors, reviews)),
        "acquisition": ("acquirer target object date place confidence", deals["Acquisition"]),
        "joint-venture": ("parents company date place confidence", deals["JointVenture"]),
    }


def identifier(reviewed: dict[str, Cell]) -> dict[str, Cell]:
    """Return the number of a case as its identifier."""
    return SOURCE | {"case": reviewed["case"], "scheme": "eu-merger", "value": reviewed["case"]}


def classify(
    sectors: list[dict[str, str]], reviews: list[dict[str, Cell]]
) -> list[dict[str, Cell]]:
    """Return the industries of the reviewed cases."""
    cases = {row["case"] for row in reviews}
    chosen = [row for row in sectors if row["case_caseNumber"] in cases]
    chosen.sort(key=lambda row: (number(row["case_caseNumber"]), row["case_caseSectors_label"]))
    return [sector(row) for row in chosen]


def main() -> None:
    """Convert the folder that the command line names."""
    source, out = folders(__doc__, DATA / "eu-mergers-health")
    names = ("health_slice", "attachments_summary", "case_sectors")
    tables = convert(*(read_rows(source / f"{name}.csv") for name in names))
    for stem, (columns, rows) in tables.items():
        write_rows(out / f"{stem}.csv", (*columns.split(), *SOURCE), rows)


if __name__ == "__main__":
    main()
