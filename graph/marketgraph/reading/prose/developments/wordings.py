"""The wordings of acquisitions as patterns over skeletons: active, passive, by nouns, sales."""

from __future__ import annotations

import re
from typing import Literal

from marketgraph.reading.prose.developments.deals import (
    FILL,
    WHOM,
)
from marketgraph.reading.prose.developments.subjects import LIST

_HAVE = r"(?:(?:being|getting|has|have|had|is|are|was|will|would|to|agreed to|agrees to|be|been|being|also|recently|just|fully|successfully|officially|formally) )"

_BUY = r"(?:acquir(?:ed?|es|ing)|(?:bought|buys?|buying)(?: out)?|purchas(?:ed?|es|ing)|t(?:ook|akes?|aking|aken) (?:ownership|control|full control|full ownership) of|(?:gained|assum(?:ed|es)|gain(?:s|ed)) (?:ownership|control|full control) of|t(?:ook|akes?|aking|aken)(?: over|(?= (?:an? )?(?:P )?(?:[a-z]+ )?(?:majority|controlling) (?:stake|interest|share|shareholding|position) )|(?= (?:an? )?P (?:[a-z]+ )?(?:stake|interest|share|shareholding) in ))|(?:snap|scoop|pick)(?:s|ped|ed|ping|ing)? up)"

_SELL = r"(?:sold|sells?|selling|(?:dis|di)(?:in)?vest(?:s|ed|ing)?|offload(?:s|ed|ing)?)"

_TARGET = rf"(?:N (?:[a-z-]+ ){{0,2}}(?:maker|owner|parent|developer|publisher|producer|manufacturer|operator|creator|studio) (?=N))?(?:(?P<of>N) 's (?:(?!(?:from|by|for|with|at|to|of|in|and|on|as) )[a-z.-]+ |P ){{0,4}}?(?:(?:shares|stake|interests?|holding|shareholding) in (?:the )?|(?:subsidiary|unit|division|affiliate|arm|brand) , )?)?(?P<target>{LIST})(?! 's (?:N|(?:[a-zM-]+ ){{0,3}}(?:acquisition|purchase|takeover|merger|buyout|deal)\b))"

_BUYER = rf"(?P<acquirer>{LIST})(?! 's (?:[a-z-]+ ){{0,2}}(?:parent|owner|company|subsidiary|unit|arm|affiliate|group|vehicle) N)"

_REST = r"(?=(?P<rest>(?:(?! ; ).){0,220}))"

_NOUN = r"(?:acquisitions?|purchases?|(?<!to )buy|takeover|take-over|buy-?out)"

_ACTIVE = re.compile(
    rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,3}}{_BUY}) (?P<fill>{FILL}){_TARGET}{_REST}"
)

_OF = re.compile(
    rf"(?:(?P<owner>N) (?:'s (?:[a-z#MDY-]+ ){{0,4}}?|(?=acquisition|takeover|buyout)|M (?=acquisition|takeover|buyout)))?\b(?P<verb>{_NOUN})(?: (?:by way of|pursuant to|through|via|by) (?:an? )?(?:court-approved |statutory )?(?:plan of arrangement|arrangement|merger|tender offer))?(?: (?:in|on) (?:D|Y|[a-z]+)| for (?:[a-z]+ ){{0,3}}M(?: in cash)?)? of (?P<fill>{FILL}){_TARGET}{_REST}"
)

_PAY = re.compile(
    rf"(?P<verb>(?:(?:has|have|will|would|to|is|agreed to|agrees to) ){{0,3}}pa(?:y|id|ying)) (?:[a-z]+ ){{0,5}}M (?:(?:in|cash|and|stock|shares) ){{0,4}}for "
    rf"(?P<fill>(?:(?!(?:to|in|of|from|by|with) )[a-zL-]+ ){{0,4}}(?:N )?(?:maker|company|firm|start-?up|studio|rival|chain|developer|provider|operator|platform|bank|insurer|retailer|brand|publisher|business|manufacturer) ){_TARGET}{_REST}"
)

_PRIVATE = re.compile(
    rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,3}}t(?:ook|akes?|aking)) (?P<fill>(?:[a-z-]+ ){{0,4}}){_TARGET} private(?= ){_REST}"
)

_BY_OF = re.compile(
    rf"\b(?P<verb>{_NOUN}) by (?:the )?(?P<acquirer>{LIST}) of (?P<fill>{FILL}){_TARGET}{_REST}"
)

_COMPOUND = re.compile(
    rf"\b(?:(?P<owner>N) 's|(?P<its>its|their|our)|(?:complet|clos|finali[sz]|announc|fund|financ)[a-z]+(?: of)?(?: the)?) "
    rf"(?:(?:recent|pending|proposed|planned|previously|announced|M|Y|D|successful|recently|completed|strategic) ){{0,3}}"
    rf"(?P<target>N) (?P<verb>acquisition|takeover|buyout|purchase)(?= (?!(?:of|by|corp)\b)[a-z]| ?[,.;]|$){_REST}"
)

_PASSIVE = re.compile(
    rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,4}}(?:acquired|bought(?: out)?|purchased|taken over|taken private|snapped up|sold)) "
    rf"(?!(?:the(?! (?:next|following) )|an?|its|their|his|her|our|all|some|most|it|them|#|M|P) )(?:(?:(?:in|on) [YD] |(?:last|this|next|the next|the following) [a-z]+ |for [a-z ]{{0,20}}M ){{1,3}}|(?:(?!by |to |from |and |at )[a-z-]+ ){{1,6}}?)?(?P<by>by|to) {WHOM}{_BUYER}{_REST}"
)

_NOUN_BY = re.compile(
    rf"(?:(?P<owner>N) 's |(?P<its>its|the (?:company|firm|bank|group) 's) )(?:[a-z]+ |M ){{0,3}}?(?P<verb>{_NOUN}|sale) (?P<by>by|to) {WHOM}{_BUYER}{_REST}"
)

_AGREED = re.compile(
    rf"\b(?:agree[sd]?|agreeing|accept(?:s|ed|ing)?|back(?:s|ed)?|recommend(?:s|ed)?) (?:to )?(?:an?|the) (?:M |[a-z-]+ ){{0,4}}?(?P<verb>{_NOUN}|offer|bid)(?: offer| bid| deal| proposal)?"
    rf"(?: (?:for|of|worth) (?:[a-z]+ ){{0,3}}M)? (?P<by>by|from) {WHOM}{_BUYER}{_REST}"
)

_NEWLY = re.compile(
    r"\b(?:(?P<owner>N) 's|(?P<its>its|their)|the|a) (?P<verb>(?:newly|recently|just)(?: -)? ?-?acquired) (?:[a-z-]+ ){0,4}?"
    rf"(?:, )?(?P<target>{LIST})"
)

_SALE = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z#M-]+ ){{0,4}}?|(?P<its>its) (?:[a-z#M-]+ ){{0,3}}?)?\b(?P<verb>(?:sale|divestiture|divestment|disposal|disposition) of) "
    rf"(?P<fill>{FILL}){_TARGET}{_REST}"
)

_SOLD = re.compile(rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,3}}{_SELL}) (?P<fill>{FILL}){_TARGET}{_REST}")

_BOUGHT = re.compile(
    r"(?P<target>N)(?: , which| , (?:located|based|headquartered) in [LN](?: , [LN])? ,)? (?P<verb>(?:was|were|has (?:now |since |recently )?been|had been|to be|will be)(?: [a-z]+ly)? (?:acquired|bought|purchased|sold))"
    r"(?= (?:(?:in|on) [YD]|for (?:[a-z ]{0,20})M|last|earlier|this|and|but|out of|with)\b| ?[,.;]|$)"
)

_WHICH = re.compile(
    rf"(?P<target>N) , (?:an? [^,;]{{1,60}} , )?(?:which|whom) (?P<acquirer>{LIST}|it) (?P<verb>(?:(?:had|has|have|later|then|recently|eventually|subsequently|also|already) )*(?:acquired|bought|purchased)){_REST}"
)

_SIDE = re.compile(
    r"(?P<target>N) , (?:the|an?) (?:[a-z-]+ ){1,6}?(?:that |which )?(?P<acquirer>N|it) (?P<verb>(?:(?:had|has|have|later|then|recently|also|already) )*(?:acquired|bought|purchased))(?= (?:in|for|from|last|earlier|this|on|out)\b| ?[,.;]|$)"
)

_SEVERAL = re.compile(
    rf"\b(?P<verb>(?:complet|mak|made|announc|clos|includ|sign|follow)(?:e?[sd]|es|ing|ed)?) (?:[a-z#-]+ ){{0,5}}acquisitions?(?: (?:in|since|during|over) (?:[YD]|the [a-z ]{{0,20}}))?"
    rf"(?: ,)?(?: (?::|-|—|including|of|such as|like|namely))+ (?P<target>{LIST})(?! by )"
)

_MANY = re.compile(
    rf"(?P<verb>{_HAVE}{{0,3}}(?:acquired|bought|purchased)) (?:[a-z#-]+ ){{1,7}}(?:[a-z]+s|companies)(?: (?:in|since|over|during|across) (?:[YDL]|[a-z ]{{3,20}}))?"
    rf"(?: ,)?(?: (?::|including|such as|like|namely|among them|most recently|the latest being))+ (?P<target>{LIST}){_REST}"
)

_APPOSED = re.compile(
    r"(?:(?P<owner>N) 's|(?P<its>its)) (?:(?:M|[a-z]+) ){0,3}(?P<verb>acquisition) (?:, |: |is |was )(?:the )?(?P<target>N)(?= [,.;]|$)"
)

_PAPER = re.compile(
    rf"\b(?P<its>its|their) (?:[a-z-]+ ){{0,2}}?(?P<verb>acquisition) agreement with (?P<target>N)(?= |$)(?! 's){_REST}"
)

_TITLE = re.compile(
    rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,3}}acquir(?:ed?|es|ing)) (?P<fill>all (?:of )?(?:the )?(?:rights? , title ,? and interests?|assets and rights|rights and assets) (?:in|to|of)(?: and to)? (?:the )?){_TARGET}{_REST}"
)

Form = Literal["active", "of", "compound", "passive", "byNoun", "newly", "sale", "sold", "done"]

FORMS: tuple[tuple[re.Pattern[str], Form, re.Pattern[str]], ...] = (
    (_NOUN_BY, "byNoun", re.compile(r" (?:by|to) ")),
    (_AGREED, "byNoun", re.compile(r"(?:agree|accept|back|recommend)")),
    (_PASSIVE, "passive", re.compile(r" (?:by|to) ")),
    (_BOUGHT, "done", re.compile(r"[LN] (?:, )?(?:was|were|has|had|which|who|to|will|is) ")),
    (_WHICH, "newly", re.compile(r", (?:which|whom) (?:N|it) ")),
    (_SIDE, "newly", re.compile(r"(?:N|it) (?:[a-z]+ )*(?:acquired|bought|purchased)")),
    (_NEWLY, "newly", re.compile(r"acquired ")),
    (_BY_OF, "of", re.compile(r" by ")),
    (
        _OF,
        "of",
        re.compile(
            r"(?:acquisitions?|purchases?|over|out|buy|arrangement|merger|offer)(?: (?:in|on) \S+| for [a-zM ]+)? of "
        ),
    ),
    (_PAPER, "compound", re.compile(r"acquisition agreement with ")),
    (_TITLE, "active", re.compile(r" all ")),
    (_PRIVATE, "active", re.compile(r" private ")),
    (_PAY, "active", re.compile(r" pa(?:y|id|ying) ")),
    (_COMPOUND, "compound", re.compile(r"N (?:acqui|take|buyout|purchase)")),
    (_ACTIVE, "active", re.compile(_BUY)),
    (_SOLD, "sold", re.compile(_SELL)),
    (_MANY, "newly", re.compile(r"(?:acquired|bought|purchased) ")),
    (_APPOSED, "newly", re.compile(r"acquisition (?:,|:|is|was) ")),
    (_SEVERAL, "newly", re.compile(r"acquisitions?\b")),
    (_SALE, "sale", re.compile(r"(?:sale|divest\w+|dispos\w+) of ")),
)
"""Each pattern, its form, and a cheap pattern that must be there too."""
