"""A fact in one line for people, from its fields alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from marketgraph.facts import FactBase
from marketgraph.views.words import money, number, spaced, years

Fields = Mapping[str, Any]
LISTED = 4
"""So many names of a list are told."""


def wording(fact: FactBase) -> str:
    """Return what a fact says, as one line.

    >>> from marketgraph.facts import parse_fact
    >>> wording(parse_fact({"type": "MarketSize", "market": "Kites", "amount": 2.5e9, "currency": "USD", "year": 2024}))
    'Kites, 2024: USD 2.5 billion'
    """
    fields = fact.model_dump(exclude_none=True)
    written = _WORDINGS.get(fields["type"], _plainly)(fields)
    source = fields.get("source")
    credited = _joined([source.get("publisher"), source.get("title")]) if source else ""
    return f"{written} (according to {credited})" if credited else written


def _names(value: Iterable[str] | None) -> str:
    """Return names as a list in a sentence; of many the first few."""
    names = list(value or ())
    if len(names) > LISTED:
        names = [*names[: LISTED - 1], f"{len(names) - LISTED + 1} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _joined(parts: Iterable[Any], mark: str = ", ") -> str:
    """Return the parts that say something, joined."""
    return mark.join(str(part) for part in parts if part not in (None, "", ()))


def _cell(f: Fields) -> str:
    """Return the part of a market that a figure is about."""
    return _joined([f["market"], _segment(f), f.get("region")])


def _segment(f: Fields) -> str:
    """Return a segment with its dimension."""
    segment = f.get("segment", "")
    return f"{segment} ({f['dimension']})" if segment and f.get("dimension") else segment


def _when(f: Fields) -> str:
    """Return the years of a fact."""
    if "year" in f:
        return str(f["year"])
    return years(f.get("start_year"), f.get("end_year"))


def _figure(value: str, f: Fields) -> str:
    """Return a figure with its qualifier and status."""
    status = f" ({f['status']})" if f.get("status") else ""
    return f"{_joined([f.get('qualifier'), value], ' ')}{status}"


def _percent(f: Fields) -> str:
    """Return a percentage as people write it."""
    return f"{number(f['percent'], 4)} %"


def _size(f: Fields) -> str:
    return f"{_joined([_cell(f), _when(f)])}: {_figure(money(f['amount'], f['currency']), f)}"


def _growth(f: Fields) -> str:
    kind = {"cagr": " a year (CAGR)", "annual": " in a year"}.get(f.get("kind", ""), "")
    return f"{_joined([_cell(f), _when(f)])}: growth of {_figure(_percent(f), f)}{kind}"


def _holder(f: Fields) -> str:
    """Return whose share or rank it is."""
    return _joined([f.get("company"), _segment(f), f.get("region")])


def _whole(f: Fields) -> str:
    """Return the whole that a share or rank is of."""
    return _joined([f["market"], f.get("within_segment"), f.get("within_region"), _when(f)])


def _share(f: Fields) -> str:
    return f"{_holder(f)}: {_figure(_percent(f), f)} of {_whole(f)}"


def _ranking(f: Fields) -> str:
    what = "largest" if f["criterion"] == "size" else "fastest growing"
    place = what if f["rank"] == 1 else f"no. {f['rank']} by {f['criterion']}"
    return f"{_holder(f)}: {place} in {_whole(f)}"


def _report(f: Fields) -> str:
    start = _joined([f.get("title") or f.get("market"), f.get("publisher"), f.get("date")])
    base = f"base year {f['base_year']}" if f.get("base_year") else ""
    span = years(f.get("forecast_start"), f.get("forecast_end"))
    return _joined([start, base, f"forecast {span}" if span else ""], "; ") or "a report"


def _participant(f: Fields) -> str:
    role = "leader" if f.get("role") == "leader" else "participant"
    company = f"{f['company']} ({f['country']})" if f.get("country") else f["company"]
    products = f", with {_names(f['products'])}" if f.get("products") else ""
    return f"{company}: {role} in {_joined([f['market'], _segment(f)])}{products}"


def _deal(verb: str, doer: str, object_: str) -> Callable[[Fields], str]:
    """Return the wording of a development with one who does and one who is done to."""

    def written(f: Fields) -> str:
        left, right = _party(f.get(doer)), _party(f.get(object_))
        does = _do(verb, f.get(doer))
        said = _joined([left or "somebody", does, right], " ")
        return _joined([said, *_terms(f)])

    return written


def _do(verb: str, who: Any) -> str:
    """Return a verb as it stands after one or several who do it.

    >>> _do("invests in", ("A", "B")), _do("invests in", ("A",))
    ('invest in', 'invests in')
    """
    if isinstance(who, str) or len(who or ()) < 2:
        return verb
    first, *rest = verb.split()
    plain = first.removesuffix("es") if first == "launches" else first.removesuffix("s")
    return " ".join([plain, *rest])


def _party(value: Any) -> str:
    """Return one party, or several."""
    return value if isinstance(value, str) else _names(value)


def _terms(f: Fields) -> list[str]:
    """Return what else is known of a development: price, stake, status, date."""
    price = money(f["amount"], f.get("currency")) if f.get("amount") is not None else ""
    return [
        f"from {f['seller']}" if f.get("seller") else "",
        f"{number(f['stake'])} %" if f.get("stake") is not None else "",
        _joined([f.get("qualifier"), price], " "),
        f"round {f['round']}" if f.get("round") else "",
        f"{f['term_months']} months" if f.get("term_months") else "",
        f.get("status", ""),
        f.get("date", ""),
    ]


def _together(verb: str, field: str, result: str = "") -> Callable[[Fields], str]:
    """Return the wording of a development of equals."""

    def written(f: Fields) -> str:
        into = f.get(result) or f.get("purpose") or ""
        return _joined([f"{_names(f[field])} {verb}", into, *_terms(f)])

    return written


def _agreement(f: Fields) -> str:
    supplier, customer = f.get("supplier") or "somebody", f.get("customer")
    products = _names(f.get("products")) or "products or services"
    said = f"{supplier} supplies {products}" + (f" to {customer}" if customer else "")
    return _joined([said, f"{f['sites']:,} sites" if f.get("sites") else "", *_terms(f)])


def _product(verb: str) -> Callable[[Fields], str]:
    """Return the wording of a launch or an update."""

    def written(f: Fields) -> str:
        who = _names(f.get("companies")) or "somebody"
        partners = f"with {_names(f['partners'])}" if f.get("partners") else ""
        does = _do(verb, f.get("companies"))
        said = f"{who} {does} {_names(f.get('products')) or 'a product'}"
        return _joined([said, partners, f.get("date")])

    return written


def _review(f: Fields) -> str:
    return _joined([f"Case {f['case']}", f.get("authority"), _names(f.get("parties")),
                    f.get("outcome"), f.get("date")])  # fmt: skip


def _approval(f: Fields) -> str:
    what = _joined([f.get("company"), f.get("product")])
    by = f" by {f['authority']}" if f.get("authority") else ""
    return _joined([f"{what}: approved{by}", f.get("kind"), f.get("region"), f.get("date")])


def _opening(f: Fields) -> str:
    return _joined([f"{f['company']} opens {f.get('facility') or 'a facility'}",
                    f.get("region"), f.get("date")])  # fmt: skip


def _profile(f: Fields) -> str:
    founded = f"founded {f['founded']}" if f.get("founded") else ""
    served = f"{f['customers']:,} customers" if f.get("customers") else ""
    parts = [f.get("kind"), f.get("headquarters"), f.get("country"), founded, served]
    return f"{f['company']}: {_joined(parts) or f.get('description') or 'a company'}"


def _ownership(f: Fields) -> str:
    stake = f"{number(f['stake'])} % of " if f.get("stake") is not None else ""
    since = f"from {f['from_']}" if f.get("from_") else ""
    until = f"until {f['until']}" if f.get("until") else ""
    return _joined([f"{f['owner']} owns {stake}{f['company']}", since, until])


def _alias(f: Fields) -> str:
    words = {"short": "in short", "former": "formerly", "brand": "brand", "translation": "also"}
    return f"{f['company']}: {words.get(f.get('kind', ''), 'also')} {f['alias']}"


def _finding(f: Fields) -> str:
    cited = _joined([f.get("publisher"), f.get("work"), f.get("date")])
    return _joined([f.get("statement"), cited, f.get("factor")], "; ") or f["market"]


def _plainly(f: Fields) -> str:
    """Return a fact of any type: its fields with their names."""
    parts = (
        f"{name.replace('_', ' ')} {_names(value) if isinstance(value, list | tuple) else value}"
        for name, value in f.items()
        if name not in ("type", "source") and value not in ("", (), [])
    )
    return "; ".join(parts) or spaced(str(f["type"]))


_WORDINGS: dict[str, Callable[[Fields], str]] = {
    "Report": _report,
    "Market": lambda f: _joined([f["market"], f"part of {f['parent']}" if f.get("parent") else "",
                                 f.get("definition")]),
    "MarketSize": _size,
    "GrowthRate": _growth,
    "MarketShare": _share,
    "Ranking": _ranking,
    "Segment": lambda f: f"{f['market']}, by {f['dimension']}: "
    + _joined([f.get("parent"), f["segment"]], " > "),
    "Coverage": lambda f: f"{f['market']} covers {_joined([f.get('within_region'), f['region']], ' > ')}",
    "MarketParticipant": _participant,
    "Offering": lambda f: f"{f['company']} offers {f['product']}"
    + (f" in {_joined([f.get('market'), _segment(f)])}" if f.get("market") else ""),
    "MarketFactor": lambda f: f"{str(f['kind']).capitalize()}: {_joined([f['title'], f.get('region')])}",
    "Finding": _finding,
    "Regulation": lambda f: _joined([f["name"], f.get("region")]),
    "Acquisition": _deal("acquires", "acquirer", "target"),
    "Merger": _together("merge", "parties", "result"),
    "JointVenture": _together("in a joint venture", "parents", "company"),
    "Investment": _deal("invests in", "investors", "company"),
    "SpinOff": lambda f: _joined([f"{f['company']} is spun off", *_terms(f)]),
    "DealReview": _review,
    "Partnership": _together("work together", "partners"),
    "CommercialAgreement": _agreement,
    "ProductLaunch": _product("launches"),
    "ProductUpdate": _product("updates"),
    "FacilityOpening": _opening,
    "RegulatoryApproval": _approval,
    "CompanyProfile": _profile,
    "Alias": _alias,
    "Ownership": _ownership,
    "Identifier": lambda f: f"{_subject(f)}: {f['scheme']} {f['value']}",
    "Classification": lambda f: f"{_subject(f)}: {_joined([f['scheme'], f['code'], f.get('label')], ' ')}",
}  # fmt: skip


def _subject(f: Fields) -> str:
    """Return what an identifier or a class is of."""
    return next((str(f[name]) for name in ("company", "report", "market", "case") if name in f), "")
