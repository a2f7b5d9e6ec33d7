"""The wordings by which a customer takes rights, systems or goods of a supplier, as patterns over skeletons."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.phrases import FOLLOW, PARTIES

TAKES = re.compile(
    r"(?P<verb>\b(?:(?:has |have |had |will |also |agreed to |exclusively ){0,4}(?:in-)?licens(?:ed|es|e)|(?:has |have )?(?:acquired|bought|obtained|secured|acquires|gained|buys|secures|takes|took|gets|wins|won|landed|lands) (?:(?:the|exclusive|worldwide|global|commercial|marketing|development|distribution|L|[a-z]+-[a-z]+) ){0,5}?(?:rights|licen[sc]e)(?: to (?:sell|market|develop|distribute|commercialize|commercialise|use))? ?(?:to|for|of|in)?)) "
    r"(?:the )?(?P<supplier>N) 's (?P<what>(?=[a-zN#])(?!(?:stake|share|interest|consent|approval|debt|loan|asset|claim|name|land|royalt|propert|mine|estate)(?:s|y|ies)?\b))(?![^.;]{0,90}? to (?:the )?N\b)"
)
"""Rights or a licence of what is the supplier's: "has licensed N 's drug"."""
FROM_RIGHTS = re.compile(
    rf"(?P<verb>\b(?:acquired|secured|obtained|secures|acquires|gained|received|bought|licensed)) (?:(?:the|exclusive|worldwide|global|L|[a-z-]+) ){{0,5}}?(?:rights|licen[sc]e) from (?P<supplier>{PARTIES}) to (?:sell|market|develop|distribute|commerciali[sz]e|produce|make|manufacture|use|offer) (?P<what>(?=[a-zN#]))"
)
"""Rights from the supplier: "obtained rights from N to sell"."""
AND_SELLS = re.compile(
    rf"(?P<verb>\b(?:will |has |have |agreed to )?licens(?:e|ed|es) (?:and|or) [a-z]+) (?P<what>[^.;,]{{1,60}}?)(?: developed by| from) (?P<supplier>{PARTIES}){FOLLOW}"
)
"""A licence together with use: "will license and sell pumps from N"."""
COUNT = r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b"
_GEAR = (
    r"trains?|trainsets|buses|trucks|vans|cars|aircraft|airliners|jets|helicopters|ferries|ships|vessels|tankers|carriers|locomotives|trams|turbines|engines|cranes|"
    r"vehicles|robots|machines|satellites|drones|tanks|guns|missiles|howitzers|radars|batteries|modules|panels|inverters|electroly[sz]ers|reactors|servers|chips|"
    r"tonnes|tons|barrels|tractors|motorcycles|bikes|scooters|boats|submarines|frigates|rifles|scanners|chargers|meters|containers|wagons|presses|looms"
)
_SYSTEM = (
    r"systems?|platforms?|solutions?|software|technology|technologies|engines?|equipment|turbines?|aircraft|trains?|buses|vehicles|machines?|modules|"
    r"suite|components|reactors?|presses|boilers?|batteries|cells|inverters|servers|radars?|lines?"
)
SYSTEM_BY = re.compile(
    rf"(?P<verb>\b(?:selected|selects|chose|chooses|has chosen|have chosen|picked|picks|opted for|opts for)) (?P<what>(?:the|an?|its|#|new) (?:[a-z0-9#-]+ ){{0,6}}?(?:{_SYSTEM})(?: N(?: #)?)?) (?:by|from|made by|supplied by) (?P<supplier>{PARTIES}){FOLLOW}"
)
"""A system that is chosen: "selected a braking system by N"."""
BULK = re.compile(
    rf"(?P<verb>\b(?:has |have )?(?:agreed|agrees|contracted|committed) to (?:buy|purchase|take|source|procure)) (?P<what>(?:(?:up to|about|around|nearly|some|all|part|half|most|more than|at least|a portion|of|the|its|another) ){{0,4}}(?:#(?: [a-z-]+){{0,3}}? (?:tonnes|tons|barrels|litres|liters|gallons|pounds|MW|MWh|megawatts|vehicles|aircraft|turbines|trains|buses|trucks|jets)|(?:annual |total |entire )?(?:output|production|volumes?|offtake))(?= (?:of|from|a|per|each|annually|worth|that|which|over|for)\b)[^.;,]{{0,60}}?)(?: from (?P<supplier>{PARTIES}){FOLLOW}| (?:that|which) (?P<maker>N) (?:is|will|plans|operates|makes|produces|owns|intends)\b)"
)
"""Goods by amount: "agreed to buy 90 tonnes of ore from N", "... output of a mine that N operates"."""
JOINTLY = re.compile(
    r"(?P<verb>\b(?:(?:has|have|had|today|jointly|also) ){0,3}(?:sign(?:s|ed)?|enter(?:s|ed)?(?: into)?|reach(?:es|ed)?|ink(?:s|ed)?|str(?:ikes?|uck)|announc(?:es?|ed))) "
    r"(?:(?:an?|the|their|M|#|new|[a-z-]+) ){0,8}?(?P<kind>agreement|deal|contract|pact)\b(?! with| from| to (?:buy|acquire|merge))(?![^;]{0,90}\b(?:will|to|would|shall) (?:acquire|merge|buy|purchase|combine)\b)"
)
"""An agreement of two subjects: "N and N have signed a licence agreement"."""
AWARDED_TO = re.compile(
    rf"\bcontracts?\b[^.;]{{0,60}}? (?P<verb>(?:was|were|has been|have been)(?: [a-z]+ly)? awarded) to (?P<supplier>{PARTIES})(?: by (?P<customer>{PARTIES}))?{FOLLOW}"
)
"""The contract first: "The contract was awarded to N"."""
DEAL_FOR = re.compile(
    r"(?P<verb>\b(?:signed|signs|struck|strikes|inked|inks|landed|lands|snagged|snags|secured|secures|won|reached|cut)) (?:(?:an?|the|its|M|#|[a-z-]+) ){0,5}?(?:licensing|license|licence|marketing|distribution|commercialization|commercialisation|supply|offtake|rights) (?:deal|agreement|pact|contract) for (?:the )?(?P<supplier>N) 's (?P<what>(?=[a-zN#]))(?![^.;]{0,90}? with N\b)"
)
"""An agreement for the supplier's goods: "struck a licensing deal for N 's drug"."""
DISTRIBUTES = re.compile(
    r"(?P<verb>\b(?:named|appointed|becomes?|became|selected as|designated|serves? as|acts? as|served as)(?: as)?) (?:(?:the|an?|its|sole|exclusive|authorized|authorised|official|master|L|[a-z-]+) ){0,5}?(?:distributor|reseller|dealer|licensee) (?:of|for) (?:the )?(?P<supplier>N)(?= |$)"
)
RIGHTS = re.compile(
    rf"(?P<verb>\b(?:acquired|secured|obtained|secures|acquires|gained|received|licensed)) (?:(?:the|exclusive|worldwide|global|L|[a-z-]+) ){{0,5}}?rights (?:to|for|in) (?P<what>[^.;]{{1,70}}?) from (?P<supplier>{PARTIES}){FOLLOW}"
)
NAMING = re.compile(
    rf"(?P<verb>\b(?:acquired|secured|obtained|secures|acquires|gained|bought|buys|holds|won|wins|lands|landed)) (?:(?:the|exclusive|official|L|[a-z-]+) ){{0,4}}?(?P<what>(?:naming|broadcast|broadcasting|media|streaming|distribution|marketing|licensing|pouring) rights (?:to|for|in|at) [^.;]{{1,70}}?) "
    rf"(?:under|through|in|as part of|via|by|after|following|with) (?:a|an|its|the) [^.;,]{{0,60}}?(?:deal|agreement|contract|partnership)(?: (?:worth|valued at) M)? with (?P<supplier>{PARTIES}){FOLLOW}"
)
CARRIES = re.compile(
    r"(?P<verb>\b(?:will (?:exclusively |now |also |begin to )?(?:distribute|carry|stock|market|sell|resell)|(?:is|are) now (?:distributing|selling|carrying|stocking)|(?:has |have )?(?:begun|began|started) (?:distributing|selling|carrying|stocking))) (?:the )?(?P<supplier>N) 's (?P<what>(?=[a-zN#]))"
)
COUNTED = re.compile(
    rf"(?P<verb>\b(?:(?:has |have |will |to |is |are |also )?(?:bought|buys?|buying|purchas(?:ed|es|ing|e)))) (?P<what>(?:(?:up to|about|another|an additional|a further|more than) )?(?:#|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) (?:more )?(?:[a-z0-9-]+ |N ){{0,4}}?(?:{_GEAR})) (?:for M )?from (?P<supplier>{PARTIES}){FOLLOW}"
)
"""Gear by number: "is buying 20 trains from N"."""
SUPPLY_FROM = re.compile(
    rf"(?P<verb>\b(?:secured|secures|obtained|agreed|lined up)) (?:(?:an?|the|its|long-term|[a-z]+-year) ){{0,3}}suppl(?:y|ies) of (?P<what>[^.;,]{{1,50}}?) from (?P<supplier>{PARTIES}){FOLLOW}"
)
"""A supply that is secured: "secured a supply of ore from N"."""
MADE_BY = re.compile(
    rf"(?P<verb>\b(?:will|to) (?:exclusively |also )?(?:distribute|sell|market|resell|import)) (?P<what>[^.;,]{{1,60}}?) (?:made|produced|manufactured|developed|built) by (?P<supplier>{PARTIES}){FOLLOW}"
)
"""Goods of a maker that is named behind them: "will sell lamps made by N"."""
SELLER_OF = re.compile(
    r"(?P<verb>\b(?:becomes?|became|named|appointed|selected as|is now|has become)) (?P<supplier>N) 's (?:(?:sole|exclusive|authori[sz]ed|official|first|main|new|master|L|[a-z]+) ){0,3}?(?:distributor|reseller|dealer|licensee|importer)\b"
)
"""Whose seller one becomes: "becomes N 's exclusive distributor"."""
BUYS_FROM = re.compile(
    rf"(?P<verb>\b(?:will|to|agreed to|has agreed to|have agreed to) (?:exclusively |initially )?(?:buy|purchase|source|procure|order)) (?P<what>(?!(?:all|substantially all|certain|the|an?) (?:of )?(?:the )?(?:assets|shares|business|company|stake|interest|stock))[^.;,]{{1,90}}?) from (?P<supplier>{PARTIES})(?= (?:under|through|pursuant to|as part of|over)\b[^.;]{{0,80}}?(?:agreement|contract|deal|years|order)\b)"
)
ORDERS = re.compile(
    rf"(?P<verb>\b(?:ordered|orders|has ordered|have ordered|licensed|licenses|in-licensed|sourced|(?:is|are) sourcing)) (?P<what>(?:[a-z0-9#-]+ |N |M ){{1,8}}?)from (?P<supplier>{PARTIES}){FOLLOW}"
)
PLACED = re.compile(
    r"\bannounc[a-z]+ (?:[a-zDY,]+ ){0,6}?that (?:the )?(?P<customer>N) (?:has |have )?(?:placed (?:an?|its|the) (?:[a-z0-9#-]+ |M ){0,5}?orders?|(?:renewed|extended|expanded) (?:an?|its|the|their) (?:[a-z0-9#-]+ |M ){0,6}?(?:contract|agreement|subscription|order))\b(?! with)"
)
