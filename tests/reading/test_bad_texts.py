"""Texts that are empty, foreign, damaged or hostile: no wrong facts, exact quotes, no crash, linear time."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.claim import Claim
from marketgraph.documents import Prose, open_document
from marketgraph.documents.prose import prose_of
from marketgraph.errors import DocumentError
from marketgraph.reading.prose import read_prose

TEXTS = Path(__file__).parent / "fixtures" / "texts"


def read(document: Prose) -> list[Claim]:
    """Return the claims, after a look at each quote."""
    claims = list(read_prose(document).claims)
    for claim in claims:
        evidence = claim.evidence
        assert evidence.quote == document.text[evidence.start : evidence.end] != ""
        assert evidence.document == document.id
        assert 0 < claim.confidence <= 1
    return claims


def read_file(tmp_path: Path, data: str | bytes, name: str = "text.txt") -> list[Claim]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(cast("Prose", open_document(path)))


def facts(text: str, *kinds: str) -> list[dict]:
    found = [claim.record()["fact"] for claim in read(prose_of(text))]
    return [fact for fact in found if not kinds or fact["type"] in kinds]


def sizes(text: str) -> list[tuple[float, str]]:
    return [(fact["amount"], fact["currency"]) for fact in facts(text, "MarketSize")]


def years(text: str) -> list[tuple[int | None, int | None]]:
    rates = facts(text, "GrowthRate")
    return [(rate.get("startYear"), rate.get("endYear")) for rate in rates]


# Nothing to read


NOTHING = ["\n", " \t\r\n ", "\ufeff", "\u200b\u00ad", "-", "•\n•\n•", "|||"]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_gives_nothing(tmp_path, text):
    assert read_file(tmp_path, text) == []


@pytest.mark.parametrize("text", ["", *NOTHING])
def test_pasted_nothing_gives_nothing(text):
    assert facts(text) == []


def test_an_empty_file_is_said_to_be_empty(tmp_path):
    with pytest.raises(DocumentError, match="empty"):
        read_file(tmp_path, "")


def test_a_table_without_sentences_gives_no_developments():
    assert facts("Buyer\tHouseholds, Laundries, Hotels\tHouseholds\tHotels") == []


BOILERPLATE = """\
About this page
All rights reserved. No part of this page may be copied without written consent.
Cookies help us to run this site. By going on you accept our terms.
Forward-looking statements involve risks; results may differ from what is expected.
We offer custom research. Ask for a sample, a discount or a call with an analyst.
Table of Contents
Chapter 1 Introduction
Chapter 2 Methodology
List of Figures
Contact: sales desk, +1 555 0100, Monday to Friday, 9 to 5.
The report answers questions such as: What will the size of the market be in the last year? Who leads?
"""


def test_boilerplate_gives_no_facts():
    assert facts(BOILERPLATE) == []


GERMAN = """\
Der weltweite Markt für Rasenroboter wurde im Jahr 2024 auf 1,8 Milliarden Euro geschätzt und soll bis 2031 auf
4,2 Milliarden Euro wachsen, bei einer jährlichen Wachstumsrate von 12,9 %. Europa hält mit 61 % den größten Anteil.
Im März 2025 übernahm die Halmwerk AG den Hersteller Grünschnitt GmbH für 30 Mio. Euro.
Die Wiesenfreund GmbH eröffnete ein neues Werk in Passau.
"""
JAPANESE = """\
芝刈りロボットの世界市場規模は2024年に18億米ドルと評価され、2031年には42億米ドルに達すると予測されています。
予測期間中の年平均成長率は12.9%です。最大のシェアは欧州の61%です。2025年3月、草川工業は緑野製作所を買収しました。
主要企業:草川工業、緑野製作所、株式会社しばふ
"""


@pytest.mark.parametrize("text", [GERMAN, JAPANESE], ids=["German", "Japanese"])
def test_another_language_gives_no_wrong_facts(text):
    for fact in facts(text):
        assert fact["type"] not in ("Acquisition", "Segment", "MarketFactor", "Report"), fact
        assert fact.get("amount") in (None, 1_800_000_000, 4_200_000_000, 30_000_000), fact
        assert fact.get("percent") in (None, 12.9, 61), fact


# Pages


def test_scripts_styles_and_comments_of_a_page_are_no_text(tmp_path):
    page = """<html><head><script>"The kite market was valued at USD 9 billion in 2024."</script>
    <style>/* The kite market was valued at USD 8 billion in 2024. */</style></head>
    <body><!-- The kite market was valued at USD 7 billion in 2024. -->
    <noscript>The kite market was valued at USD 6 billion in 2024.</noscript>
    <p>The kite market was valued at USD 5 billion in 2024.</p></body></html>"""
    claims = read_file(tmp_path, page, "page.html")
    amounts = [c.record()["fact"]["amount"] for c in claims if c.fact.type == "MarketSize"]
    assert amounts == [5_000_000_000]


def test_a_page_without_a_body_is_read(tmp_path):
    claims = read_file(
        tmp_path, "<p>The kite market was valued at USD 5 billion in 2024.", "page.html"
    )
    assert "MarketSize" in {claim.fact.type for claim in claims}


def test_a_page_without_text_gives_nothing(tmp_path):
    assert read_file(tmp_path, "<html><head><title></title></head></html>", "page.html") == []


def test_a_page_of_100_000_nested_tags_is_refused_and_one_of_200_is_read(tmp_path):
    inside = "<p>The kite market was valued at USD 5 billion in 2024.</p>"
    with pytest.raises(DocumentError, match="nested deeper"):
        read_file(tmp_path, "<div>" * 100_000 + inside, "page.html")
    claims = read_file(tmp_path, "<div>" * 200 + inside, "page.html")
    assert "MarketSize" in {claim.fact.type for claim in claims}


# Characters

REPORT = """\
Kite Market Report
The global kite market was valued at USD 5.25 billion in 2024 and is projected to reach USD 9.1 billion by 2031, at a CAGR of 8.2% from 2025 to 2031.
Segmentation
By Type (Box Kites, Stunt Kites, and Power Kites)
Key Players
- Windrush Kites Ltd. (UK)
- Papierdrache GmbH (Germany)
Recent Developments
- In May 2025, Windrush Kites Ltd. acquired Papierdrache GmbH for EUR 12 million.
"""


def plain(text: str) -> set[str]:
    return {str(sorted((k, str(v)) for k, v in fact.items())) for fact in facts(text)}


def test_the_report_that_is_changed_below_is_read():
    kinds = {fact["type"] for fact in facts(REPORT)}
    assert kinds >= {"Report", "MarketSize", "GrowthRate", "Segment", "MarketParticipant"}
    assert "Acquisition" in kinds


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n\r\n", "\u2028", "\x85"])
def test_line_ends_do_not_change_the_facts(tmp_path, ends):
    claims = read_file(tmp_path, REPORT.replace("\n", ends).encode("utf-8"))
    found = {str(sorted((k, str(v)) for k, v in c.record()["fact"].items())) for c in claims}
    assert found == plain(REPORT)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" billion", "\u202fbillion"),
        lambda text: text.replace("market", "mar\u00adket"),
        lambda text: text.replace("valued", "val\u200bued"),
        lambda text: "\ufeff" + text.replace("USD ", "USD \u200e"),
        lambda text: text.replace("2024", "\u20672024\u2069"),
        lambda text: text.replace("acquired", "\u202bacquired\u202c"),
        lambda text: text.translate({ord("0") + n: ord("\uff10") + n for n in range(10)}),
        lambda text: text.replace("8.2%", "8.2\uff05"),
        lambda text: text.replace("- ", "– "),
        lambda text: text.replace("- ", "•\t"),
    ],
    ids=[
        "no-break spaces", "narrow spaces", "soft hyphens", "zero-width spaces", "marks",
        "isolated digits", "right to left", "full-width digits", "full-width percent", "dashes", "bullets",
    ],
)  # fmt: skip
def test_odd_characters_do_not_change_the_facts(change):
    assert plain(change(REPORT)) == plain(REPORT)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_do_not_change_the_facts(tmp_path, encoding):
    text = REPORT.replace("Papierdrache", "Drächen")
    claims = read_file(tmp_path, text.encode(encoding))
    found = {str(sorted((k, str(v)) for k, v in c.record()["fact"].items())) for c in claims}
    assert found == plain(text)


def test_mixed_encodings_cost_their_letters_only(tmp_path):
    first, second = REPORT.split("Segmentation")
    data = first.encode() + "Größe Segmentation".encode("cp1252") + second.encode() + "é".encode()
    amounts = {c.record()["fact"].get("amount") for c in read_file(tmp_path, data)}
    assert {5_250_000_000, 9_100_000_000, 12_000_000} <= amounts


# Figures


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        ("USD 2.5 billion", [(2_500_000_000, "USD")]),
        ("$1.2tn", [(1_200_000_000_000, "USD")]),
        ("¥100bn", [(100_000_000_000, "JPY")]),
        ("€2,52 billion", [(2_520_000_000, "EUR")]),
        ("2.5 billion US dollars", [(2_500_000_000, "USD")]),
        ("2.18 USD Billion", [(2_180_000_000, "USD")]),
        ("2.18 (EUR million)", [(2_180_000, "EUR")]),
        ("USD 2,520 million", [(2_520_000_000, "USD")]),
        ("₹ 1,20,000 crore", [(1_200_000_000_000, "INR")]),
        ("₩ 3.1 trillion", [(3_100_000_000_000, "KRW")]),
        ("R$ 7.5 billion", [(7_500_000_000, "BRL")]),
        ("CNY 45 bn", [(45_000_000_000, "CNY")]),
        ("£900m", [(900_000_000, "GBP")]),
        ("USD 2.52.1 billion", []),
        ("USD xx billion", []),
        ("USD billion", []),
        ("USD 5-6 billion", []),
        ("between USD 5 billion and USD 6 billion", []),
        ("USD 1.2.3", []),
        ("USD ,5 billion", []),
        ("USD -3 billion", []),
        ("2,52 billion", []),
        ("5-6 billion", []),
    ],
)
def test_figures_are_read_or_left_out_never_guessed(figure, found):
    assert sizes(f"The kite market was valued at {figure} in 2024.") == found


def test_a_rate_without_a_period_has_no_years():
    assert years("The kite market grows at a CAGR of 7.1%.") == [(None, None)]


@pytest.mark.parametrize(
    "period",
    ["2025-2031", "2025–2031", "2025 - 2031", "from 2025 to 2031", "2025 through 2031", "between 2025 and 2031",
     "2025—2031", "2025 to 2031", "2025-31"],
)  # fmt: skip
def test_periods_in_every_spelling(period):
    joint = "" if period.startswith(("from", "between")) else "over "
    text = f"The kite market is expected to grow at a CAGR of 7.1% {joint}{period}."
    assert years(text) == [(2025, 2031)]


@pytest.mark.parametrize("period", ["2031-2025", "20255-2031", "2025.2031", "1-31"])
def test_damaged_periods_are_not_read_as_years(period):
    found = years(f"The kite market grows at a CAGR of 7.1% over {period}.")
    assert found in ([(None, None)], [])


# Long and endless


def test_a_bullet_of_50_000_characters():
    text = REPORT + "- " + "Windrush Kites Ltd. flew over the hills and " * 1_200 + "\n" + GERMAN
    assert "Acquisition" in {fact["type"] for fact in facts(text)}


@pytest.mark.parametrize("opening", ["(", "[", "“", '"', "By Type (", "Acme (", "(a, (b, ["])
def test_brackets_that_never_close(opening):
    text = REPORT + opening * 2_000 + "\n" + "The tail market was valued at USD 2 billion in 2023."
    amounts = {fact.get("amount") for fact in facts(text)}
    assert {5_250_000_000, 2_000_000_000} <= amounts


def test_a_list_of_5_000_companies():
    names = [f"{first}{second} {form}" for first in SYLLABLES for second in TAILS for form in FORMS]
    text = "Kite Market Report\nKey Players\n" + "".join(f"- {name}\n" for name in names[:5_000])
    found = [fact["company"] for fact in facts(text, "MarketParticipant")]
    assert found == names[:5_000]


SYLLABLES = [
    a + b for a in "BDFGKLMNPRST" for b in ("ala", "eno", "iru", "omi", "ura", "ado", "eki")
]
TAILS = [
    "vex",
    "lith",
    "dor",
    "mark",
    "sen",
    "tron",
    "well",
    "bridge",
    "quist",
    "nova",
    "field",
    "ley",
]
FORMS = ["Inc.", "GmbH", "Ltd.", "S.A.", "Corp."]


# Quotes

PIECES = [
    line for path in sorted(TEXTS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
]


@given(st.text(max_size=400))
def test_quotes_of_any_text_are_the_text(text):
    read(prose_of(text))


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["\n", "\n\n", " ", "\n- "]))
def test_quotes_of_mixed_up_reports_are_the_text(lines, joint):
    read(prose_of(joint.join(lines)))


@given(st.sampled_from(PIECES), st.integers(0, 400), st.text(max_size=6), st.integers(0, 40))
def test_quotes_of_damaged_lines_are_the_text(line, place, inserted, gone):
    read(prose_of(line[:place] + inserted + line[place + gone :]))


@pytest.mark.parametrize("path", sorted(TEXTS.iterdir()), ids=lambda path: path.stem)
def test_quotes_of_the_labelled_texts_are_the_text(path):
    read(cast("Prose", open_document(path)))


PLAYERS = "\n".join(f"- {name} Ltd" for name in ("Alder", "Birch", "Cedar", "Dogwood"))


def test_players_below_the_name_of_a_market_are_its_players():
    found = facts(f"Global Pea Milk Market\n\nKey Players\n\n{PLAYERS}", "MarketParticipant")
    assert [(fact["market"], fact["role"]) for fact in found] == [("Pea Milk", "leader")] * 4


def test_players_of_no_market_are_dropped_and_counted():
    reading = read_prose(prose_of(f"Key Players\n\n{PLAYERS}"))
    assert list(reading.claims) == []
    assert [drop.reason for drop in reading.dropped] == ["players of no market"]


def test_a_base_year_is_no_segment():
    text = "# Pea Milk Market Report\n\n| Scope | Details |\n|---|---|\n| By Type | Plain, Sweet |\n| By End User | Base year: 2024 |\n"
    assert {fact["segment"] for fact in facts(text, "Segment")} == {"Plain", "Sweet"}


def test_a_year_at_the_head_of_a_sentence_is_that_of_its_ranking():
    text = "Pea Milk Market Report\n\nIn 2024, Europe dominated the pea milk market, and Asia is the fastest-growing region."
    found = [(fact["region"], fact.get("year")) for fact in facts(text, "Ranking")]
    assert found == [("Europe", 2024), ("Asia", None)]
