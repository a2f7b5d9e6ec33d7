"""Who owns whom, in many wordings; mines, shells and former subsidiaries are left out."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Ownership
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.ownership import read
from marketgraph.reading.prose.text import Text

FOUND = [
    ("Acme Inc., through its wholly owned subsidiary Beta Labs LLC, sells pumps.", ["Acme Inc. > Beta Labs LLC"]),
    ("Acme signed a deal with Delta Corp. through its subsidiary, Beta Labs.", ["Acme > Beta Labs"]),
    ("Acme and its subsidiaries Beta, Gamma and Delta agreed.", ["Acme > Beta", "Acme > Gamma", "Acme > Delta"]),
    ("Acme Corp. acquired Beta Inc. and its subsidiary Gamma LLC in May.", ["Beta Inc. > Gamma LLC"]),
    ("Acme’s cloud unit Beta Cloud grew.", ["Acme > Beta Cloud"]),
    ("Alto’s Wavo unit expanded.", ["Alto > Wavo"]),
    ("Beta Labs, a wholly-owned subsidiary of Acme Corp. (NYSE: ACM), said so.", ["Acme Corp. > Beta Labs"]),
    ("Beta Labs operates as a unit of Acme.", ["Acme > Beta Labs"]),
    ("A division of Acme, Beta Labs makes pumps.", ["Acme > Beta Labs"]),
    ("Hyper Tools, a provider of tools and a subsidiary of Acme Corp., expanded.", ["Acme Corp. > Hyper Tools"]),
    ("Acme and Beta, both subsidiaries of Gamma Corp., merged.", ["Gamma Corp. > Acme", "Gamma Corp. > Beta"]),
    ("Acme, the parent company of Beta and Gamma, grew.", ["Acme > Beta", "Acme > Gamma"]),
    ("Acme AG is the parent company of the Acme Care Group.", ["Acme AG > Acme Care Group"]),
    ("Beta’s parent company, Acme Holdings, agreed.", ["Acme Holdings > Beta"]),
    ("Acme is a retailer that owns Beta Stores and Gamma Stores.", ["Acme > Beta Stores", "Acme > Gamma Stores"]),
    ("The deal gives Acme, which owns the Beta chain, more stores.", ["Acme > Beta"]),
    ("Beta is wholly owned by Acme Group.", ["Acme Group > Beta"]),
    ("Beta (a subsidiary of Acme Group) expanded.", ["Acme Group > Beta"]),
    ("Beta Labs, an Acme Corp. company, expanded.", ["Acme Corp. > Beta Labs"]),
    ("Acme’s brands include Beta, Gamma, and Delta.", ["Acme > Beta", "Acme > Gamma", "Acme > Delta"]),
    ("Beta, the venture capital arm of Acme, invested.", ["Acme > Beta"]),
    ("Acme’s venture arm Beta joined the round.", ["Acme > Beta"]),
    ("AlertWire is one of 40+ brands within the Portfolio @ MediaCo that delivers news.", ["MediaCo > AlertWire"]),
    ("Acme operates through its divisions: Beta Foods and Gamma Drinks.", ["Acme > Beta Foods", "Acme > Gamma Drinks"]),
    ("Acme Inc. (the “Company”) grew. The Company’s subsidiary, Beta Labs, fell.", ["Acme Inc. > Beta Labs"]),
    ("Through its subsidiaries, Kestrel and Merlin, Falcon builds drones.", ["Falcon > Kestrel", "Falcon > Merlin"]),
    ("Marlow Foods is owned by private equity firm Crest Partners.", ["Crest Partners > Marlow Foods"]),
    ("Crest Partners owns a majority stake in Marlow Foods.", ["Crest Partners > Marlow Foods"]),
    ("Pine Bancorp, Inc., the holding company for Pine Bank, grew.", ["Pine Bancorp, Inc. > Pine Bank"]),
    ("Vela Media, part of the Vela Group, publishes news.", ["Vela Group > Vela Media"]),
    ("Falcon-owned Merlin grew.", ["Falcon > Merlin"]),
    ("M20, Falcon’s venture fund, joined.", ["Falcon > M20"]),
    ("The sale of Kestrel by its parent company, Falcon Industries, closed.", ["Falcon Industries > Kestrel"]),
    ("Falcon subsidiary Kestrel Aero won the contract.", ["Falcon > Kestrel Aero"]),
    ("The plant was bought by a subsidiary of Acme, Beta Holdings Ltd., in May.", ["Acme > Beta Holdings Ltd."]),
    ("Acme, Inc. and Beta Inc., a subsidiary of Gamma Corp., signed.", ["Gamma Corp. > Beta Inc."]),
    ("Acme Corp. (the “Company”) said that Beta Ltd. is a subsidiary of the Company.", ["Acme Corp. > Beta Ltd."]),
    ("Acme sold Beta, its payments unit, to Gamma.", ["Acme > Beta"]),
    ("Vela’s Space Laboratory, a division of Caltide, built it.", ["Caltide > Space Laboratory"]),
    ("- Cytonova (a Danover company)", ["Danover > Cytonova"]),
    ("- Genotek (part of the Roshe Group)", ["Roshe Group > Genotek"]),
    ("Along with its subsidiaries, Kestrel Technologies, Merlin Security, and Falcon Innovation, Inc., Falcon serves clients.", ["Falcon > Kestrel Technologies", "Falcon > Merlin Security", "Falcon > Falcon Innovation, Inc."]),
    ("Through its wholly owned subsidiary, Beta Mgmt. LLC, Acme has grown.", ["Acme > Beta Mgmt. LLC"]),
    ("Acme Corp. (the “Company”) said that Moodle’s rated both the Company and its banking subsidiary, Beta Bank.", ["Acme Corp. > Beta Bank"]),
    ("Ferrand is a wholly owned U.S. subsidiary of Ferrand PLC, a producer of glass.", ["Ferrand PLC > Ferrand"]),
    ("In Norway, Acme sells pumps through its indirect controlling interest in Beta Pumps.", ["Acme > Beta Pumps"]),
    ("FLEXA.IO, a Tall Performance company, leads in pumps.", ["Tall Performance > FLEXA.IO"]),
    ("Safe Acme Holdings (NASDAQ: SGBX), through its subsidiary Beta Corp., drills. As the energy arm of SGBX, Beta plans more.", ["Safe Acme Holdings > Beta Corp."]),
    ("It was backed by Kestrel Ventures, a subsidiary of Merlin Pharma, and Canada’s Sixty Capital.", ["Merlin Pharma > Kestrel Ventures"]),
    ("ADR Insights—ADR Worldwide’s research arm dedicated to wealth—will help.", ["ADR Worldwide > ADR Insights"]),
    ("It pays with shares of Adapto, Inc., of which Alto holds a 13.5% stake.", ["Alto > Adapto, Inc."]),
    ("Beta Studios, the proprietary B2B game development unit of Acme Group Inc. (NASDAQ: ACM), grew.", ["Acme Group Inc. > Beta Studios"]),
    ("OVO Partnerships, the sponsorship and naming rights division of Oak View Group, said so.", ["Oak View Group > OVO Partnerships"]),
    ("Acme Green PLC advises through its Beta Gas and Gamma Sun subsidiaries.", ["Acme Green PLC > Beta Gas", "Acme Green PLC > Gamma Sun"]),
    ("In May, Merlo parent company Falcon sold a bond.", ["Falcon > Merlo"]),
    ("Kestrel Capital, the equity buyout unit of Dayton, Ohio-based Falcon Partners, invested.", ["Falcon Partners > Kestrel Capital"]),
    ("It bought Acme Hospitality, the leading franchisor and parent company of the iconic Beta and Gamma brands.", ["Acme Hospitality > Beta", "Acme Hospitality > Gamma"]),
    ("Acme Holdings (OTCQB: ACM), through subsidiary Beta Ventures Inc. (BVI), signed it.", ["Acme Holdings > Beta Ventures Inc."]),
    ("Acme Group, an innovator, owns a growing portfolio of beverage brands including Beta, Gamma and Delta.", ["Acme Group > Beta", "Acme Group > Gamma", "Acme Group > Delta"]),
]  # fmt: skip
NONE = [
    "After two decades helping lead the Acme Group’s condo division, Nordby launched a fund.",
    "The press is a part of Alto Library’s Publishing division.",
    "Alto named Jane Nordby to its board. Nordby built the Company’s pump subsidiary, Alto Medicines.",
    "Alto Group develops and owns online gaming IP for its clients.",
    "Acme owns a mine in Chile.",
    "Acme owns the Beta Mine.",
    "Acme sold its former subsidiary Beta.",
    "Acme will form a new subsidiary.",
    "Acme’s brand manager Jane Doe spoke.",
    "Acme’s subsidiary in Japan grew.",
    "Acme retains a 20% interest in the Golden Project.",
    "Keel Minerals holds a 100% interest in the Kena Ridge property.",
    "Keel Minerals owns 100% of Kena Ridge.",
    "Keel is the owner of the Aquila patents.",
    "Keel owns 45% of Fortune 500 clients.",
    "Family-owned Merlin grew.",
    "Acme (a Delaware company) grew; Beta (a public company) fell.",
    "Beta was spun out of Acme’s research division.",
    "Acme’s North America unit fell.",
    "Acme met at its Austin division.",
    "He leads Acme’s Consumer division.",
    "Beta, a Fortune 500 company, expanded.",
    "Acme has a 20% market share in Japan.",
    "the division of labour and the unit price",
]


def ownerships(written: str) -> list[Ownership]:
    """Return who owns whom in a text; each quote holds what is owned."""
    text = Text(prose_of(written))
    facts = []
    for item in read(text, Identity()):
        assert isinstance(item.fact, Ownership)
        assert item.fact.company in text.text[item.start : item.end]
        facts.append(item.fact)
    return facts


@pytest.mark.parametrize(("written", "expected"), FOUND)
def test_found(written: str, expected: list[str]) -> None:
    assert [f"{fact.owner} > {fact.company}" for fact in ownerships(written)] == expected


@pytest.mark.parametrize("written", NONE)
def test_none(written: str) -> None:
    assert ownerships(written) == []


def test_a_stake_and_a_year_are_kept() -> None:
    [held] = ownerships("Acme is a miner which holds a 35% interest in Beta Ltd.")
    assert (held.owner, held.company, held.stake) == ("Acme", "Beta Ltd.", 35)
    [part] = ownerships("Acme’s 51%-owned subsidiary Beta grew.")
    assert (part.company, part.stake) == ("Beta", 51)
    [since] = ownerships(
        "Beta Labs has grown; Gamma Labs is a subsidiary of Acme Corp. since 2015."
    )
    assert (since.company, since.from_) == ("Gamma Labs", "2015")


def test_its_owner_may_stand_in_an_earlier_sentence_at_lower_confidence() -> None:
    text = Text(prose_of("Acme’s ideas are bold. Using its Acme Cloud division, the company grew."))
    [found] = read(text, Identity())
    assert isinstance(found.fact, Ownership)
    assert (found.fact.owner, found.fact.company) == ("Acme", "Acme Cloud")
    assert found.confidence < 0.7
