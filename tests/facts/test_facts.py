from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from marketgraph.claim import plain
from marketgraph.facts import FACT_TYPES, mentions, name_fields, parse_fact
from marketgraph.facts.values import NAME_MAX

HERE = Path(__file__).parent
FACTS = [
    pytest.param(record, id=f"{name}-{number}-{record['type']}")
    for name in ("complete", "minimal")
    for number, line in enumerate((HERE / f"{name}.jsonl").read_text("utf-8").splitlines())
    for record in [json.loads(line)]
]
SIZE = {"type": "MarketSize", "market": "Sleep Labs", "amount": 1000, "currency": "USD"}
DEAL = {"type": "Acquisition", "target": "Nocturne"}

CONTRACT = {
    "Report": "market title publisher date url baseYear forecastStart forecastEnd sku methods contents",
    "Market": "market parent definition",
    "MarketSize": "market amount currency year status region dimension segment qualifier",
    "GrowthRate": "market percent kind startYear endYear region dimension segment qualifier",
    "MarketShare": "market percent region segment dimension company year startYear endYear status"
    " withinRegion withinSegment qualifier",
    "Ranking": "market region segment dimension company criterion rank year startYear endYear"
    " withinRegion withinSegment",
    "Segment": "market dimension segment parent",
    "Coverage": "market region withinRegion",
    "MarketParticipant": "market company country role dimension segment products",
    "Offering": "company product market dimension segment url",
    "MarketFactor": "market kind title region",
    "Finding": "market factor work publisher date statement",
    "Regulation": "market name region",
    "Acquisition": "date market acquirer target object seller amount currency stake status",
    "Merger": "date market parties result amount currency status",
    "JointVenture": "date market parents company amount currency status",
    "Investment": "date market investors company amount currency round stake",
    "SpinOff": "date market company seller",
    "DealReview": "date market authority case parties outcome notified deal",
    "Partnership": "date market partners purpose",
    "CommercialAgreement": "date market supplier customer products amount currency termMonths sites"
    " qualifier",
    "ProductLaunch": "date market companies products partners",
    "ProductUpdate": "date market companies products partners",
    "FacilityOpening": "date market company facility region",
    "RegulatoryApproval": "date market company product authority kind region",
    "CompanyProfile": "company kind headquarters country founded description customers",
    "Alias": "company alias kind",
    "Ownership": "owner company stake from until",
    "Identifier": "company report case scheme value",
    "Classification": "company market case scheme code label",
    "Triples": "nquads",
}


def reasons(record: dict[str, Any]) -> str:
    """Return why a fact is refused."""
    with pytest.raises(ValidationError) as refusal:
        parse_fact(record)
    return str(refusal.value)


def names_in_json(fact_type: str) -> set[str]:
    return {info.alias or name for name, info in FACT_TYPES[fact_type].model_fields.items()}


def test_the_contract_names_every_type() -> None:
    assert set(FACT_TYPES) == set(CONTRACT)


@pytest.mark.parametrize("fact_type", CONTRACT)
def test_a_type_has_exactly_the_fields_of_the_contract(fact_type: str) -> None:
    assert names_in_json(fact_type) == {"type", "source", *CONTRACT[fact_type].split()}


def test_a_credited_source_has_publisher_title_date_and_address(
    complete: list[dict[str, Any]],
) -> None:
    given = {field for record in complete for field in record.get("source", ())}
    assert given == {"publisher", "title", "date", "url"}


@pytest.mark.parametrize("fact_type", CONTRACT)
def test_the_examples_give_every_field(fact_type: str, complete: list[dict[str, Any]]) -> None:
    given = {field for record in complete if record["type"] == fact_type for field in record}
    assert given == names_in_json(fact_type)


def test_every_type_can_say_little(minimal: list[dict[str, Any]]) -> None:
    assert [record["type"] for record in minimal] == list(FACT_TYPES)


@pytest.mark.parametrize("record", FACTS)
def test_json_comes_back_as_it_went_in(record: dict[str, Any]) -> None:
    defaults = {"role": "participant"} if record["type"] == "MarketParticipant" else {}
    assert plain(parse_fact(record)) == defaults | record


@pytest.mark.parametrize("record", FACTS)
def test_python_names_build_the_same_fact(record: dict[str, Any]) -> None:
    fact = parse_fact(record)
    given = {name: getattr(fact, name) for name in fact.model_fields_set}
    assert type(fact)(**given) == fact


@pytest.mark.parametrize("record", FACTS)
def test_an_unknown_field_is_refused(record: dict[str, Any]) -> None:
    assert "Extra inputs are not permitted" in reasons({**record, "colour": "blue"})


def test_an_unknown_field_of_the_source_is_refused() -> None:
    assert "source.pages" in reasons({**DEAL, "source": {"publisher": "A", "pages": 3}})


@pytest.mark.parametrize("record", [{"target": "Nocturne"}, {"type": "Takeover", "target": "N"}])
def test_a_fact_says_its_type(record: dict[str, Any]) -> None:
    assert "type" in reasons(record)


@pytest.mark.parametrize("name", ["", "  ", "\n", "a\tb", "a\nb", "a\x00b", "a\u2028b", "x" * 501])
@pytest.mark.parametrize(
    ("record", "field"),
    [
        (SIZE, "market"),
        (SIZE, "segment"),
        (DEAL, "target"),
        (DEAL, "seller"),
        ({"type": "Regulation", "market": "M"}, "name"),
    ],
)
def test_what_cannot_be_a_name_is_refused(record: dict[str, Any], field: str, name: str) -> None:
    assert field in reasons({**record, field: name})


def test_a_bad_name_in_a_list_is_refused_with_its_place() -> None:
    assert "acquirer.1" in reasons({**DEAL, "acquirer": ["Dormire Labs", "\t"]})


def test_a_name_may_be_as_long_as_the_limit() -> None:
    assert parse_fact({**DEAL, "target": "x" * NAME_MAX})


def test_names_are_kept_in_one_spelling() -> None:
    fact: Any = parse_fact({**DEAL, "target": "  Cafe\u0301  am\u00a0Markt "})
    assert fact.target == "Caf\u00e9 am Markt"


@pytest.mark.parametrize(
    "date",
    ["2024-13-01", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "3201", "1066", "05/07/2018",
     "2024-1-1", "20240101", "24", "", "2024-01-01T00:00:00", "\u0662\u0660\u0662\u0664"],
)  # fmt: skip
def test_what_no_calendar_has_is_no_date(date: str) -> None:
    assert "date" in reasons({**DEAL, "date": date})


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29"])
def test_a_date_is_as_precise_as_it_was_written(date: str) -> None:
    fact: Any = parse_fact({**DEAL, "date": date})
    assert fact.date == date


@pytest.mark.parametrize("year", [3201, 1066, 2024.5, "soon", True])
def test_an_impossible_year_is_refused(year: object) -> None:
    assert "year" in reasons({**SIZE, "year": year})


@pytest.mark.parametrize("currency", ["", "usd", "US", "DOLLAR", "$", "US1", "USD\n", "\uff35SD"])
def test_a_currency_has_three_capital_letters(currency: str) -> None:
    assert "currency" in reasons({**SIZE, "currency": currency})


@pytest.mark.parametrize(
    "amount", [float("nan"), float("inf"), -float("inf"), "1000", True, None, 10**400]
)
def test_an_amount_is_a_finite_number(amount: object) -> None:
    assert "amount" in reasons({**SIZE, "amount": amount})


def test_a_rank_that_no_table_can_hold_is_refused() -> None:
    rank = {"type": "Ranking", "market": "M", "company": "C", "criterion": "size"}
    assert parse_fact({**rank, "rank": 10**9})
    assert "rank" in reasons({**rank, "rank": 10**9 + 1})


def test_a_whole_number_is_one_value_however_written() -> None:
    assert plain(parse_fact({**SIZE, "amount": 18.0})) == plain(parse_fact({**SIZE, "amount": 18}))


@pytest.mark.parametrize(
    "record",
    [
        {"type": "MarketShare", "market": "M", "percent": 4},
        {"type": "Ranking", "market": "M", "criterion": "size", "rank": 1},
        {"type": "Merger", "parties": ["A"]},
        {"type": "JointVenture", "parents": []},
        {"type": "Investment", "company": "A"},
        {"type": "Investment", "amount": 4, "currency": "EUR"},
        {"type": "Partnership", "partners": ["A"]},
        {"type": "CommercialAgreement", "products": ["P"]},
        {"type": "ProductLaunch", "partners": ["A"]},
        {"type": "ProductUpdate", "market": "M"},
        {"type": "RegulatoryApproval", "authority": "A"},
        {"type": "Identifier", "scheme": "lei", "value": "X"},
        {"type": "Identifier", "company": "A", "case": "B", "scheme": "lei", "value": "X"},
        {"type": "Classification", "company": "A", "market": "M", "scheme": "nace", "code": "1"},
        {"type": "Triples", "nquads": ""},
    ],
    ids=lambda record: str(record["type"]),
)
def test_a_fact_that_says_nothing_certain_is_refused(record: dict[str, Any]) -> None:
    assert reasons(record)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (SIZE, "status"), (SIZE, "qualifier"), (DEAL, "status"), (DEAL, "object"),
        ({"type": "GrowthRate", "market": "M", "percent": 1}, "kind"),
        ({"type": "Alias", "company": "A", "alias": "B"}, "kind"),
        ({"type": "DealReview", "case": "1"}, "deal"),
        ({"type": "MarketParticipant", "market": "M", "company": "A"}, "role"),
    ],
)  # fmt: skip
def test_a_choice_takes_only_its_words(record: dict[str, Any], field: str) -> None:
    assert field in reasons({**record, field: "perhaps"})


def test_a_fact_cannot_be_changed() -> None:
    fact: Any = parse_fact(SIZE)
    with pytest.raises(ValidationError, match="frozen"):
        fact.amount = 2


def test_mentions_are_the_names_of_a_fact_in_the_order_of_its_fields(
    complete: list[dict[str, Any]],
) -> None:
    record = next(record for record in complete if record["type"] == "Acquisition")
    assert [tuple(mention) for mention in mentions(parse_fact(record))] == [
        ("market", "market", "Sleep Labs"),
        ("acquirer", "company", "Dormire Labs"),
        ("acquirer", "company", "Mondlicht GmbH"),
        ("target", "company", "Nocturne"),
        ("seller", "company", "Great Owl Holding"),
    ]


@pytest.mark.parametrize("fact_type", CONTRACT)
def test_every_name_of_a_fact_is_mentioned(fact_type: str, complete: list[dict[str, Any]]) -> None:
    fields = dict(name_fields(FACT_TYPES[fact_type]))
    told = {
        mention.field: mention.kind
        for record in complete
        if record["type"] == fact_type
        for mention in mentions(parse_fact(record))
    }
    assert told == fields


def test_a_credited_publisher_is_no_mention() -> None:
    fact = parse_fact({**DEAL, "source": {"publisher": "Aurora Insight"}})
    assert [mention.name for mention in mentions(fact)] == ["Nocturne"]
