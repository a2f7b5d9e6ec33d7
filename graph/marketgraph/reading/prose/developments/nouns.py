"""Noun phrases in a skeleton: what is launched, opened, delivered or approved, and how it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marketgraph.reading.prose.developments.skeleton import Skeleton
from marketgraph.reading.prose.words import words

_STOP = words(
    ", . ; : ) ! ? – — to for in at on with from by as that which who whose where when while featuring designed aimed across into via "
    "not through under during after before following has have is are was were will can may enabling allowing helping providing offering "
    "giving using powered manufactured produced built created developed called named dubbed known or but it he she they we including plus today yesterday "
    "this later earlier soon last exclusively together available now because so than if against near outside within throughout among between H M D and about"
)
"""Words that end a noun phrase."""
_SKIP = words(
    "a an the its their our his her new newest latest first first-ever first-of-its-kind innovative revolutionary groundbreaking "
    "successful comprehensive proprietary highly long-awaited much-anticipated highly-anticipated anticipated exciting brand-new "
    "cutting-edge state-of-the-art next-generation advanced flagship second third fourth fifth novel unique powerful all-new "
    "several two three four five additional improved enhanced world 's world-first industry-first industry-leading award-winning own most "
    "dedicated fastest largest smallest lightest biggest best thinnest recently newly fully commercial official global national upcoming updated upgraded pioneering ultimate exclusive special limited M"
)
"""Words before what a noun phrase is about that praise or count it."""
PRODUCTS = words(
    "plan plans platform platforms service app apps application applications tool tools toolkit system systems device devices product "
    "products solution solutions software line lines collection collections range ranges series model models suite suites feature features "
    "card cards account accounts vehicle vehicles car cars suv truck trucks van bike bikes scooter phone smartphone laptop tablet watch "
    "smartwatch drone drones robot robots drug vaccine therapy test tests kit kits chip chips processor processors sensor sensors engine "
    "engines camera cameras drink drinks beverage beverages snack snacks flavor flavors flavour flavours menu subscription portal dashboard "
    "assistant chatbot bot api sdk module modules version edition lineup line-up portfolio marketplace exchange wallet token tokens coin "
    "stablecoin etf battery batteries machine machines instrument instruments formula serum cream supplement supplements treatment package "
    "packages technology language agent agents architecture display monitor speaker headset headphones earbuds console controller router "
    "switch server servers storage appliance pump pumps valve analyzer scanner printer implant catheter stent inhaler capsule tablets "
    "gel lotion shampoo fragrance perfume shoe shoes sneaker sneakers jacket bag wine beer vodka whiskey whisky spirit coffee tea sauce "
    "cereal bar bars chocolate yogurt milk pizza burger fabric fabrics coating resin adhesive material materials fertilizer feed seed seeds "
    "herbicide fungicide insecticide variety varieties insurance loan loans mortgage lending offering functionality capability capabilities "
    "extension mechanism plugin plug-in integration engine interface terminal turbine inverter panel panels charger chargers algorithm algorithms instruments equipment lens lenses implants biosensor detector monitor monitors "
    "latte lattes cocktail cocktails sandwich sandwiches burrito taco tacos wrap wraps bowl bowls salad salads cookie cookies cake cakes donut donuts brew lager ale "
    "ipa seltzer seltzers soda sodas tequila gin rum cider kombucha smoothie smoothies juice juices sauces dressing dressings dip dips jam pasta noodles soup "
    "soups cheese butter bread granola candy candies gummies jerky chips crackers dessert desserts entree entrees flavored-water teas coffees creamer "
    "dress jeans hoodie boots boot sandal sandals swimwear eyewear glasses sunglasses jewelry ring necklace mattress sofa chair chairs desk desks lamp lamps "
    "bulb bulbs vacuum oven refrigerator fridge grill blender mower lawnmower tractor excavator loader forklift boat boats yacht motorcycle motorcycles "
    "e-bike e-bikes e-scooter helmet helmets tent backpack backpacks stroller toy toys doll game games puzzle cleanser moisturizer moisturiser mask masks toner "
    "whiskies whiskeys wines beers spirits liqueur liqueurs vodkas malts ciders ales lagers waters cheeses yogurts butters breads sausages nuggets patties pizzas burgers fries "
    "drill drills saw saws wrench wrenches tooling blade blades compressor compressors crane cranes lathe laser lasers antenna antennas transceiver amplifier amplifiers soundbar television televisions tv tvs "
    "projector projectors telescope binoculars microscope microscopes spectrometer sequencer reagent reagents assay assays antibody antibodies enzyme enzymes polymer polymers paint paints coatings "
    "sedan hatchback pickup roadster crossover minivan bus buses tram locomotive locomotives aircraft jet helicopter wheel wheels tire tires tyre tyres ebike watches clock bracelet handbag handbags sneakers apparel "
    "database firmware compiler browser plugin plugins chatbots gpu gpus cpu cpus motherboard ssd ssds modem modems gateway gateways firewall toothbrushes "
    "sunscreen deodorant toothpaste toothbrush lipstick mascara patch patches wearable ventilator wheelchair syringe tracker trackers keyboard mouse printer printers router routers"
)
"""Nouns that name a product or service."""
_JOINED = words(
    "center centre centers centres facility facilities plant hub office campus clinic laboratory lab system platform suite tool app service solution"
)
_NAMED = re.compile(
    r"^(?: (?:with|by|from|for) (?:[a-zNHL#'-]+ ){1,6}?(?=called|named|dubbed|titled))?(?: ,)? ?(?:(?:which is |that is |also )?(?:called|named|dubbed|titled|branded(?: as)?|known as|marketed as|under the (?:name|brand)(?: name)?)) (?:the )?(?P<name>N)"
    r"|^ (?:in|to|for) (?:(?:its|their|the) [^:;.]{2,50}?|(?:[a-z-]+ ){1,4}[a-z-]+) : (?:the )?(?P<listed>N)(?= (?:\.|,)|$)"
)
ADJECTIVE = re.compile(
    r"(?:[a-z]+-[a-z-]+|[a-z]{2,}(?:ed|ing|ive|al|able|ible|ful|ous|ic|ure|less|ant|ent|ular)|smart|safe|simple|fast|new|modern|open|free)"
)
"""A word that describes, by its form."""
_COPY = re.compile(r"(?:[a-z-]+ ){0,2}(?:generic|biosimilar)(?: [a-z]+)? (?:of|to|for) ")
"""What is like a product of another: "a generic version of N"."""
_BESIDE = re.compile(
    r"^ (?:,|–|—|-|:) (?:the )?(?P<name>N(?: #)?)(?= (?:,|\.|;|to|for|in|that|which|on)|$)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        start: Where it starts in the skeleton.
        end: Where it ends.
        words: Its words.
        name: The name that it goes by, if it has one, as the document writes it.
        plain: The phrase as the document writes it, without articles and praise.
    """

    start: int
    end: int
    words: tuple[str, ...]
    name: str | None
    plain: str

    @property
    def head(self) -> str:
        """What it is: its last word, or the one before "of"; in small letters."""
        kept = list(self.words)
        if "of" in kept[1:]:
            kept = kept[: kept.index("of", 1)]
        if kept and kept[-1] == "N" and self.name:
            return re.split(r" (?:of|for|at) ", self.name)[0].split()[-1].lower()
        return kept[-1] if kept else ""


def phrase_at(
    skeleton: Skeleton, start: int, source: str, stop: int | None = None
) -> Phrase | None:
    """Return the noun phrase that starts at a place of a skeleton, or None if none does.

    Args:
        skeleton: Of the sentence.
        start: Where to start.
        source: The document's text.
        stop: Where to stop at the latest.
    """
    taken: list[str] = []
    end = at = start
    tokens = skeleton.text[start:stop].split(" ")
    for index, word in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        named = following.isalpha() and following.islower() and following not in _STOP
        priced = word == "M" and (taken or named) and all(before in _SKIP for before in taken)
        joined = (word == "and" and _goes_on(tokens, index)) or (
            word == "," and _praised(tokens, index)
        )
        if word in _STOP and not priced and not joined:
            break
        if taken and taken[-1] in PRODUCTS and word.endswith("ed"):
            break
        if word:
            taken.append(word)
            end = at + len(word)
        at += len(word) + 1
        if len(taken) > 16:
            return None
    if not taken:
        return None
    return _made(skeleton, start, end, taken, source)


def _goes_on(tokens: list[str], index: int) -> bool:
    """Return whether a phrase goes on after "and": a name stands before it, and one after it, maybe behind adjectives."""
    before, after = (
        [word for word in tokens[max(0, index - 3) : index] if word],
        tokens[index + 1 :],
    )
    if "N" not in before:
        return bool(before) and before[-1].isalpha() and after[1:2] != [] and after[1] in _JOINED
    for at, word in enumerate(after[:4]):
        if word == "N":
            return after[at + 1 : at + 2] not in (["'s"], ["has"], ["will"], ["is"], ["have"])
        if "-" not in word and word not in ("the", "its", "a", "an", "their", "one", "#", "new"):
            return False
    return False


def _praised(tokens: list[str], index: int) -> bool:
    """Return whether a comma only parts two adjectives: "a bright, easy-to-use lamp"."""
    before = tokens[index - 1] if index else ""
    rest = tokens[index + 1 : index + 8]
    ends = next((at for at, word in enumerate(rest) if word in _STOP), len(rest))
    goods = not PRODUCTS.isdisjoint(rest[1:ends])
    return goods and before not in PRODUCTS and all(map(ADJECTIVE.fullmatch, (before, rest[0])))


def _made(skeleton: Skeleton, start: int, end: int, taken: list[str], source: str) -> Phrase | None:
    """Return the phrase of some words, with the name that it goes by."""
    places = [p for p in skeleton.places if start <= p.start < end]
    kinds = [skeleton.text[p.start : p.end] for p in places]
    first = 0
    while first < len(kinds) - 1 and kinds[first + 1] == "'s" and kinds[first] in ("N", "L"):
        first += 2
    while first < len(kinds) - 1 and (kinds[first] in _SKIP or kinds[first] in ("of", ",")):
        first += 1
        while first < len(kinds) - 2 and kinds[first + 1] == "'s":
            first += 2
    if first >= len(kinds) or kinds[first:] in (["the"], ["a"], ["an"], ["its"], ["their"]):
        return None
    plain = source[places[first].item.start : places[-1].item.end]
    rest = skeleton.text[end:]
    match = _NAMED.match(rest) or ("N" not in kinds[first:] and _BESIDE.match(rest))
    if match:
        group = "listed" if match.groupdict().get("listed") else "name"
        low, high = skeleton.span(end + match.start(group), end + match.end(group))
        kept = tuple(kinds[first:])
        return Phrase(start, end + match.end(group), kept, source[low:high], plain)
    name: str | None = None
    named = next((i for i in range(first, len(kinds)) if kinds[i] == "N"), None)
    if named is not None and _COPY.match(" ".join(kinds[first:])):
        name = source[places[first].item.start : places[-1].item.end]
    elif named is not None:
        begin = named - 1 if named > first and kinds[named - 1] in ("Y", "#") else named
        name = source[places[begin].item.start : places[-1].item.end]
    return Phrase(start, end, tuple(kinds[first:]), name, plain)
