"""Which claims tell of one development: dates, parties, rounds, case numbers, judgements, in any order."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.claim import Claim, Evidence
from marketgraph.facts import interval, parse_fact
from marketgraph.resolving import Judgements
from marketgraph.resolving.developments import Links, from_json, link, telling, to_json
from marketgraph.vocabulary import Iris, digest, slugify


def make(fact: dict[str, Any], document: str, place: int = 0) -> Claim:
    """Return a claim at a place of a document."""
    evidence = Evidence(document=f"sha256:{digest(document, 64)}", start=place, end=place + 1)
    return Claim(fact=parse_fact(fact), evidence=evidence, confidence=1, method="table")


class Slugs:
    """Gives each name the IRI of its own slug."""

    def company(self, name: str) -> str:
        return Iris().entity("company", slugify(name))


class Told:
    """Claims of documents, and the developments that they are found to tell of."""

    def __init__(self) -> None:
        self.documents: dict[str, list[Claim]] = defaultdict(list)
        self.judgements = Judgements()

    def tell(self, type_: str, document: str = "a", **fields: Any) -> str:
        """Add a claim; return its id."""
        claims = self.documents[document]
        claims.append(make({"type": type_} | fields, document, len(claims)))
        return claims[-1].id

    def deal(self, when: str | None = None, document: str = "a", **fields: Any) -> str:
        """Add a claim that Kestrel bought Adler."""
        deal = {"acquirer": ["Kestrel"], "target": "Adler", "date": when} | fields
        return self.tell("Acquisition", document, **deal)

    def links(self) -> Links:
        """Return what the judgements that stand join and split."""
        joined = tuple((row.subject, row.object) for row in self.judgements.of("join"))
        split = (frozenset((row.subject, row.object)) for row in self.judgements.of("split"))
        return Links(joined, frozenset(split))

    def found(self) -> dict[str, str]:
        """Return claim id -> IRI of its development."""
        return found(self.documents, self.links())

    def groups(self) -> set[frozenset[str]]:
        """Return the claims that tell of one development."""
        return groups(self.found())


def found(documents: dict[str, list[Claim]], links: Links | None = None) -> dict[str, str]:
    """Return claim id -> IRI of its development."""
    told = [
        (name, [t for n, claim in enumerate(claims) if (t := telling(n, claim))])
        for name, claims in documents.items()
    ]
    developments = link(told, lambda _: Slugs(), Iris(), links)
    return {
        claims[ordinal].id: development.iri
        for name, claims in documents.items()
        for ordinal, development in developments.of(name).items()
    }


def groups(iris: dict[str, str]) -> set[frozenset[str]]:
    """Return the claims of each development."""
    by_iri: dict[str, set[str]] = defaultdict(set)
    for claim, iri in iris.items():
        by_iri[iri].add(claim)
    return {frozenset(claims) for claims in by_iri.values()}


def together(*claims: str) -> set[frozenset[str]]:
    return {frozenset(claims)}


@pytest.fixture
def told() -> Told:
    return Told()


# Time


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2020-05-01", "2020-05-08", True),
        ("2020-05-01", "2020-06-15", True),
        ("2020-05-01", "2020-06-16", False),
        ("2020-05", "2020-07-15", True),
        ("2020-05", "2020-07-16", False),
        ("2020", "2020-12-31", True),
        ("2020", "2021-03", False),
        ("2020", "2021", True),
        ("2020", "2022", False),
    ],
)
def test_dates_mean_one_time_if_widened_by_45_days_they_overlap(
    told: Told, one: str, other: str, same: bool
) -> None:
    told.deal(one)
    told.deal(other, "b")
    assert len(told.groups()) == (1 if same else 2)


def test_two_prices_of_one_deal_do_not_part_it(told: Told) -> None:
    claims = (
        told.deal("2020-05-01", amount=10, currency="USD"),
        told.deal("2020-05-08", "b", amount=12, currency="EUR"),
    )
    assert told.groups() == together(*claims)


def test_a_deal_that_is_withdrawn_and_one_that_is_completed_years_later_are_two(told: Told) -> None:
    bid = told.deal("2018-03", status="withdrawn")
    bought = told.deal("2021-09", status="completed")
    assert told.groups() == together(bid) | together(bought)


def test_announced_withdrawn_and_completed_within_weeks_are_one(told: Told) -> None:
    claims = [
        told.deal("2020-05-01", status="announced"),
        told.deal("2020-05-20", "b", status="withdrawn"),
        told.deal("2020-06-20", "c", status="completed"),
    ]
    assert told.groups() == together(*claims)


def test_a_target_that_is_sold_on_makes_a_deal_a_buyer(told: Told) -> None:
    first = told.deal("2020-05-01")
    second = told.deal("2020-05-20", acquirer=["Wren"], seller="Kestrel")
    assert told.groups() == together(first) | together(second)


def test_the_same_parties_in_other_years_make_other_deals(told: Told) -> None:
    claims = [told.deal(f"{year}-05") for year in (2010, 2015, 2020)]
    assert told.groups() == {frozenset({claim}) for claim in claims}
    assert len(set(told.found().values())) == 3


def test_buyers_that_one_source_names_together_made_one_deal(told: Told) -> None:
    claims = [
        told.deal("2020-05-01", acquirer=["Kestrel"]),
        told.deal("2020-05-02", "b", acquirer=["Wren"]),
        told.deal("2020-05-03", "c", acquirer=["Kestrel", "Wren"]),
    ]
    assert told.groups() == together(*claims)


def test_types_are_not_mixed(told: Told) -> None:
    told.tell("Merger", parties=["Kestrel", "Adler"], date="2020")
    told.tell("Partnership", partners=["Kestrel", "Adler"], date="2020")
    told.deal("2020")
    assert len(told.groups()) == 3


def test_all_parties_must_be_the_same(told: Told) -> None:
    both = [
        told.tell("Partnership", partners=["Kestrel", "Adler"], date="2020"),
        told.tell("Partnership", "b", partners=["Adler", "Kestrel"], date="2020-07"),
    ]
    more = told.tell("Partnership", partners=["Adler", "Kestrel", "Wren"], date="2020")
    assert told.groups() == together(*both) | together(more)


def test_however_many_buyers_bid_each_bid_is_told_once(told: Told) -> None:
    bids = {
        frozenset(
            told.deal(day, document, acquirer=[f"Bidder {number}"])
            for document, day in (("a", "2020-05-01"), ("b", "2020-05-20"))
        )
        for number in range(20)
    }
    assert told.groups() == bids


def test_a_vague_date_holds_however_many_claims_come_between(told: Told) -> None:
    claims = [told.deal("2020")]
    claims += [told.deal(f"2020-01-{day:02}", f"d{day}") for day in range(1, 21)]
    claims.append(told.deal("2020-11-30", "late"))
    assert told.groups() == together(*claims)


# No date


def test_an_undated_claim_joins_the_only_dated_deal_that_it_fits(told: Told) -> None:
    dated, undated = told.deal("2020-05"), told.deal(None, "b")
    other = told.deal("2020-05", "c", acquirer=["Wren"])
    assert told.groups() == together(dated, undated) | together(other)


def test_an_undated_claim_that_fits_two_deals_joins_neither(told: Told) -> None:
    dated = [told.deal("2010"), told.deal("2020")]
    undated = [told.deal(None, "b"), told.deal(None, "c")]
    assert told.groups() == {frozenset({claim}) for claim in dated} | together(*undated)


def test_undated_claims_are_one_by_their_parties(told: Told) -> None:
    one = [told.deal(None, document) for document in "abc"]
    other = told.deal(None, acquirer=["Wren"])
    assert told.groups() == together(*one) | together(other)


# Rounds


def money(told: Told, when: str | None, amount: int | None, document: str = "a") -> str:
    currency = None if amount is None else "EUR"
    fields = {"investors": ["Kestrel"], "company": "Adler", "date": when}
    return told.tell("Investment", document, amount=amount, currency=currency, **fields)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("2020-05-01", 5), ("2020-05-20", 5), True),
        (("2020-05-01", 5), ("2020-05-20", 7), False),
        (("2020-05-01", 5), ("2020-05-20", None), False),
        (("2020-05", 5), ("2020-05-20", 7), True),
        (("2020-05-01", 5), ("2020-08-01", 5), False),
        ((None, 5), ("2020-05-01", 5), True),
        ((None, None), ("2020-05-01", 5), True),
        ((None, 5), ("2020-05-01", None), True),
        ((None, 5), ("2020-05-01", 7), False),
        ((None, 5), (None, 7), False),
        ((None, 5), (None, 5), True),
    ],
)
def test_a_round_is_known_by_its_amount_or_its_very_date(
    told: Told, one: tuple[str | None, int | None], other: tuple[str | None, int | None], same: bool
) -> None:
    money(told, *one)
    money(told, *other, "b")
    assert len(told.groups()) == (1 if same else 2)


def test_an_undated_round_joins_that_of_its_amount(told: Told) -> None:
    small, large, undated = (money(told, *what) for what in (("2018", 5), ("2020", 50), (None, 5)))
    assert told.groups() == together(small, undated) | together(large)


# Things


def test_a_product_is_the_same_however_it_is_spelled(told: Told) -> None:
    launch: dict[str, Any] = {"companies": ["Kestrel"], "date": "2020-05"}
    claims = [
        told.tell("ProductLaunch", products=["Night-Band"], **launch),
        told.tell("ProductLaunch", "b", products=["NIGHTBAND"], **launch),
    ]
    other = told.tell("ProductLaunch", products=["Dayband"], **launch)
    assert told.groups() == together(*claims) | together(other)


@pytest.mark.parametrize(
    ("type_", "fields", "name"),
    [
        ("ProductLaunch", {"companies": ["Kestrel"], "date": "2020"}, "products"),
        ("RegulatoryApproval", {"company": "Kestrel", "date": "2020"}, "product"),
        ("FacilityOpening", {"company": "Kestrel", "date": "2020"}, "facility"),
        ("DealReview", {}, "case"),
    ],
)
def test_letters_outside_ascii_tell_things_apart(
    told: Told, type_: str, fields: dict[str, Any], name: str
) -> None:
    for written in ("Д-12", "Ж-12"):
        thing: Any = [written] if name == "products" else written
        told.tell(type_, **(fields | {name: thing}))
    assert len(told.groups()) == 2


# Cases


def test_a_case_number_is_one_development_whatever_else_is_told_of_it(told: Told) -> None:
    claims = [
        told.tell("DealReview", case="FT.4711", date="2020", authority="Board of Trade"),
        told.tell("DealReview", "b", case="ft 4711", date="2010", parties=["Wren"]),
        told.tell("DealReview", "c", case="FT-4711", authority="Another Board"),
        told.tell("Identifier", case="FT.4711", scheme="docket", value="D-1"),
        told.tell("Classification", "d", case="FT.4711", scheme="nace", code="86"),
    ]
    other = told.tell("DealReview", case="FT.47.11")
    assert told.groups() == together(*claims) | together(other)
    assert told.found()[claims[0]].endswith("/development/case-ft-4711")


def test_a_review_leads_to_the_deal_of_the_same_parties_and_time(told: Told) -> None:
    deal = told.deal("2020-05-01")
    told.deal("2010-05-01")
    told.tell("DealReview", case="1", parties=["Adler", "Kestrel"], date="2020-06-01")
    told.tell("DealReview", case="2", parties=["Adler", "Wren"], date="2020-06-01")
    claims = [telling(n, claim) for n, claim in enumerate(told.documents["a"])]
    developments = link([("a", [t for t in claims if t])], lambda _: Slugs(), Iris()).of("a")
    assert [developments[n].review_of for n in (2, 3)] == [told.found()[deal], None]


# Judgements


def test_a_split_parts_and_undoing_it_joins_again(told: Told) -> None:
    one, other, third = (told.deal("2020-05-01", document) for document in "abc")
    before = told.found()
    split = told.judgements.add("split", one, other)
    iris = told.found()
    assert iris[one] != iris[other]
    assert iris[third] in (iris[one], iris[other])
    told.judgements.undo(split.id)
    assert told.found() == before


def test_a_join_joins_and_undoing_it_parts_again(told: Told) -> None:
    one, other = told.deal("2010"), told.deal("2020", "b", acquirer=["Wren"])
    merger = told.tell("Merger", parties=["Kestrel", "Adler"], date="2015")
    before = told.found()
    joins = [told.judgements.add("join", one, c, reason=c) for c in (other, merger)]
    assert told.groups() == together(one, other, merger)
    for join in joins:
        told.judgements.undo(join.id)
    assert told.found() == before


def test_a_case_number_that_two_authorities_use_can_be_split(told: Told) -> None:
    one = told.tell("DealReview", case="12", authority="Board of Trade")
    other = told.tell("DealReview", "b", case="12", authority="Another Board")
    told.judgements.add("split", one, other)
    assert told.groups() == together(one) | together(other)


def test_a_join_takes_nothing_along_that_was_split(told: Told) -> None:
    one, other = told.deal("2010", "a"), told.deal("2020-05-01", "b")
    third = told.deal("2020-05-02", "c")
    told.judgements.add("join", one, other)
    told.judgements.add("split", one, third)
    assert told.groups() == together(one, other) | together(third)


def test_an_undated_claim_that_was_split_from_one_deal_joins_the_other(told: Told) -> None:
    early, late = told.deal("2010"), told.deal("2020")
    undated = told.deal(None, "b")
    told.judgements.add("split", late, undated)
    assert told.groups() == together(early, undated) | together(late)


def test_a_judgement_on_a_claim_that_is_gone_changes_nothing(told: Told) -> None:
    one = told.deal("2020")
    told.judgements.add("split", one, "0" * 32)
    told.judgements.add("join", one, "1" * 32)
    assert told.groups() == together(one)


# Any claims, in any order

DATES = st.sampled_from(
    [None, "2020", "2020-01", "2020-02", "2020-01-05", "2020-02-20", "2020-04-06", "2021-03"]
)
PARTIES = st.lists(st.sampled_from(["Kestrel", "Wren", "Finch"]), max_size=2, unique=True)
DEALS = st.fixed_dictionaries(
    {
        "type": st.just("Acquisition"),
        "target": st.sampled_from(["Adler", "Bussard"]),
        "acquirer": PARTIES,
        "date": DATES,
    }
)
ROUNDS = st.fixed_dictionaries(
    {
        "type": st.just("Investment"),
        "company": st.just("Adler"),
        "investors": PARTIES,
        "amount": st.sampled_from([5, 7]),
        "currency": st.just("EUR"),
        "date": DATES,
    }
)
CASES = st.fixed_dictionaries(
    {"type": st.just("DealReview"), "case": st.sampled_from(["1", "2"]), "date": DATES}
)
FACTS = st.lists(DEALS | ROUNDS | CASES, min_size=1, max_size=12)
PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=4)


def claims_of(facts: Iterable[dict[str, Any]]) -> list[Claim]:
    """Return a claim a fact, each in a document of its own."""
    return [make(fact, str(number)) for number, fact in enumerate(facts)]


def in_documents(claims: list[Claim], size: int) -> dict[str, list[Claim]]:
    """Return claims in documents of a size, in the order given."""
    return {str(n): claims[n : n + size] for n in range(0, len(claims), size)}


@given(facts=FACTS, joined=PAIRS, split=PAIRS, data=st.data())
def test_any_order_gives_the_same_developments(
    facts: list[Any], joined: list[Any], split: list[Any], data: st.DataObject
) -> None:
    claims = claims_of(facts)
    ids = [made.id for made in claims]
    links = Links(
        tuple((ids[a], ids[b]) for a, b in joined if a < len(ids) and b < len(ids) and a != b),
        frozenset(
            frozenset((ids[a], ids[b]))
            for a, b in split
            if a < len(ids) and b < len(ids) and a != b
        ),
    )
    other = data.draw(st.permutations(claims))
    size = data.draw(st.integers(1, len(claims)))
    iris = found(in_documents(claims, 1), links)
    assert found(in_documents(other, size), links) == iris
    assert not [pair for pair in links.split if len({iris[member] for member in pair}) == 1]


@given(facts=st.lists(DEALS | ROUNDS, min_size=1, max_size=12))
def test_dated_claims_are_one_where_a_chain_of_pairs_links_them(facts: list[Any]) -> None:
    claims = claims_of([fact for fact in facts if fact["date"]])
    leader = {made.id: made.id for made in claims}
    for _ in claims:
        for one, other in itertools.permutations(claims, 2):
            if agree(one.fact, other.fact):
                leader[one.id] = leader[other.id] = min(leader[one.id], leader[other.id])
    assert groups(found(in_documents(claims, 1))) == groups(leader)


def agree(one: Any, other: Any) -> bool:
    """Return whether two dated facts tell of one development, by the rule as it is documented."""
    if one.type != other.type:
        return False
    if one.type == "Acquisition":
        return one.target == other.target and share(one.acquirer, other.acquirer, one, other, 45)
    same_amount = one.amount == other.amount
    return share(one.investors, other.investors, one, other, 45 if same_amount else 0)


def share(parties: Any, others: Any, one: Any, other: Any, days: int) -> bool:
    """Return whether two facts share a party, or both name none, and are at most some days apart."""
    if not (set(parties) & set(others) or not (parties or others)):
        return False
    begins, ends = map(date.fromisoformat, interval(one.date))
    first, last = map(date.fromisoformat, interval(other.date))
    wide = timedelta(days)
    return begins <= last + wide and first <= ends + wide


@given(facts=FACTS)
def test_tellings_are_read_back_as_they_were(facts: list[Any]) -> None:
    told = [t for n, made in enumerate(claims_of(facts)) if (t := telling(n, made))]
    assert from_json(to_json(told)) == told
