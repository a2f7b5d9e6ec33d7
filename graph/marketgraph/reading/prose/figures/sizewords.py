"""What the words before an amount tell of it: reported, estimated, forecast, or no size of a market."""

from __future__ import annotations

import re

from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.words import words

_MARKS = " ,(~\t\u00a0"
_NEARLY = r"(?:(?:over|about|around|nearly|approximately|approx\.?|almost|more than|some|roughly|an|us)\s+){0,2}"
_SOME = r"(?:[a-z]+\s+){0,3}"
_FILLERS = words(
    "at of a an the its valuation value values market size revenue revenues turnover total usd annual approximate global collective combined "
    "staggering sales over more than above nearly almost about around approximately approx approx. roughly some whopping impressive remarkable "
    "massive substantial just well least up under excess us close only readjusted revised adjusted"
)
_BEFORE_YEAR = words("in by during for until of year")
_BEFORE_TO = words("close up equal")
_MOST = 14
_END = r"\s*$"
_SET = r"(?:projected|expected|forecast|forecasted|anticipated|predicted|estimated|set|likely|poised|slated|on track|on course|tipped|bound|going|calculated|envisaged|envisioned|foreseen)"
_GROW = r"(?:reach|hit|exceed|surpass|cross|attain|touch|top|total|generate|amount to|stand at|garner|accumulate|achieve|approach|near|command|be|become|account for|accrue|accru|gain|record|register|witness|post|represent|arrive at|amass|breach|double|triple|quadruple|pass|culminate(?: in)?)"
_FORECAST = seek(
    rf"(?:\b(?:to|will|would|could|should|may|might|can|shall)(?: (?:likely|eventually|nearly|almost|more than|soon|further|have))* {_GROW}(?:ed)?(?: (?:at|for|to|worth|valued|a))*"
    r"|(?:\b(?:and|then)|&)(?: eventually| finally| thus)? (?:reach|hit|exceed|surpass|touch|cross|attain|top)"
    r"|\b(?:reach|hitt|exceed|surpass|cross|attain|touch|topp|totall?|approach|near)ing"
    r"|\bto an? (?:projected|expected|estimated|anticipated|forecast|forecasted)"
    r"|\b(?:reaches|hits|exceeds|surpasses|crosses|tops|touches|attains)"
    r"|\b(?:grow|expand|increas|climb|ris|soar|surg|jump|swell|balloon|advanc|doubl|tripl|rocket|accelerat|progress)(?:e|ing|s|es)?(?: [a-z-]+ly)? to"
    r"|\b(?:projections?|forecasts?|estimates?) (?:showing|indicating|of|putting it at|pointing to)"
    rf"|\b{_SET}(?: to(?: be| reach| have)?| at)?(?: (?:worth|valued|priced|pegged|assessed))?(?: at)?)"
    + _END
)
_TO = re.compile(r"(?:^|\s)to" + _END)
_GROWING = re.compile(
    r"\b(?:from|grow|grew|rose|swelled|expan|doubl|tripl|reach|ris|increas|climb|soar|surg|advanc|progress|jump|market to)"
)
_FROM = seek(r"\bfrom" + _END)
_UP_FROM = seek(
    r"\b(?:up|down|compared (?:with|to)|as against|against|versus|from a base|an increase|a rise)(?: from| with| to)?"
    + _END
)
_BY = re.compile(
    r"\b(?:grow|increas|expand|ris|rise|grew|rose|climb|jump|surge|accelerat|boost|add)\w*(?: [a-z-]+ly)? by"
    + _END
)
_WAS = re.compile(r"\b(?:was|were|stood|reached)\b")
_PAST = re.compile(
    r"\b(?:grew|rose|increased|expanded|climbed|jumped|soared|surged|advanced|swelled|went)\b"
)
_REPORTED = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|be)(?: (?:approximately|about|only|already|currently|now|roughly|recently))?(?: (?:valued|worth|pegged|assessed|sized|recorded|calculated|evaluated|priced|appraised|reported|measured|put|at))?(?: at)?"
    r"|\b(?:valued|worth|stood|stands|sits|sat|accounted for|accounts for|amounted to|amounts to|amounting to|came to|totall?ed|totals|generated|generates|registered|recorded|garnered|reached|hit|exceeded|surpassed|crossed|attained|touched|topped|achieved|"
    r"represented|represents|held|holds|holding|generating|representing|accrued|commanded|posted|earned|fetched|size|valuation|value|contributed)(?: (?:at|of|was|is|worth))*|\b(?:revenues?|sales|spending|turnover|demand|market|industry|sector) (?:of|was|were|is|stood at|worth|valued at))"
    + _END
)
_PEGS = re.compile(
    r"\b(?:values?|valued|valuing|pegs?|pegged|puts?|assess\w*|estimates?|estimated|sizes) [^,;]{3,80} at\s+"
    + _SOME
    + "$"
)
_VALUE_OF = re.compile(
    r"(?:\b(?:value|valuation|size|revenues?) of|(?:%|per ?cent)[^.;%]{0,60}, (?:or|equal to|equivalent to|worth|amounting to)) (?:[a-z]+ ){0,2}$"
)
_PROJECTED = re.compile(
    rf"\b(?:is|are) (?:currently |now )?{_SET} to (?:grow|rise|increase|expand|reach|climb|surge)\b[^.;]{{0,60}}$|\bwill (?:grow|rise|increase|expand|reach|climb|surge)\b[^.;]{{0,60}}$"
)
"""Before "from A in 2023": the first value of a projection."""
_HAS = seek(
    r"\b(?:has|have|had) (?:already |now |since )?(?:reached|hit|surpassed|crossed|exceeded|topped)"
    + _END
)
_ESTIMATED = seek(
    rf"(?:\b(?:is|are|was|were|been|being) (?:currently |now )?{_SET}(?: to (?:be|stand|total|have reached|account for))?(?: (?:valued|worth|pegged|priced))?(?: at)?|\bestimated(?: at| to be| value| size)?|\bvalued at an estimated)"
    + _END
)
_WE_ESTIMATE = re.compile(
    r"\b(?:we|analysts|experts|researchers) (?:conservatively )?(?:estimate|put|value|assess|size) [^,;]{3,70} (?:to be|at|to stand at) (?:[a-z]+ ){0,3}$"
)
_WAS_ESTIMATED = seek(r"\b(?:was|were|had been) (?:estimated|projected|expected)\b[^,;]{0,30}$")
_GROWS_TO = re.compile(r"\bto (?:grow|rise|reach|expand|increase|climb)\b[^,;]{0,20}$")
_KEY = re.compile(
    r"(?:^|[\t•|*]\s*|\s[–—-]\s|[.;:]\s)(?:[^:\t|.;]{0,50}?\b)?(?:size|value|valuation|revenues?|forecast|forecasted|worth|estimate|estimated|projected|projection|market|sales|volume in usd|20\d\d(?:\s?\(?[efp]\)?)?|base year|end year)\b[^:\t|–—]{0,60}(?:[:\t|]|\s[–—-]|\s=)\s*"
    + _NEARLY
    + r"[(\s]*$"
)
_LATER = re.compile(
    r"forecast|project|expect|predict|target|outlook|anticipat|end year|future|potential"
)
_NONE = seek(
    r"opportunit|incremental|\bincrease of|\badd(?:s|ing|ed)? |net profit|\bprofits?\b|funding|invest|\brais(?:ed|es|ing)\b(?! from)|\bdeals?\b|acqui|(?<!% )(?<!cent )\bper (?:unit|year|capita|ton|tonne|month|user|kg|patient|person|household)|"
    r"e-?commerce sales|budget|spending cut|\bsav(?:e|es|ed|ing|ings)\b|\bfines?\b|penalt|\bcosts?\b|\bprice|salar|\bgrants?\b|\bloans?\b|\bdebt|transaction value|handled|contract|\borders?\b|donat|net worth|\bipo\b|"
    r"market cap|capital|financing|\bround\b|\bawarded\b|\blosses\b|\bloss of|\bdamages?\b|\bgap\b|shortfall|subsid|\bstimulus|\bfund\b|\bassets\b|\bpaid\b|\bpay\b|\bwages|\bincome\b|\bearnings|transactions|\bgdp\b|exports?|imports?|stake|\bequity|\bpledg|commit"
)
_NONE_BEHIND = re.compile(
    r"\s*(?:in |of |worth of )?(?:\w+ )?(?:funding|investment|opportunit|incremental|contract|deal|acquisition|loan|grant|round|seed|profit|savings|increase|debt|capital|equity|ipo|per (?:unit|year|capita|ton|month|user|kg|patient)|a (?:year|ton|unit|month) per|transaction|market cap|facility|fund\b|plant|projects?\b)|\s*[-–]\s?(?:funding|deal|contract)"
)
_COMPANY = seek(
    r"\b(?:company|firm|startup|start-up|subsidiary|corporation|group|its|his|her|our|we|annual|net|quarter(?:ly)?|projected potential)[’']?s? (?:\w+ ){0,2}(?:revenues?|sales|turnover)\b"
)


def trimmed(head: str) -> str:
    """Return the words before an amount without the fillers right before it: "is valued (in 2024) at over" → "is valued"."""
    bare = head.rstrip(_MARKS)
    for _ in range(_MOST):
        before, _, word = bare.rpartition(" ")
        last = before.rstrip(_MARKS).rpartition(" ")[2]
        paired = (
            (word.isdigit() and len(word) == 4 and last in _BEFORE_YEAR)
            or (word == "to" and last in _BEFORE_TO)
            or (word in ("excess", "least") and last in ("in", "at"))
        )
        if paired:
            before = before.rstrip(_MARKS).rpartition(" ")[0]
        elif word not in _FILLERS and word:
            break
        bare = before.rstrip(_MARKS)
    return bare


def no_size(clause: str, tail: str) -> bool:
    """Return whether the words around an amount say that it is something else than the size of a market."""
    return bool(_NONE.search(clause[-90:]) or _NONE_BEHIND.match(tail) or _COMPANY.search(clause))


def increment(head: str) -> bool:
    """Return whether an amount is what a market grows by."""
    return _BY.search(trimmed(head[-200:])) is not None


def status_of(head: str, year: int | None, identity: Identity) -> str | None:
    """Return the status that the words before an amount tell, or None if it is no size.

    Args:
        head: The sentence before it, in small letters.
        year: Its year, if told.
        identity: The years of the report.
    """
    first = identity.first
    late = ahead(year, identity)
    near = head[-200:]
    if _KEY.search(near):
        return _by_key(near, year, identity)
    bare = trimmed(near.replace(" the worth of ", " "))
    if _UP_FROM.search(bare):
        return "reported"
    if _FROM.search(bare):
        past = year and first and year < first and not _PROJECTED.search(near)
        return "reported" if past or _PAST.search(near[-60:]) else "estimate"
    if _HAS.search(bare):
        return "reported"
    if _WE_ESTIMATE.search(near):
        return "forecast" if late else "estimate"
    if _WAS_ESTIMATED.search(near) and not late and not _GROWS_TO.search(near):
        return "estimate" if year is not None and year == first else "reported"
    if _ESTIMATED.search(bare):
        return "forecast" if late else "estimate"
    if _FORECAST.search(bare) or (_TO.search(bare) and _GROWING.search(near)):
        return (
            "reported" if _PAST.search(near[-70:]) and not _LATER.search(near[-70:]) else "forecast"
        )
    if any(p.search(t) for p, t in ((_REPORTED, bare), (_PEGS, near), (_VALUE_OF, near))):
        return "forecast" if late and not _WAS.search(near[-60:]) else "reported"
    return None


def ahead(year: int | None, identity: Identity) -> bool:
    """Return whether a year lies in the report's forecast, behind its first."""
    if year is None:
        return False
    if identity.first is not None:
        return year > identity.first
    return identity.last is not None and year >= identity.last


def _by_key(head: str, year: int | None, identity: Identity) -> str:
    """Return the status of an amount behind a key: "Market size in 2023:", "Forecast value (2036):"."""
    if _LATER.search(head[-70:]) or ahead(year, identity):
        return "forecast"
    if "estimat" in head[-70:]:
        return "estimate"
    starts = year is not None and year == identity.first and identity.base_year is not None
    return "estimate" if starts else "reported"
