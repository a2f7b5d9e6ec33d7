"""Other names: of organisations only, from letters that fit, quoted names, former and business names."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Alias
from marketgraph.reading.prose.aliases import read
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text

FOUND = [
    ("Nordwind Energy Partners LLC (“Nordwind”) agreed to buy it.", "Nordwind Energy Partners LLC", "Nordwind"),
    ("Brightpath Inc. (NYSE: BRT; “Brightpath” or the “Company”) said so.", "Brightpath Inc.", "Brightpath"),
    ('Oakline Ltd. (TSX: OAK) (OTC: OAKLF) ("Oakline" or the "Company") sold it.', "Oakline Ltd.", "Oakline"),
    ("Alpha Lake LP, a Delaware limited partnership (“Alpha”), bought it.", "Alpha Lake LP", "Alpha"),
    ("Signed by Blue Reef GmbH (hereinafter referred to as “BRG”).", "Blue Reef GmbH", "BRG"),
    ("The Rhine Medicines Agency (RMA) approved it.", "Rhine Medicines Agency", "RMA"),
    ("The Northern Bank of Alba (NBA) lent money.", "Northern Bank of Alba", "NBA"),
    ("Veldt Institute of Technology (VIT) researchers found it.", "Veldt Institute of Technology", "VIT"),
    ("the U.S. Department of Tides (DOT) gave funds.", "U.S. Department of Tides", "DOT"),
    ("Harbour Gas Corporation Limited (HGCL) awarded it.", "Harbour Gas Corporation Limited", "HGCL"),
    ("NewsBridgeWire (“NBW”) is a specialized communications platform.", "NewsBridgeWire", "NBW"),
    ("They signed a partnership with Alto Care Solutions (ACS) in May.", "Alto Care Solutions", "ACS"),
    ("Tidal Power Systems (TPS) announced a new turbine.", "Tidal Power Systems", "TPS"),
    ("NBW (NewsBridgeWire) has launched a tool.", "NBW", "NewsBridgeWire"),
    ("Amber Federal Credit Union (Amber FCU) opened a branch.", "Amber Federal Credit Union", "Amber FCU"),
    ("Loopa (formerly known as Chirper) is a network.", "Loopa", "Chirper"),
    ("Zephyr Labs, formerly Westwind Robotics, raised money.", "Zephyr Labs", "Westwind Robotics"),
    ("Zenith, the company formerly known as Acme, grew.", "Zenith", "Acme"),
    ("Oakline, Inc. (f/k/a Pineline Corp.) filed.", "Oakline, Inc.", "Pineline Corp."),
    ("Sunrise Care LLC, doing business as HomeJoy, opened.", "Sunrise Care LLC", "HomeJoy"),
    ("Sunrise Care LLC (d/b/a HomeJoy) opened.", "Sunrise Care LLC", "HomeJoy"),
    ("Sunrise Care, dba HomeJoy, opened.", "Sunrise Care", "HomeJoy"),
    ("Kyoto Lens Ltd., now operating as Lumira, moved.", "Lumira", "Kyoto Lens Ltd."),
    ("Acme Holdings has been renamed Beta Holdings.", "Beta Holdings", "Acme Holdings"),
    ("Acme Corp. changed its name to Zenith Corp. in 2020.", "Zenith Corp.", "Acme Corp."),
    ("Fjord Group, also known as AB Fjord, sells boats.", "Fjord Group", "AB Fjord"),
    ("Formerly known as Weavr, Loomio raised a round.", "Loomio", "Weavr"),
    ("Weavr announced its rebrand to Loomio.", "Loomio", "Weavr"),
    ("Loomio, previously Weavr, raised a round.", "Loomio", "Weavr"),
    ("Ridgeway Capital Management (RCM) said so.", "Ridgeway Capital Management", "RCM"),
    ("the Altona Stock Exchange (“ASE”) rose", "Altona Stock Exchange", "ASE"),
    ("It then bought Ridgeway Systems (“Ridgeway”) for cash.", "Ridgeway Systems", "Ridgeway"),
    ("The U.S. Tide and Harbour Administration, or THA, approved it.", "U.S. Tide and Harbour Administration", "THA"),
    ("Alba’s Ministry of Tides, Trade and Harbours (MTTH) agreed.", "Ministry of Tides, Trade and Harbours", "MTTH"),
    ("Tidewater Market Research (TMR) says so", "Tidewater Market Research", "TMR"),
    ("Moodle’s Investors Service (“Moodle’s”) has confirmed it.", "Moodle’s Investors Service", "Moodle’s"),
    ("Amora formally known as Village Care Trust is a family of homes.", "Amora", "Village Care Trust"),
    ("the Rhine Transit Authority’s (RTA) bus route", "Rhine Transit Authority", "RTA"),
    ("Dura called for the Rhine Air Resources Board (RARB) to act.", "Rhine Air Resources Board", "RARB"),
    ("a U.S. Tide and Drug Administration (TDA) approval for it", "U.S. Tide and Drug Administration", "TDA"),
    ("Paltry, Inc. (“Paltry,” the “Company,” “we,” our,” or “us”) (NASDAQ: PLT), said so.", "Paltry, Inc.", "Paltry"),
    ("announced its inclusion in a NewsBridgeWire (“NBW”) editorial", "NewsBridgeWire", "NBW"),
    ("It began with the Alto Independent School District (AISD) in Alto, Texas.", "Alto Independent School District", "AISD"),
    ("under Project Dura, a U.S. Department of Tides (DoT) effort", "U.S. Department of Tides", "DoT"),
]  # fmt: skip
NONE = [
    "the Commercial Lunar Payload Services (CLPS) initiative flew",
    "Nordby, formerly Green Lamp Solar’s manager, leads it.",
    "It heard from the Dura Alba LLC (the “Exchange”) in May.",
    "the design company bought an Application-Specific Integrated Circuit (ASIC) design company",
    "Acme Biologics Ltd. (the “Issuer”) sold shares.",
    "Acme Metals Corp. (“Acme Metals Corp” or the “Company”) grew.",
    "Acme Inc. (NASDAQ: ACME) rose.",
    "Tesla (TSLA) rose.",
    "Palo Verde Networks, Inc. (PVNW) rose.",
    "Kestrel Protocol (“Kestrel”) is a blockchain platform.",
    "Robert Hale (“Hale”) is a director.",
    "They signed a Memorandum of Understanding (“MOU”).",
    "Acme Tools (US) and Beta Werke (Germany) lead.",
    "Collect Online, Pay In Store (COPIS) grew.",
    "Electronic Shelf Records (ESR) provide help.",
    "Wave Height Potential (WHP) differs.",
    "They live with Chronic Tidal Disorder (CTD).",
    "The Tidal Energy Act (TEA) helps.",
    "a Special Tidal Zone (STZ) was named.",
    "Certified Tide Readers (CTRs) met.",
    "Cisco Tidal Access (CTA) was launched.",
    "They placed a purchase order (“PO”) for it.",
    "artificial intelligence (AI) helps.",
    "Jane Doe (formerly Acme) joined.",
    "Jane Doe, formerly CEO of Acme, joined.",
    "Paracetamol, also known as Acetaminophen, is a drug.",
    "The Acme Arena (formerly Beta Stadium) opened.",
    "It grew (“a lot”) and (never closes",
]


def aliases(written: str) -> list[Alias]:
    """Return the other names that a text gives; the quote of each is in the text."""
    text = Text(prose_of(written))
    found = list(read(text, Identity()))
    for item in found:
        quote = text.text[item.start : item.end]
        assert isinstance(item.fact, Alias)
        assert item.fact.company in quote
        assert item.fact.alias in quote
    return [item.fact for item in found if isinstance(item.fact, Alias)]


@pytest.mark.parametrize(("written", "company", "alias"), FOUND)
def test_found(written: str, company: str, alias: str) -> None:
    assert [(fact.company, fact.alias) for fact in aliases(written)] == [(company, alias)]


@pytest.mark.parametrize("written", NONE)
def test_none(written: str) -> None:
    assert aliases(written) == []


def test_kinds() -> None:
    kinds = [
        fact.kind
        for written in ("Acme Care LLC (“Acme”)", "Acme LLC (f/k/a Beta LLC)", "Acme LLC, dba Beta")
        for fact in aliases(written)
    ]
    assert kinds == ["short", "former", "brand"]


def test_a_listed_company_needs_no_legal_form() -> None:
    text = Text(prose_of("It was bought by others; Tidal Wave Machines (TWM) stayed."))
    assert not list(read(text, Identity()))
    assert list(read(text, Identity(companies={"Tidal Wave Machines"})))


def test_a_short_form_of_a_thing_is_dropped_with_the_reason() -> None:
    text = Text(prose_of("The Minimum Viable Product (“MVP”) was built."))
    assert not list(read(text, Identity()))
    assert [drop.reason for drop in text.dropped] == ["short form of no organisation"]
