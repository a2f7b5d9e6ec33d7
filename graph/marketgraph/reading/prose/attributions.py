"""How texts credit a study to who made it: the wordings, each with how much it says so and words to look for first."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.vocabulary import Stems

MARKET, ANYWHERE, HEADLINE = "market", "anywhere", "headline"
_N = r"(?P<n>(?:[A-Z0-9][\w.&’'+-]*|[a-z]+[A-Z][\w.]*)(?:\s(?:(?:of|and|&|for)\s)?(?:the\s)?[A-Z][\w.&’'+-]*){0,6}?(?:,?\s(?:Inc|INC|LLC|Ltd|Limited|GmbH|Pvt|Co|Corp|Company)\b\.?){0,2})"
LONG = _N.replace("{0,6}?", "{0,6}")
_WORK = r"(?:report|study|studies|research|analysis|survey|projections?|forecasts?|estimates?|data|publication|insights|brief|findings|assessment|outlook|review|figures|numbers|update|white ?paper)"
_MADE = r"(?:published|released|issued|conducted|prepared|compiled|produced|announced|authored|created|developed|curated|offered|presented|provided|undertaken|carried out|written|unveiled|launched)"
_SAYS = (
    r"(?:reveals?|revealed|announces?|announced|predicts?|predicted|projects|projected|forecasts|forecasted|expects|estimates|estimated|anticipates|finds|found|states|stated|"
    r"says|said|reports|reported|shows|unveils?|unveiled|publishes|published|releases|released|launches|launched|issues|issued|values|valued|notes|noted|highlights|"
    r"highlighted|envisions|foresees|sees|has been (?:monitoring|tracking|following)|has (?:\w+ )?(?:added|published|released|issued|announced|surveyed|launched|forecast|predicted|projected|estimated|compiled|analy[sz]ed|segmented|valued)|pegs|opines|suggests)"
)
_CAPITAL_SAYS = r"Predicts|Foresees|Unveils|Reveals|Projects|Forecasts|Finds|Estimates|Says|Releases|Publishes|Announces|Launches|Expects|Values"
SAYING = re.compile(
    rf"[A-Z][\w.&’'+-]*+[™®]?(?:\s\([^()]{{2,20}}\))?\s(?:\w+ly\s|today\s|also\s|this week\s)?(?:{_SAYS[3:-1]}|{_CAPITAL_SAYS})\b"
)
"""A name and a verb of saying: where rules look that have no words of their own."""
SAID = Stems(
    (
        "reveal", "announc", "predict", "project", "forecast", "expect", "estimat", "anticipat", "finds", "found", "state", "says", "said", "report", "shows", "unveil",
        "publish", "releas", "launch", "issue", "value", "note", "highlight", "envision", "foresee", "sees", "monitor", "track", "follow", "added", "survey", "compil",
        "analy", "segment", "pegs", "opines", "suggest",
    )
)  # fmt: skip
"""What every such verb holds."""
VERBS = Stems(("verbs of saying",))


class Rule(NamedTuple):
    """One wording.

    Attributes:
        place: Where it counts: ``market`` (in a sentence on a market), ``anywhere`` or ``headline``.
        weight: How much it says that the name (group ``n``) is the publisher's.
        hints: Words one of which a sentence must have, in small letters; ``VERBS``: one with a match of ``SAYING``. The fewer
            and the longer they are, the faster they are found.
        pattern: The wording.
        needs: More words one of which the sentence must have.
        part: A part of the wording that is found faster than the whole: without it the rest is not tried.
    """

    place: str
    weight: int
    hints: Stems
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()
    part: re.Pattern[str] | None = None


_BY = re.compile(
    r"(?:by|from)\s(?:the\s|industry analysts at\s|analysts at\s)?(?:[A-Z0-9]|[a-z]+[A-Z])"
)
_NEW = re.compile(
    r"(?:A|a(?<=\ba)|t(?<=[Rr]ecent)|t(?<=latest)|w(?<=[Nn]ew))\s(?:[A-Z0-9]|[a-z]+[A-Z])"
)
_FIRM = re.compile(r",\s(?:an?|the|one of)\s")
_WHERE = re.compile(r",\s(?:in|through|via)\s(?:its|an?|the|their)\s")
"""What stands beside a name in "by N", "a new N study", "N, a firm" and "N, in its report": found fast by first signs."""
RULES = (
    Rule(MARKET, 6, Stems((" by ", " from ")), re.compile(
        rf"\b(?i:{_WORK})(?:\s(?:on|of|into|about|titled)\s[^.;]{{3,90}}?)?,?\s(?:{_MADE}\s)?(?:recently\s)?(?:by|from)\s(?:the\s|industry analysts at\s|analysts at\s)?{LONG}"), ("report", "stud", "research", "analysis", "survey", "publication", "forecast", "data", "insight", "estimate", "figure", "project", "finding", "number", "brief", "outlook", "assessment", "review", "update", "paper"), _BY),
    Rule(MARKET, 5, Stems(("market by ",)), re.compile(
        rf"\b[Rr]eport,?\s[A-Z][^.;,()]{{3,80}}?\s[Mm]arket\sby\s{LONG}(?=\s(?:aims|provides|offers|covers|gives|presents|describes|studies|shows|finds|analy[sz]es)\b)")),
    Rule(MARKET, 6, Stems(("according to", "based on", "per ")), re.compile(
        rf"\b(?:[Aa]ccording to|[Aa]s per|[Bb]ased on|[Pp]er)\s(?:an?\s|the\s)?(?:(?:recent|new|latest|newly \w+|comprehensive|detailed|\d{{4}})\s){{0,2}}{LONG}(?:[’']s?)?\s(?:(?:new|latest|recent|market|industry|(?:new|recent)ly\s\w+|\d{{4}})\s){{0,2}}{_WORK}\b")),
    Rule(MARKET, 4, Stems(("according to", "per ")), re.compile(
        rf"\b(?:[Aa]ccording to|[Aa]s per)\s(?:the\s)?(?:(?:analysts|experts|researchers|specialists|a team|consultants)\s(?:at|from|of)\s)?(?:market research (?:firm|company)\s)?{LONG}(?=[,.;:\n]|\s\(|$)(?!,\s(?:\w+\s){{0,3}}(?:CEO|[Aa]nalyst|[Cc]onsultant|[Dd]irector|[Mm]anager|[Hh]ead|[Pp]resident|[Ff]ounder|[Oo]fficer|[Pp]artner|[Aa]uthor|[Ll]ead|[Pp]rofessor|[Ee]xpert)\b)")),
    Rule(MARKET, 5, Stems((", ",)), re.compile(
        rf",\s(?:says|said|reports|finds|reveals|notes|states|shows|estimates|predicts)\s(?:an?\s(?:new\s|recent\s)?(?:report|study)\s(?:by|from)\s)?(?:the\s)?{LONG}"), (", s", ", re", ", finds", ", notes", ", estimates", ", predicts")),
    Rule(MARKET, 4, Stems(("analyst", "consultant", "director", "manager", "president", "officer")), re.compile(
        rf"(?:[Aa]nalyst|[Cc]onsultant|[Mm]anager|[Dd]irector|[Pp]resident|[Oo]fficer|[Ll]ead)s?\s(?:at|of|with|from|for)\s{LONG}")),
    Rule(MARKET, 5, Stems((", ",)), re.compile(
        rf"(?:^|[.:–—-]\s|\s-+\s|\)\s){LONG},\s(?:an?|the|one of)\s(?:[\w’'&-]+\s){{0,6}}?(?:firm|provider|company|consultancy|leader|publisher|agency|organi[sz]ation|player|house|partner)\b[^.;]{{0,120}}?\b{_SAYS}\b"), (" firm", " provider", " compan", " consultanc", " leader", " publisher", " agency", " organi", " player", " house", " partner"), _FIRM),
    Rule(MARKET, 5, Stems(("report", "study", "analysis", "survey", "forecast", "projection", "outlook", "research", "estimate")), re.compile(
        rf"\b(?:[Aa]|[Aa]n?\s(?:recent|new|latest)|[Tt]he\s(?:latest|new|recent)|[Nn]ew|[Rr]ecent)\s{LONG}(?:[’']s?)?\s{_WORK}\s(?:\w+ly\s)?(?:{_SAYS}|titled|entitled|on|that|suggesting|indicates?|indicated|puts|released|published)\b"), (), _NEW),
    Rule(MARKET, 3, VERBS, re.compile(
        rf"(?:^|[.,:/–—-]\s|\bas\s|\b[Aa]nalysts at\s|\b[Tt]he\s){LONG}[™®]?\s(?:\([^()]{{2,20}}\)\s)?(?:\w+ly\s|today\s|also\s|this week\s)?(?:{_SAYS[:-1]}|{_CAPITAL_SAYS}))\b")),
    Rule(MARKET, 4, Stems(("’", "'")), re.compile(
        rf"{_N}(?:\s\([^()]{{2,30}}\))?[’']s?\s(?:[\w-]+\s){{0,4}}?(?:report|study|research|forecast|projection|analysis|analysts|researchers|database|outlook|survey|data)\b")),
    Rule(ANYWHERE, 5, Stems(("ed by", "analysis by", "offering", "research", "intelligence")), seek(
        rf"\b(?:(?:curated|compiled|prepared|authored|researched|conducted|published|released)\sby|(?:{_WORK}|information)\b[^.;]{{0,60}}?\b(?<!content )(?<!contents )(?<!services )(?:provided|produced|presented|offered)\sby|analysis\sby|research\sby|(?:added|available)\s(?:to|at|on|from)(?=[^;]{{3,60}}(?:offering|store|portfolio|website|database|catalog|collection|repository|library)))\s(?:the\s)?{LONG}"),
        ("curated by", "compiled by", "analysis by", "prepared by", "offering", "provided by", "research by", "market research", "competitive intelligence")),
    Rule(ANYWHERE, 3, Stems(("research", "intelligence", "consult", "advisory", "insight")), re.compile(
        rf"^(?:At\s)?{LONG}(?:\s\([^()]{{2,20}}\))?,?\s(?:is|are|was|has been|provides|offers|specializes|we)\b[^.]{{0,140}}?\b(?:market research|research (?:and|&) (?:consulting|advisory)|formative research|market intelligence|research reports|syndicated research|research firm|consulting firm|business intelligence|industry research|research partner|market insights|research provider)\b")),
    Rule(ANYWHERE, 3, Stems(("©", "copyright", "(c)")), re.compile(rf"(?:©|\([Cc]\)|Copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)?\s*(?:by\s)?,?\s*{LONG}")),
    Rule(MARKET, 5, Stems((" firm", "research compan", "consultanc", "research house", " provider", "agency", " group", "research publisher", " outfit", " specialist")), re.compile(
        rf"\b(?:(?:[Rr]esearch|[Cc]onsult\w*|[Aa]nalyst|[Aa]dvisory|[Ii]ntelligence|[Dd]ata|[Aa]nalysis|[Aa]nalytics)\s(?:firm|company|house|provider|group|agency|publisher|outfit|specialist)|[Cc]onsultancy)s?,?\s{LONG}")),
    Rule(MARKET, 3, Stems(("(",)), re.compile(rf"\((?=[Ss]ource|[^()]*,\s20\d\d\))(?:[Ss]ource:?\s)?{LONG}(?:,\s20\d\d)?\)"), ("source", ", 20")),
    Rule(MARKET, 5, Stems((", ",)), re.compile(
        rf"(?:^|[.)]\s|\s-+\s){LONG},\s(?:in|through|via)\s(?:its|a|an|the|their)\s[^,]{{3,70}},\s(?:has\s)?(?:{_SAYS[3:]}"), (" in its", " in a", " in their", " through its", " via its", " in the"), _WHERE),
    Rule(MARKET, 5, VERBS, re.compile(
        rf"{LONG}\s(?:expects|estimates|forecasts|projects|predicts|anticipates)\s(?:that\s)?the\s(?:global\s)?market\b"), (" the market", " the global market")),
    Rule(ANYWHERE, 2, Stems(("source:",)), re.compile(rf"^\W*[Ss]ource:\s{LONG}(?=,\s(?:19|20)\d\d|\W*$)")),
    Rule(ANYWHERE, 5, Stems(("source:",)), re.compile(
        rf"\b[Ss]ource:\s{LONG},\s(?=[A-Z“\"'‘][^.\n]{{0,80}}?(?:Market|Industry|Report|Outlook|Study)\b)")),
    Rule(MARKET, 5, Stems(("published by", "released by", "issued by")), re.compile(
        rf"[”\"]\s(?:recently\s)?(?:published|released|issued)\sby\s(?:the\s)?{LONG}")),
    Rule(ANYWHERE, 5, Stems(("ed by", "publisher:")), re.compile(
        rf"^\W*(?:(?:[Pp]ublished|[Pp]repared|[Rr]eleased|[Ii]ssued)\s[Bb]y:?\s|[Pp]ublisher:\s?|[Pp]ublisher\s){LONG}"), ("published by", "prepared by", "released by", "issued by", "publisher:")),
    Rule(ANYWHERE, 4, Stems((", whose ",)), re.compile(rf"{LONG},\swhose\s(?:\w+\s){{0,2}}(?:report|study)\b")),
    Rule(ANYWHERE, 3, Stems(("(source",)), re.compile(rf"^\W*\([Ss]ource:?\s{LONG}(?:,\s20\d\d)?\)\W*$")),
    Rule(HEADLINE, 5, Stems(("subsidiary", "unit", "affiliate", "division")), re.compile(
        rf"\b(?:[Ss]ubsidiary|[Uu]nit|[Aa]ffiliate|[Dd]ivision)\s{LONG}\s(?:{_CAPITAL_SAYS})\b(?=[^.;]*\b(?:Report|Study|Forecast|Outlook|Survey|Analysis)\b)")),
    Rule(HEADLINE, 5, Stems((" report:", " study:", " survey:", " forecast:")), re.compile(rf"^{LONG}\s(?:Report|Study|Survey|Forecast):\s")),
    Rule(HEADLINE, 1, Stems(), re.compile(rf"^{LONG}:\s")),
    Rule(HEADLINE, 1, Stems(), re.compile(rf"(?:\s[-–—|]\s|:\s|,\s(?:[Ss]ays|[Rr]eports|[Ff]inds|[Rr]eveals)\s){LONG}\W*$")),
)  # fmt: skip
ABOUT = re.compile(rf"^\W*(?:About|ABOUT)(?:\s(?:Us|us|US|The|the))?\s*[:–-]?\s*{LONG}\s*:?\W*$")
"""A heading that names a firm."""
