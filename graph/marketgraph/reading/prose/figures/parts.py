"""Parts of a market: which phrases name a place, a segment or a company."""

from __future__ import annotations

import re
from functools import lru_cache

from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.markets import DEMONYMS
from marketgraph.reading.prose.places import fold, is_place
from marketgraph.reading.prose.words import words

_EDGES = " \t,:;-–—•*|\"“”'’()[]"
_HEAD = re.compile(
    r"(?:(?:the|in|by|among|within|across|from|for|of|and|while|whereas|also|both|its|only|alone|segment)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[’']s)?(?:[\s-]+(?:sub-?segments?|segments?|categor(?:y|ies)|regions?|regional|countr(?:y|ies)|markets?|sector|vertical|alone|itself|specifically|market segment|"
    r"market share|share|revenue|revenue share|economy|industry))+$",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[\s-](?:sub-?segment|segment|category)$", re.IGNORECASE)
_OWNED = re.compile(
    r"[’']s(?:\s+(?:share|market|revenue|dominance|lead|growth|position|[\w-]+ market))*$",
    re.IGNORECASE,
)
_OF_MARKET = re.compile(
    r"\s+(?:of|in|within|under|for)\s+(?:the|this|our)\s+(?:[\w&/().-]+\s+){0,6}?(?:market|industry|sector|segment|category)$",
    re.IGNORECASE,
)
_MARKETS = ("market", "industry", "sector", "segment", "category")
_TAILS = (
    *_MARKETS, "segments", "categories", "region", "regions", "regional", "country", "countries", "markets", "vertical", "alone",
    "itself", "specifically", "share", "revenue", "economy", "’s", "'s",
)  # fmt: skip
"""What ``_OF_MARKET`` and ``_TAIL`` end with: looked at before them."""
_LEGAL = re.compile(
    r",?\s+(?:inc|ltd|llc|corp|corporation|co|company|plc|gmbh|ag|sa|se|nv|limited|group|holdings|pvt)\b\.?(?=\s|$|,)",
    re.IGNORECASE,
)
_FORM = r"(?:Inc|Ltd|Limited|Corp|Corporation|LLC|PLC|plc|GmbH|AG|SE|S\.A|N\.V|B\.V|S\.p\.A)\.?"
_FIRM = re.compile(rf"(?:[A-Z][\w&.’'-]*,? ){{1,8}}{_FORM}")
"""A firm by its legal form, with capitals: in no list, yet no segment."""
_SHORT = re.compile(r" \((?:the )?[“\"]?(?P<short>[A-Z][\w&.-]{1,20})[”\"]?\)")
_FORM_END = re.compile(rf"\b{_FORM}\Z")
_FORM_MAX = 12
_ALONE = re.compile(r"\s(?:alone|itself)$", re.IGNORECASE)
_ADVERB = re.compile(r"\s(?:Now|Still|Also|Currently)$")
_NO_SEGMENT = words(
    "this that these those each every another which one other overall next new key major first second entire same several certain largest fastest"
)
_GENERIC = words("and or the of for in by based type segment")
_WORD = re.compile(r"[\w+]+")
LONGEST = 90


class Parts:
    """The parts of a market that a text knows: its listed segments and companies, and all places."""

    def __init__(self, identity: Identity, firms: frozenset[str] = frozenset()) -> None:
        """Take what the lists of a text said, and the short names of its firms."""
        self.market = identity.market
        self._firms = firms
        self._listed = identity.dimensions
        self._segments: dict[tuple[str, ...], str] = {}
        for segment, dimension in identity.dimensions.items():
            self._add(segment, dimension)
        self._spare = {
            word
            for name in {*identity.dimensions.values(), identity.market or ""}
            for word in _telling(fold(name))
        }
        self._companies = {_company(name) for name in identity.companies}
        self._known: dict[str, Scope | None] = {}

    def _add(self, segment: str, dimension: str) -> None:
        """Note the words of a segment, also without those of its dimension."""
        telling = _telling(segment)
        about = set(_telling(fold(dimension)))
        for key in (telling, tuple(word for word in telling if word not in about)):
            if key:
                self._segments.setdefault(key, dimension)

    def of(self, phrase: str) -> Scope | None:
        """Return which part of the market a phrase names; None if none, or several."""
        if phrase not in self._known:
            self._known[phrase] = self._of(phrase)
        return self._known[phrase]

    def _of(self, phrase: str) -> Scope | None:
        """Return which part of the market a phrase names, unremembered."""
        bare = phrase.strip(_EDGES)
        bare = _ALONE.sub("", bare)
        if match := _HEAD.match(bare):
            bare = bare[match.end() :].strip()
        if not bare or len(bare) > LONGEST or (not bare[-1].isalnum() and bare[-1] not in ".)+"):
            return None
        if place := place_of(bare):
            return Scope(self.market, region=place)
        short = _shortened(bare)
        if place := place_of(short):
            return Scope(self.market, region=place)
        for written in (bare, short):
            if dimension := self.dimension_of(written):
                return Scope(
                    self.market, dimension=dimension, segment=self._named(written, dimension)
                )
        if _company(bare) in self._companies or _company(short) in self._companies:
            return Scope(self.market, company=bare if _company(bare) in self._companies else short)
        firm = _ADVERB.sub("", bare)
        if firm in self._firms or _FIRM.fullmatch(firm):
            return Scope(self.market, company=firm, sure=False)
        return self._unlisted(_without_market(bare))

    def _unlisted(self, bare: str) -> Scope | None:
        """Return the segment of "the X segment" that no list names, or None."""
        name = _SEGMENT.sub("", bare).strip(_EDGES)
        first = name.lower().split(maxsplit=1)[:1]
        if name == bare.strip(_EDGES) or not 0 < len(name.split()) <= 8 or first[0] in _NO_SEGMENT:
            return None
        if re.search(r",|\b(?:with|that|which|is|are)\b", name):
            return None
        return Scope(self.market, segment=name, sure=False)

    def _named(self, written: str, dimension: str) -> str:
        """Return a segment's name without "segment", and without its dimension where no list has it so."""
        name = _without_tail(written)
        last = name.rsplit(maxsplit=1)
        extra = (
            len(last) == 2
            and fold(name) not in self._listed
            and _telling(last[1])
            and set(_telling(last[1])) <= set(_telling(fold(dimension)))
        )
        return last[0] if extra else name

    def dimension_of(self, written: str) -> str | None:
        """Return the dimension of a listed segment; plurals, words of its dimension and of the market are not minded."""
        if found := self._listed.get(fold(written)):
            return found
        telling = _telling(fold(written))
        found = self._segments.get(telling)
        if found is None and self._spare.intersection(telling):
            found = self._segments.get(tuple(word for word in telling if word not in self._spare))
        return found

    def all_of(self, written: str) -> list[Scope]:
        """Return the parts of a list "A, B and C"; empty if one of them is none."""
        if (whole := self.of(written)) and whole.region:
            return [whole]
        found = []
        for piece in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", written):
            part = self.of(re.sub(r"\s*(?:\([^()]*\)|(?:at|with)\s[\d.,]+\s?%.*)$", "", piece))
            if part is None:
                return []
            found.append(part)
        return found


def firms_of(text: str) -> frozenset[str]:
    """Return the short names that a text gives firms: "Acme Lamps Ltd. (ALC)"."""
    return frozenset(
        match["short"]
        for match in _SHORT.finditer(text)
        if _FORM_END.search(text, max(0, match.start() - _FORM_MAX), match.start())
    )


def place_of(written: str) -> str | None:
    """Return the region that a phrase is, a demonym resolved; None if it is no place."""
    return written if is_place(written) else DEMONYMS.get(fold(written))


def _shortened(bare: str) -> str:
    """Return a phrase without "of the market", "segment", "’s share" and the like at its end."""
    short = _without_market(bare)
    if short.lower().endswith(_TAILS):
        short = _TAIL.sub("", short)
    if "’" in short or "'" in short:
        short = _OWNED.sub("", short)
    return short.strip(_EDGES)


def _without_market(bare: str) -> str:
    """Return a phrase without "of the market" at its end."""
    return _OF_MARKET.sub("", bare) if bare.lower().endswith(_MARKETS) else bare


def _without_tail(written: str) -> str:
    """Return a segment's name without "segment"."""
    return re.sub(
        r"[\s-]+(?:sub-?segments?|segments?|categor(?:y|ies))$", "", written, flags=re.IGNORECASE
    )


def _telling(folded: str) -> tuple[str, ...]:
    """Return the words of a name that tell, in the singular."""
    return tuple(
        [
            word[:-1] if word[-1] == "s" and len(word) > 3 else word
            for word in _WORD.findall(folded)
            if word not in _GENERIC
        ]
    )


@lru_cache(4096)
def _company(name: str) -> str:
    """Return a company's name folded, without its legal form."""
    return fold(_LEGAL.sub("", name).strip(_EDGES))
