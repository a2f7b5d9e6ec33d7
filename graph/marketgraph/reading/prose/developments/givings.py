"""The wordings by which a supplier gives goods, systems or a licence to a customer, as patterns over skeletons."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.phrases import FOLLOW, PARTIES

LICENSED = re.compile(
    rf"(?P<verb>\b(?:licensed|licenses|out-licensed|has licensed|(?:is|are|will be) (?:out-)?licensing|(?:will|agreed to|agrees to) (?:out-)?license)) "
    rf"(?:(?P<what>(?:[a-z0-9#-]+ |N |'s ){{1,8}}?)to (?P<customer>{PARTIES}){FOLLOW}|(?P<taker>{PARTIES}) to (?:use|offer|sell|make|produce|manufacture|market|develop|distribute|operate) )"
)
SUPPLIES = re.compile(
    rf"(?P<verb>\b(?:to supply|will supply|will exclusively supply|has supplied|agreed to supply|to exclusively supply|will (?:provide|license|deliver)(?= (?:its|their|#|M) ))) "
    rf"(?:(?P<customer>{PARTIES}) with |(?P<what>[^.;,]{{1,60}}?) to (?P<late>{PARTIES}){FOLLOW})"
)
SELLS_TO = re.compile(
    rf"(?P<verb>\b(?:will|to|agreed to|has agreed to) (?:exclusively |initially )?(?:sell|deliver|supply|ship|provide)) (?P<what>[^.;,]{{1,90}}?) to (?P<late>{PARTIES})(?= (?:under|through|pursuant to|as part of|over)\b[^.;]{{0,80}}?(?:agreement|contract|deal|years|order)\b)"
)
EQUIPS = re.compile(
    rf"\b(?:agreement|contract|deal|order|tender)\b[^;]{{0,120}}? , (?:the )?N (?P<verb>(?:will|is to) (?:exclusively |also )?(?:provide|equip|furnish|deliver|supply)) (?P<customer>{PARTIES}) with "
)
SUPPLIER_TO = re.compile(
    rf"(?P<verb>\b(?:becom(?:es?|ing)|became|named|appointed|selected|chosen|designated|announced|serves?|acts?|signed|confirmed|making it|makes it|made it)(?: as)?) (?:(?:the|an?|its|new|L|[a-z-]+) ){{1,6}}?(?:supplier|provider|vendor|contractor)(?: of (?P<what>[^.;,]{{1,60}}?))? (?:to|for|of) (?:(?P<owned>N) 's\b|(?P<customer>{PARTIES}){FOLLOW})"
)
