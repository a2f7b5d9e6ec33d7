"""Who of two parties of an agreement delivers: told by what it is called and what each is to do."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import parties_in

PROVIDER = r"implement|provide|supply|deliver|install|build|deploy|manage|operate|construct|equip|upgrade|design|develop|manufacture|produce|support|ship|maintain|integrate|offer|sell|modernize|digitize|transform|launch"
_BUYS = re.compile(
    r"^(?: , [^;]{0,140}? ,)? (?:to|for the|under which it will|and will|allowing it to|enabling it to|giving it) (?:exclusively |also |be able to )?"
    r"(?:purchase|buy|procure|source|use|adopt|access|acquire|import|resell|sell N|market N|rights|lease|deploy N|integrate N|obtain|commercialize N|in-license)\b"
)
_DELIVERS = re.compile(
    r"implement|provi|suppl|deliver|install|equip|upgrade|maintain|manage|ship|manufactur|produc|construct|deploy|sale"
)
_GIVES = re.compile(
    rf"\b(?:to|will|for the|and) (?P<verb>{PROVIDER}|supply of|delivery of|provision of|installation of|construction of|sale of)\b ?"
)
_THEY = re.compile(
    r"^(?: , [^;]{0,200}? ,)? ?,? ?(?:under|in|through|pursuant to|where|whereby)?[^;]{0,60}?\b(?P<who>(?<=for )N(?= to )|N(?= (?:will|shall|has agreed to|agreed to|agrees to) )) (?:will|to|shall|has agreed to|agreed to|agrees to) (?:exclusively |also |be )?(?P<verb>[a-z]+)"
)
_GIVEN = re.compile(
    r"^(?: , [^;]{0,140}? ,)? to (?:exclusively )?(?:supply|provide|deliver|equip) (?:the )?(?P<who>N)(?= )"
)
_DISTRIBUTOR = re.compile(
    r"\b(?:distributor|distributors|distribution|reseller|wholesaler|dealer|retailer|importer|logistics|utility|automaker|carmaker|refiner|smelter|licensee)\b"
)
_GRANTS = re.compile(r"\bgrant(?:s|ed|ing)? (?:the )?(?P<who>N|it|the company)\b")
_USES = re.compile(
    r"^(?: , [^;]{0,120}? ,)? (?:to (?:use|develop|manufacture|produce|create|sell|access|market|make)|"
    r"for (?:the )?(?:rights|use|exclusive|worldwide|global))\b"
)
_LICENSORS = re.compile(
    r"\b(?:University|Institute|College|Hospital|Clinic|Foundation|Laboratory|Disney|Marvel|Warner|NBA|NFL|MLB|NASA|FIFA)\b",
    re.IGNORECASE,
)


def buys(
    event: Event,
    match: re.Match[str],
    noun: str,
    mine: tuple[Party, ...],
    others: tuple[Party, ...],
    rest: str,
) -> bool | None:
    """Return whether the subject buys (True) or delivers (False); None if that cannot be told.

    Args:
        event: The sentence.
        match: Of the agreement, with its "kind" and "prep".
        noun: What it is called: "five-year supply agreement".
        mine: Who is the subject.
        others: The counterparts.
        rest: What follows the counterparts in the skeleton.
    """
    text = event.skeleton.text
    kind = match["kind"].rstrip("s")
    if match["prep"] == "from":
        return kind.startswith("licen") or not re.search(r"order|contract|deal", kind)
    they = _THEY.match(rest)
    if they:
        place = match.end() + they.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        sells = they["verb"] in PROVIDER.split("|") and they["verb"] not in (
            "integrate",
            "offer",
            "sell",
            "operate",
            "deploy",
            "launch",
        )
        takes = they["verb"] in (
            "distribute",
            "purchase",
            "buy",
            "market",
            "sell",
            "commercialize",
            "receive",
            "use",
            "acquire",
            "resell",
            "promote",
            "deploy",
            "offer",
            "integrate",
            "pay",
        )
        if _same(who, others) and (sells or takes):
            return sells
        if _same(who, mine) and (sells or takes):
            return takes
    if given := _GIVEN.match(rest):
        place = match.end() + given.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        if _same(who, mine) or _same(who, others):
            return _same(who, mine)
    if _BUYS.match(rest):
        return True
    gives = _GIVES.search(text[match.start() : match.end()] + rest[:80])
    if re.search(r"\blicen[sc]", noun):
        return _licence(event, noun, match.end(), mine, others)
    if re.search(r"marketing|investor|relations|media|advertising|awareness|market-making", noun):
        return True
    if re.search(r"distribut|reseller|resale", noun):
        near = text[match.end() : match.end() + 60]
        if _DISTRIBUTOR.search(
            text[: match.end("kind") - len(noun)][-220:]
        ) and not _DISTRIBUTOR.search(near):
            return True
        own = re.search(
            r"\b(?:to|for|of) (?:distribute |sell |market |exclusively )*(?:the )?N 's", rest[:80]
        )
        return bool(own)
    if re.search(
        r"supply|offtake|off-take|order|contract|services?|manufacturing|implementation|procurement|sales|delivery|engineering|construction|\bepc\b|maintenance|support|software|saas|platform|deployment|rollout|enterprise|staffing|logistics|transport|shipping|charter|processing|fabrication|production|framework|tender",
        noun,
    ) or (gives and _DELIVERS.match(gives["verb"])):
        return False
    if kind == "deal" and re.search(r"\bM\b", noun):
        return False
    return None


def _licence(
    event: Event, noun: str, end: int, mine: tuple[Party, ...], others: tuple[Party, ...]
) -> bool | None:
    """Return whether the subject takes a licence (True) or grants one (False); None if that cannot be told."""
    after = event.skeleton.text[end : end + 160]
    if granted := _GRANTS.search(after):
        if granted["who"] != "N":
            return True
        place = end + granted.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        return True if _same(who, mine) else False if _same(who, others) else None
    if any(_LICENSORS.search(party.name) for party in others) or _USES.search(after):
        return True
    return False if "out-licens" in noun else None


def _same(names: set[str], parties: tuple[Party, ...]) -> bool:
    """Return whether a short or long form of a name stands for one of the parties."""
    return any(
        name == party.name or party.name.startswith(f"{name} ") or name.startswith(f"{party.name} ")
        for name in names
        for party in parties
    )
