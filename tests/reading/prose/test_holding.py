"""What a claim quotes holds what its fact says, or the sentence and its headings do not say it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import cast

import pytest

from marketgraph.claim import Claim
from marketgraph.documents import Prose, open_document
from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.quantities import money_in, percents_in
from marketgraph.reading.prose.text import Text
from marketgraph.reading.prose.times import dates_in, periods_in, years_in

FIXTURES = Path(__file__).parents[1] / "fixtures"
NAMES = ("acquirer", "target", "seller", "parties", "investors", "partners", "company", "companies", "supplier", "customer", "products", "product", "segment", "region")  # fmt: skip
SENTENCES = ("MarketSize", "GrowthRate", "MarketShare", "Ranking", "Acquisition", "Merger", "Investment", "SpinOff", "Partnership", "CommercialAgreement", "ProductLaunch", "ProductUpdate", "FacilityOpening", "RegulatoryApproval")  # fmt: skip


def documents() -> list[tuple[str, Prose]]:
    lines = (FIXTURES / "deals.jsonl").read_text(encoding="utf-8").splitlines()
    passages = [json.loads(line) for line in lines]
    files = sorted((FIXTURES / "texts").iterdir())
    return [(path.stem, cast("Prose", open_document(path))) for path in files] + [
        (passage["text"], prose_of(passage["content"])) for passage in passages
    ]


def said(stretch: str) -> set[object]:
    """Return the figures, years and dates that a stretch says."""
    return {
        *(item.amount for item in money_in(stretch, 0)),
        *(item.value for item in percents_in(stretch, 0)),
        *(str(item.value) for item in years_in(stretch)),
        *(str(year) for item in periods_in(stretch) for year in (item.first, item.last)),
        *(item.value for item in dates_in(stretch)),
    }


def values(fact: dict[str, object]) -> set[object]:
    years = [str(fact[name]) for name in ("year", "startYear", "endYear", "date") if name in fact]
    return {fact[name] for name in ("amount", "percent") if name in fact} | set(years)


def named(fact: dict[str, object]) -> list[str]:
    found = [fact[name] for name in NAMES if name in fact]
    return [
        name for item in found for name in ([item] if isinstance(item, str) else cast("list", item))
    ]


def around(text: Text, claim: Claim) -> str:
    """Return the sentence that a claim's stretch begins in."""
    start = claim.evidence.start or 0
    return next((s.text for s in text.sentences if s.start <= start < s.end), claim.evidence.quote)


def as_word(name: str, stretch: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", stretch.lower()))


@pytest.mark.parametrize(("name", "document"), documents(), ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_what_the_sentence_says_of_a_fact_is_quoted(name: str, document: Prose) -> None:
    text = Text(document)
    for claim in read_prose(document).claims:
        if claim.fact.type not in SENTENCES:
            continue
        fact, quote, sentence = claim.record()["fact"], claim.evidence.quote, around(text, claim)
        assert not (values(fact) & said(sentence)) - said(quote), (fact, quote)
        for party in named(fact):
            assert not as_word(party, sentence) or as_word(party, quote), (fact, quote)


def quotes(text: str, kind: str) -> list[str]:
    found = read_prose(prose_of(text)).claims
    return [claim.evidence.quote for claim in found if claim.fact.type == kind]


def test_a_deal_is_quoted_to_its_price() -> None:
    text = "In March 2024, Acme Foods acquired Beta Mills, a miller, for USD 25 million in cash."
    assert quotes(text, "Acquisition") == [text.removesuffix(" in cash.")]


def test_a_share_is_quoted_with_its_year() -> None:
    text = "Pea Milk Market Report\n\nIn 2024, Europe held 41.5% of the pea milk market, by value."
    assert quotes(text, "MarketShare") == ["2024, Europe held 41.5%"]


@pytest.mark.parametrize("verb", ["dominates", "dominated"])
def test_no_word_is_cut(verb: str) -> None:
    text = f"Pea Milk Market Report\n\nEurope {verb} the pea milk market."
    assert quotes(text, "Ranking") == [f"Europe {verb}"]


def test_a_sentence_without_end_is_quoted_in_parts() -> None:
    piece = "Europe held 41.5% of the pea milk market in 2024 and "
    told = quotes("Pea Milk Market Report\n\n" + piece * 1_600, "MarketShare")
    assert told
    assert max(map(len, told)) < 20 * len(piece)
