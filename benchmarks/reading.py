"""The reader of market reports: how much it finds, how much of that is right, and how fast.

    python benchmarks/reading.py                    score on the fixtures, then speed and memory
    python benchmarks/reading.py --corpus FOLDER    score on other labelled texts (labelled.py says their form)
    python benchmarks/reading.py --show             also each fact missed and each claim that is wrong
    python benchmarks/reading.py --record           keep the scores on the fixtures: the least that tests accept

``--record`` also writes the tables into docs/reading.md; with ``--untimed`` that of the speed stays. It refuses where a score fell; ``--lower REASON`` keeps the lower
score beside the reason.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from labelled import FIXTURES, Labelled, passages, reports
from scoring import Fact, Score, score, total, verdicts

RECORDED = FIXTURES / "recorded.json"
DOCS = Path(__file__).parents[1] / "docs" / "reading.md"
PARTS = {"reports": reports, "passages": passages}
Texts = dict[str, tuple[list[Fact], list[Fact]]]
Rates = dict[str, dict[str, float]]


def main() -> int:
    """Score, and time unless only scores are wanted; of another corpus the pace alone is timed."""
    options = _options()
    folder = options.corpus or FIXTURES
    texts = {part: read(find(folder)) for part, find in PARTS.items()}
    tables = shown(texts)
    print(tables)
    for line in chain.from_iterable(map(faults, texts.values())) if options.show else ():
        print(line)
    speed = None if options.untimed else "\n".join(_measured(options.corpus))
    if options.record or options.lower:
        now = {part: rates(score(found)) for part, found in texts.items()}
        return record(now, options.lower) or document(scores=tables, speed=speed)
    return 0


def _measured(corpus: Path | None) -> Iterator[str]:
    """Yield the lines about speed and memory, each printed at once: some take seconds."""
    from timing import measure, pace

    print()
    for line in pace(corpus) if corpus else measure():
        print(line, flush=True)
        yield line


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="a folder of labelled texts")
    parser.add_argument("--show", action="store_true", help="list what is missed and what is wrong")
    parser.add_argument("--untimed", action="store_true", help="score only")
    parser.add_argument("--record", action="store_true", help="keep the scores as the least")
    parser.add_argument("--lower", metavar="REASON", help="keep them even where they fell")
    return parser.parse_args()


def read(texts: Iterable[Labelled]) -> Texts:
    """Return name -> labelled facts and claimed facts."""
    return {text.name: (text.facts, text.claimed()) for text in texts}


def shown(texts: dict[str, Texts]) -> str:
    """Return a table for each part."""
    return "\n\n".join(
        f"{len(found)} {part}:\n\n" + "\n".join(table(score(found)))
        for part, found in texts.items()
        if found
    )


def table(scores: dict[str, Score]) -> Iterator[str]:
    """Yield the lines of a Markdown table: a type a line, the micro average last."""
    yield "| type | labelled | found | precision | recall | F1 | F1, all fields |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for kind, row in [*scores.items(), ("**all**", total(scores.values()))]:
        cells = "".join(f" {value:.3f} |" for value in (*row.rates(), row.rates("strict")[2]))
        yield f"| {kind} | {row.gold} | {row.found} |{cells}"


def faults(texts: Texts) -> Iterator[str]:
    """Yield a line for each fact missed, each wrong claim, and each field in which a pair differs."""
    for name, (gold, claimed) in texts.items():
        for word, fact, claim in verdicts(gold, claimed):
            if word != "right":
                shown = fact if claim is None else differences(fact, claim)
                yield f"{word:8} {name}: {fact['type']} {json.dumps(shown, ensure_ascii=False)}"


def differences(fact: Fact, claim: Fact) -> dict[str, list[Any]]:
    """Return the fields that are not written alike: [as labelled, as claimed]."""
    fields = sorted(fact.keys() | claim.keys())
    both = {field: [fact.get(field), claim.get(field)] for field in fields}
    return {field: values for field, values in both.items() if values[0] != values[1]}


def rates(scores: dict[str, Score]) -> Rates:
    """Return the F1 values in thousandths rounded down: what a record keeps.

    A type has its key fields alone: one that is found more often is wrong in a field more often too. All types together have both.
    """
    kept = {kind: {"core": _rounded(row, "core")} for kind, row in scores.items()}
    every = total(scores.values())
    return kept | {"all": {what: _rounded(every, what) for what in ("core", "strict")}}


def _rounded(row: Score, what: str) -> float:
    return int(row.rates(what)[2] * 1000) / 1000


def fallen(now: dict[str, Rates], before: dict[str, Any]) -> list[str]:
    """Return where a score is below the recorded one, in words; a type that is no longer labelled is passed over."""
    return [
        f"{part}, {kind}, {what}: {now[part][kind][what]:.3f}, recorded {least:.3f}"
        for part in PARTS
        for kind, values in before.get(part, {}).items()
        for what, least in values.items()
        if now[part].get(kind, {}).get(what, least) < least
    ]


def record(now: dict[str, Rates], reason: str | None = None) -> int:
    """Write the scores into ``recorded.json``; return 1, with nothing written, if one fell without a reason."""
    before = json.loads(RECORDED.read_text("utf-8")) if RECORDED.is_file() else {}
    worse = fallen(now, before)
    if worse and not reason:
        print("\nNot recorded, since these fell:", *worse, sep="\n  ")
        print('Mend the reader, or keep the lower scores with --lower "why they fell".')
        return 1
    lowered = [*before.get("lowered", ()), *([{"why": reason, "what": worse}] if worse else ())]
    text = json.dumps({**now, "lowered": lowered}, indent=1, ensure_ascii=False)
    RECORDED.write_text(text + "\n", encoding="utf-8")
    return 0


def document(**sections: str | None) -> int:
    """Write tables into the docs, each between the marks of its name."""
    text = DOCS.read_text("utf-8")
    for name, table in sections.items():
        if table is not None:
            before, first, rest = text.partition(f"<!-- {name} -->\n")
            _, last, after = rest.partition(f"<!-- end of {name} -->\n")
            text = f"{before}{first}{table}\n{last}{after}"
    DOCS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
