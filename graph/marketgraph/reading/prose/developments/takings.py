"""The wordings by which a customer takes rights, systems or goods of a supplier, as patterns over skeletons."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.phrases import FOLLOW, PARTIES

TAKES = re.compile(
    r"(?P<verb>\b(?:(?:has |have |had |will |also |agreed to |exclusively ){0,4}(?:in-)?licens(?:ed|es|e)|(?:has |have )?(?:acquired|bought|obtained|secured|acquires|gained|buys|secures|takes|took) (?:(?:the|exclusive|worldwide|global|commercial|marketing|development|distribution|L|[a-z]+-[a-z]+) ){0,5}?(?:rights|licen[sc]e)(?: to (?:sell|market|develop|distribute|commercialize|commercialise|use))? ?(?:to|for|of|in)?)) "
    r"(?:the )?(?P<supplier>N) 's (?P<what>(?=[a-zN#])(?!(?:stake|share|interest|consent|approval)s?\b))(?![^.;]{0,90}? to (?:the )?N\b)"
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
_SYSTEM = (
    r"systems?|platforms?|solutions?|software|technology|technologies|engines?|equipment|turbines?|aircraft|trains?|buses|vehicles|machines?|modules|"
    r"services?|suite|products?|components|reactors?|presses|boilers?|batteries|cells|inverters|servers|radars?|lines?"
)
SYSTEM_BY = re.compile(
    rf"(?P<verb>\b(?:selected|selects|chose|chooses|has chosen|have chosen|picked|picks|opted for|opts for)) (?P<what>(?:the|an?|its|#|new) (?:[a-z0-9#-]+ ){{0,6}}?(?:{_SYSTEM})(?: N(?: #)?)?) (?:by|from|of|made by|supplied by) (?P<supplier>{PARTIES}){FOLLOW}"
)
"""A system that is chosen: "selected a braking system by N"."""
BULK = re.compile(
    rf"(?P<verb>\b(?:has |have )?(?:agreed|agrees|contracted|committed) to (?:buy|purchase|take|source|procure)) (?P<what>[^.;,]{{0,60}}?\b(?:tonnes|tons|barrels|units|litres|liters|gallons|MW|MWh|output|production|volumes?|concentrate|offtake|vehicles|aircraft|turbines|trains|buses|trucks|jets)\b[^.;,]{{0,60}}?)(?: from (?P<supplier>{PARTIES}){FOLLOW}| (?:that|which) (?P<maker>N) (?:is|will|plans|operates|makes|produces|owns|intends)\b)"
)
"""Goods by amount: "agreed to buy 90 tonnes of ore from N", "... output of a mine that N operates"."""
