"""The wordings by which a supplier gives goods, systems or a licence to a customer, as patterns over skeletons."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.phrases import FOLLOW, PARTIES

LICENSED = re.compile(
    rf"(?P<verb>\b(?:licensed|licenses|out-licensed|has licensed|(?:is|are|will be) (?:out-)?licensing|(?:will|agreed to|agrees to) (?:out-)?license)) "
    rf"(?:(?P<what>(?:[a-z0-9#-]+ |N |'s ){{1,16}}?)to (?P<customer>{PARTIES}){FOLLOW}|(?P<taker>{PARTIES}) to (?:use|offer|sell|make|produce|manufacture|market|develop|distribute|operate) )"
)
SUPPLIES = re.compile(
    rf"(?P<verb>\b(?:to supply|will supply|will exclusively supply|has supplied|agreed to supply|to exclusively supply|will (?:provide|license|deliver)(?= (?:its|their|#|M) ))) "
    rf"(?:(?P<customer>{PARTIES}) with |(?P<what>[^.;,]{{1,60}}?) to (?P<late>{PARTIES}){FOLLOW})"
)
SELLS_TO = re.compile(
    rf"(?P<verb>\b(?:will|is to|to|agreed to|has agreed to) (?:exclusively |initially )?(?:sell|deliver|supply|ship|provide|make|build|manufacture|produce|construct|develop|design|install|operate)) (?P<what>[^.;,]{{1,90}}?) (?:to|for) (?P<late>{PARTIES})(?= (?:under|through|pursuant to|as part of|over)\b[^.;]{{0,80}}?(?:agreement|contract|deal|years|order)\b)"
)
EQUIPS = re.compile(
    rf"\b(?:agreement|contract|deal|order|tender)\b[^;]{{0,120}}? , (?:the )?(?:N (?:subsidiary|unit|arm) )?N (?P<verb>(?:will|is to) (?:exclusively |also )?(?:provide|equip|furnish|deliver|supply)) (?P<customer>{PARTIES}) with "
)
SUPPLIER_TO = re.compile(
    rf"(?P<verb>\b(?:becom(?:es?|ing)|became|named|appointed|selected|chosen|designated|announced|serves?|acts?|signed|confirmed|making it|makes it|made it)(?: as)?) (?:(?:the|an?|its|new|L|[a-z-]+) ){{1,6}}?(?:supplier|provider|vendor|contractor)(?: of (?P<what>[^.;,]{{1,60}}?))? (?:to|for|of) (?:(?P<owned>N) 's\b|(?P<customer>{PARTIES}){FOLLOW})"
)
SIGNED_AS = re.compile(
    rf"(?P<verb>\b(?:signed|signs|has signed|won|wins|landed|adds|added)(?: up)?) (?P<customer>{PARTIES}) as an? (?:[a-z-]+ ){{0,3}}?(?:customer|client)\b"
)
"""A customer that is won: "signed N as a customer"."""
NAMED_SELLER = re.compile(
    rf"(?P<verb>\b(?:named|names|appointed|appoints)) (?P<customer>{PARTIES}) (?:(?:its|the|a|an|sole|exclusive|authori[sz]ed|official|master|L) ){{0,4}}(?:distributor|reseller|dealer|importer)s?\b(?! of the)"
)
"""Who is to sell: "named N exclusive distributor"."""
WON_FOR = re.compile(
    rf"(?P<verb>\b(?:won|wins|bags|bagged|secured|secures|landed|lands|received|receives|clinched|clinches|awarded|signed|signs)) (?:(?:an?|the|its|M|#|new|[a-z0-9-]+) ){{0,5}}?(?P<kind>contracts?|orders?|deals?) (?:worth M )?to (?:build|supply|provide|deliver|design|develop|construct|install|manufacture|make|produce|operate|maintain|upgrade) (?P<what>[^.;,]{{1,70}}?) for (?P<customer>{PARTIES}){FOLLOW}"
)
"""A contract and for whom the work is: "won a contract to build ferries for N"."""
MAKES_FOR = re.compile(
    rf"(?P<verb>\bwill (?:exclusively |also )?(?:manufacture|produce|build|construct)) (?P<what>(?!(?:on|a case|trust|support|awareness)\b)[^.;,]{{1,60}}?) for (?P<customer>{PARTIES}){FOLLOW}"
)
"""Work that is announced: "will build two ferries for N"."""
FOR_TO = re.compile(
    rf"\b(?P<kind>agreements?|contracts?|deals?|orders?) (?:(?:worth|valued at|for) (?:[a-z]+ ){{0,2}}M )?(?:over (?:[a-z]+|#) years )?to (?:exclusively )?(?:(?:supply|provide|furnish|equip) (?P<customer>{PARTIES}) with|"
    rf"(?:supply|deliver|provide|ship|sell(?! N to )(?![^.;]{{0,60}} (?:business(?:es)?|unit|division|arm|segment|subsidiary|stake|interest|shares|assets|operations|company|hotels?|plants?|mines?|facilit(?:y|ies)|stores?|sites?)\b)) (?P<what>[^.;]{{1,70}}?) to (?P<late>{PARTIES}){FOLLOW}|"
    rf"(?:purchase|buy|procure|source|license|lease) (?P<goods>[^.;]{{1,70}}?) from (?P<supplier>{PARTIES}){FOLLOW})"
)
AWARDS = re.compile(
    rf"(?P<verb>\b(?:awarded|awards|has awarded|(?:will|to) award|hands|handed|grants|granted|placed|places|gave)) (?:(?P<supplier>{PARTIES}) )?(?:(?:a|an|its|the|new|M|#|[a-z0-9-]+) ){{0,6}}?(?P<noun>contracts?(?: agreement)?|(?<=M )deals?|orders?|purchase orders?|licen[sc]es?|distribution rights|rights)(?: (?:worth|valued at|for) (?:[a-z]+ ){{0,3}}M)?(?: (?:for|to [a-z]+) [^.;,]{{2,80}}?)?(?: (?:to|with) (?P<late>{PARTIES}){FOLLOW})?"
)
UNDER = re.compile(
    r"\b(?P<kind>agreement|contract|deal|pact)(?: (?:worth|valued at) (?:[a-z]+ ){0,2}M)? ,? ?(?:under|in|through|by) which (?:the )?(?P<who>N) (?:will|is to|would) (?:exclusively |also )?(?P<verb>[a-z]+)"
)
