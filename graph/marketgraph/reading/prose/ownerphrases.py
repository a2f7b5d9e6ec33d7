"""Phrases that tell who owns whom, over the classes of a skeleton: ``N`` is a name."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.subjects import LIST
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import words

CUES = Stems((
    "subsidiar", "division", " unit ", " units ", " unit,", " unit.", "brand ", "brand,", "brand.", "operating company", "its brands", "’s brands", "'s brands", "brands include", "brands including",
    "brands such", "brands within", "brands of", "brands are", "of brands", "brands in", "brands at", "the brands", " arm ", " arm,", "owns ", "owned by", "controlled by",
    "owner of", "owners of", "s owner", "parent ", "parent,", "interest in", "stake in", "% stake", "business line", "holding company", "of the shares", "owning ", "controls ",
    ", part of ", "is part of ", "now part of ", "-owned ", " company)", "(part of", "(a member of", "venture fund", "investment fund", "imprint", "shareholding in", "ownership of",
))  # fmt: skip
"""One of these, or "an Acme company", must stand in a sentence that is read."""
COMPANY_OF = re.compile(r", an? [A-Z][\w.&’' -]{1,50} company\b")
NOT = r"(?:to|of|in|with|for|by|on|at|from|is|are|was|were|has|have|had|will|that|which|who|and|or|its|their|said|as|into|former)"
MOD = rf"(?:(?!{NOT} )(?:[a-z][a-z0-9&-]*|L|P|-) ){{0,5}}?"
ONE = r"(?:subsidiary|portfolio company|division|unit|brand|arm|business line|business unit|operating company|operating firm|imprint|sister brand)"
MANY = r"(?:subsidiaries|divisions|units|brands|arms|business lines|business units|operating companies|imprints|portfolio companies)"
CALLED = r"(?:,|called|named|known as|-|–|—|:)"
OWNED = rf"(?:{ONE} (?:{CALLED} )?(?:the )?(?P<owned>N)|(?:{MANY})(?: {CALLED})? (?:the )?(?P<listed>{LIST}))(?! 's)"
ITS = re.compile(
    rf"(?:^|(?<!the company and) )(?P<its>its|their|the (?:company|firm|group|bank|corporation) 's) {MOD}{OWNED}(?= |$)"
)
OF_THE_FIRM = re.compile(rf"(?:^| )(?P<its>the company) and its {MOD}{OWNED}(?= |$)")
AND_ITS = re.compile(
    rf"(?:^| )(?P<owner>N) (?:, )?(?:and|or|with|along with|together with|including) its {MOD}{OWNED}(?= |$)"
)
OPENING = re.compile(r"^(?:after|before|while|since|during|from|when|as) [^,;]*$")
"""A clause that ends at the comma which a name follows: "After years at Acme 's division , Beta"."""
OF_NAME = re.compile(rf"(?:^| )(?P<owner>N) 's {MOD}{OWNED}(?= |$)")
NAMED_UNIT = re.compile(
    rf"(?:^|(?<!\bat)(?<!\bin) )(?:(?P<owner>N) 's|(?P<its>its|the (?:company|firm|group) 's)) (?:[a-z]+-[a-z]+ )?(?P<owned>N) (?:(?!{NOT} )[a-z][a-z-]* ){{0,2}}?(?:subsidiary|division|unit|brand|arm|business unit)(?= |$)"
)
OF = rf"(?:(?:an?|the|its|now an?|now the|both|all|two|three) {MOD}(?:N |and )?{MOD}(?:{ONE}|{MANY})|{MANY}) (?:of|to|under|within) (?:the )?(?:(?:[NL] , )?(?:[NL] -|[a-z.]+-)based )?"
UNIT_OF = re.compile(
    rf"(?:^| )(?P<owned>{LIST}) (?:,|(?:, )?(?:which |who |that )?(?:is|are|was|operates as|operate as|became|remains|functions as|acts as)) "
    rf"(?:as )?{OF}(?:(?!{NOT} )[a-z][a-z-]* |L ){{0,4}}?(?P<owner>N(?= , an? | , and (?:N|L) 's )|{LIST}(?! , an? ))(?: since (?P<since>Y))?(?= |$)"
)
ALSO_UNIT_OF = re.compile(
    rf"(?:^| )(?P<owned>N) (?:,|is) an? [a-z][a-z, -]{{3,90}}? (?:and|,) {OF}(?P<owner>N)(?: since (?P<since>Y))?(?= |$)"
)
AS_UNIT = re.compile(rf"(?:^|[,;:.] )(?:as )?{OF}(?P<owner>{LIST}) , (?P<owned>N)(?! 's)(?= |$)")
NO_THING = (
    r"(?! 's)(?! (?:patents?|trademarks?|building|mines?|propert(?:y|ies)|projects?|rights|shares|stock|licen[cs]es?|vehicles?|deposits?|fields?|towers?|"
    r"technolog(?:y|ies)|intellectual|assets?|land|concessions?|claims?|royalt(?:y|ies)|common|blocks?|wells?|tokens?|coins?|domains?|ip|gold|lithium|"
    r"copper|silver|uranium|oil|gas|prospects?|tenements?|permits?|exploration|complex|site|facility|plant))(?= |$)"
)
OWNS = re.compile(
    rf"(?:^| )(?:currently |also |now |already |still |wholly |fully |directly |indirectly )?(?P<verb>owns)(?: and operates| and manages)? (?:the |both )?"
    rf"(?:(?!{NOT} )[a-z][a-z-]* ){{0,3}}?(?P<owned>{LIST}){NO_THING}"
)
OWNED_BY = re.compile(
    rf"(?:^| )(?P<owned>(?:(?<=both )N and )?N) (?:,|(?:, )?(?:which |that )?(?:is|are|was)|, an? [a-z0-9][a-z0-9 -]{{0,60}}?) ?(?:(?:now|currently|wholly|fully|jointly|"
    rf"majority|privately|partly|also|P|-) )*(?:wholly-|majority-)?(?:owned|controlled) (?:and operated |and managed )?by (?:the |an? )?(?:(?!{NOT} )[a-z][a-z.-]* ){{0,5}}?(?P<owner>{LIST})(?! (?:developer|founder|owner|boss|chairman|tycoon|director|heir|executive|veteran)\b)(?= |$)"
)
OWNER_BEHIND = re.compile(
    r"(?:^| )(?P<owner>N) , (?P<owned>N) 's (?:(?:majority|current|new|sole) )?(?:parent company|parent|owner)(?= ?[,.;]|$)"
)
ALL_OWNED = re.compile(
    rf"(?:^| )(?P<owned>{LIST}) are (?:all |both |now |also |each )*owned by (?:the )?(?P<owner>N)(?= |$)"
)
PARENT = re.compile(
    rf"(?:^| )(?P<owner>N) (?:,(?! and )|(?:, )?(?:which )?(?:is|are)) (?:an?|the)? ?{MOD}(?:(?:[a-z-]+ ){{1,4}}and )?(?:parent|holding company|parent company|parent corporation|parent organi[sz]ation|"
    rf"parent firm|owner|owner and operator|sole owner)(?: company| firm)? (?:of|to|behind|for) (?:the )?(?:brands |iconic |popular |beloved |renowned |(?:[a-z-]+ ){{0,3}}(?:site|brand|company|maker|firm|platform|chain|retailer|app) )?(?P<owned>{LIST}){NO_THING}"
)
HAS_PARENT = re.compile(
    rf"(?:^| )(?:(?P<owned>N) (?:'s|(?:, )?and its)|(?P<its>its)) (?:{MOD})parent(?: company| firm| corporation| group| organi[sz]ation)? (?:, )?(?P<owner>N)(?! 's)(?= |$)"
)
PART = r"(?:[a-z-]+ ){0,2}?(?:stake|interest|shareholding|ownership|position|equity|shares|share capital)"
HOLDS = re.compile(
    rf"(?:^| )(?:currently |directly |indirectly )?(?P<verb>holds|owns|has|retains|controls|holding|owning)(?: an?| the| its| approximately| about| around| roughly| over| nearly| remaining)* "
    rf"(?P<stake>P) (?:{PART} (?:of|in)|(?<! has P )of(?: the (?:issued |outstanding |share |common )*(?:shares|equity|stock|capital|share capital) (?:of|in))?) (?P<the>the )?(?P<owned>N){NO_THING}"
)
HOLDS_PART = re.compile(
    r"(?:^| )(?:currently )?(?P<verb>holds|owns|has|retains|holding|owning) an? (?:[a-z-]+ ){0,2}?(?:majority|minority|controlling|controlling equity|significant|strategic) "
    rf"(?:equity )?(?:stake|interest|shareholding|ownership|position) in (?P<the>the )?(?P<owned>N){NO_THING}"
)
CONTROLS = re.compile(
    r"(?:^| )(?:through|via) (?P<its>its|the (?:company|firm|group) 's) (?:[a-z-]+ ){0,2}?(?:controlling|majority) (?:equity )?(?:interest|stake) in (?:the )?(?P<owned>N)(?! 's)(?= |$)"
)
THROUGH_ONE = re.compile(
    r"(?:^| )(?P<owner>N) , (?:through|via) subsidiary (?P<owned>N)(?! 's)(?= |$)"
)
OWNS_BRANDS = re.compile(
    rf"(?:^| )(?P<verb>owns) (?:(?:an?|the) )?(?:(?!{NOT} )[a-z-]+ ){{0,3}}?(?:portfolio|family|group|range) of (?:[a-z-]+ ){{0,6}}?(?:brands|companies|businesses) ?,? (?:including|such as) (?P<owned>{LIST})(?! 's)(?= |$)"
)
SUBSIDIARIES = re.compile(
    rf"(?:^| )(?P<its>its|the (?:company|firm|group) 's) {MOD}(?P<owned>{LIST}) (?:subsidiaries|divisions|business units)(?= |$)"
)
PARENT_BETWEEN = re.compile(
    r"(?:^| )(?P<owned>N) (?:parent|parent company|owner) (?P<owner>N)(?! 's)(?= |$)"
)
OF_WHICH = re.compile(
    rf"(?:^| )(?P<owned>N) , of which (?P<owner>N) (?:currently |now )?(?:holds|owns) (?:an? |about |approximately )*(?P<stake>P) {PART}(?= |$)"
)
THROUGH = re.compile(
    rf"^(?:through|via|with|using|together with|along with|alongside) its {MOD}{OWNED} , (?P<owner>N)(?= )"
)
UNIT_BETWEEN = re.compile(
    r"(?:^| )(?P<owner>N) (?:subsidiary|unit|division|arm) (?P<owned>N)(?! 's)(?= |$)"
)
THE_UNIT_OF = re.compile(
    r"(?:^| )the (?P<owned>N) (?:subsidiary|brand|business unit) of (?:the )?(?P<owner>N)(?= |$)"
)
UNIT_OF_NEXT = re.compile(rf"(?:^| ){OF}(?P<owner>N) , (?P<owned>N)(?= |$)")
OF_US = re.compile(
    rf"(?:^| )(?P<owned>{LIST}) (?:,|(?:, )?(?:which )?(?:is|are|was)) (?:an?|the|both|all) {MOD}(?:{ONE}|{MANY}) of (?P<its>the (?:company|corporation|group))(?! 's)(?= |$)"
)
ITS_UNIT = re.compile(
    rf"(?:^| )(?P<owned>N) , (?P<its>its|the (?:company|firm|group|bank|corporation) 's) {MOD}{ONE}(?= ,|$| \.)"
)
IS_ONE = re.compile(
    rf"N (?:, )?(?:which |that )?(?:is |was )?(?:as )?(?:an?|the|now an?|now the) {MOD}{ONE} (?:of|to|under|within) "
)
OWN_ARM = re.compile(
    rf"(?:^| )(?P<owned>N) [,—] (?P<owner>N) 's {MOD}(?:{ONE}|(?:venture|investment|innovation) (?:fund|group|capital fund))(?= ,|$| \.| (?:dedicated|focused|that|which|for|and) )"
)
PART_OF = re.compile(
    r"(?:^| )(?P<owned>N) (?:,|, which is|is|, now|is now) (?:a )?part of (?:the )?(?P<owner>N)(?= ,|$| \.| and )"
)
OWNED_NAME = re.compile(
    r"(?<![\w-])(?P<owner>[A-Z][\w&.’]{1,30}(?: (?:of )?[A-Z][\w&.]{1,30})?)-owned (?:(?!and |or )[a-z][\w-]* ){0,4}?(?=[A-Z])"
)
NO_OWNERS = words(
    "state family woman women veteran black minority employee government privately publicly locally wholly majority foreign jointly community "
    "customer member worker city county federal founder independently pre user player fan company self tribally native latino latina hispanic "
    "indigenous asian african american british german french chinese indian japanese korean russian italian spanish dutch swiss swedish canadian "
    "australian israeli saudi turkish mexican brazilian service-disabled disabled lgbt physician student farmer co municipally partially fully"
)
ONE_OF = re.compile(
    r"(?:^| )(?:(?P<owned>N)|(?P<it>it)) (?:is|,) (?:proudly )?(?:one of|among|part of) (?:(?!in )\S+ ){0,5}?(?:brands|companies|businesses) (?:within|of|under|in|at|owned by|from) "
    r"(?:the )?(?:[a-z]+ )*(?:N (?:@|of|at|by) (?:the )?)?(?P<owner>N)(?= |$)"
)
INCLUDES = re.compile(
    rf"(?:^| )(?:(?P<owner>N) 's|(?P<its>its|the company 's)) {MOD}(?:family of brands|portfolio of brands|brand portfolio|brands|subsidiaries|divisions|operating companies) "
    rf"(?:include|includes|including|are|comprise|comprises|such as) (?:the )?(?P<owned>{LIST})(?! 's)(?= |$)"
)
BRACKET = re.compile(
    r"\((?:now |formerly |which is )?(?:(?:an? |the )?(?:[\w-]+[ -]owned )?(?:[a-z-]+ )?(?:subsidiary|division|unit|brand|arm|part|member) of (?:the )?|(?:[a-z]+ )?owned by (?:the )?)"
    r"(?P<owner>[A-Z][^()]{1,60}?)\)|\(an? (?P<company>[A-Z][^()]{1,60}?) (?:company|brand|business|subsidiary)\)"
)
UNIT_ADJECTIVE = re.compile(
    r"(?:^| )(?P<owned>N) , an? (?P<owner>N) (?:subsidiary|unit|brand|division|affiliate company)(?= ,|$| \.)"
)
OF_COMPANY = re.compile(r"(?:^| )(?P<owned>N) , an? (?P<owner>N)(?= ,| announced|$| \.)")
TICKER = re.compile(r":\s?([A-Z][A-Z.]{0,9})[);,]")
PUBLIC = re.compile(r"\b(?:County|Township|Parish|Province)$")
"""Places that own no companies."""
AROUND = 3000
WHOLE = 100
OF_KINDS = words(
    "ai saas b2b b2c fintech tech biotech medtech proptech climate fortune international it web3 blockchain crypto cbd ev north south east west northern "
    "southern eastern western african islands top tier series nasdaq nyse otc delaware nevada global portfolio private public software media"
)
"""Words before "company" that say of what kind it is, or whence."""
LOOSE = frozenset({OWNS, OWNED_BY, HOLDS, PARENT})
NO_NAME = words(
    "ip company board group merger sub newco spinco bank fund trust corporation firm nasdaq nyse otc"
)
FIELDS = words(
    "publishing consumer retail wholesale commercial industrial professional enterprise services service research marketing sales "
    "manufacturing engineering technology technologies software hardware healthcare health medical energy government defense "
    "defence aerospace automotive media news sports music home family business corporate investment banking finance "
    "insurance education training international domestic americas european asian women men men’s women’s youth kids oncology"
)
"""What divisions work in: no names of companies."""
NO_FIRM = re.compile(
    r"^(?:fortune|inc\.? 5000|s&p|nasdaq|nyse|[a-z]{0,3}tech|saas|web3|ai|b corp|certified|delaware|nevada)\b",
    re.IGNORECASE,
)
ENDED = re.compile(r"\b(?:former|then|would-be|proposed|planned) $")
