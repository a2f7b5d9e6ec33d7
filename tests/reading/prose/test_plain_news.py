"""Deals and launches that news tells plainly, by many wordings; and what only looks like them."""

from __future__ import annotations

import pytest
from tests.reading.prose.developing import found, told


def launched(text: str) -> list[str]:
    """Return company and product of each launch or update in a text."""
    facts = told(text, "ProductLaunch", "ProductUpdate")
    return [f"{' + '.join(fact['companies'])}: {' + '.join(fact['products'])}" for fact in facts]  # type: ignore[arg-type]


def paired(text: str) -> list[str]:
    """Return the partners of each partnership in a text."""
    facts = told(text, "Partnership", "JointVenture")
    return [" + ".join(fact.get("partners") or fact["parents"]) for fact in facts]  # type: ignore[arg-type]


def raised(text: str) -> list[tuple[object, object, object]]:
    """Return company, amount and round of each investment in a text."""
    facts = told(text, "Investment")
    return [(fact.get("company"), fact.get("amount"), fact.get("round")) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brask, a leader in lamp care, today announced the launch of Zelo Link, a new initiative that gives shops access to its lamps.", "Brask: Zelo Link"),
        ("Halden Security today unveiled the launch of the industry's first Lamp Control Wall for AWS and Zed.", "Halden Security: Lamp Control Wall"),
        ("Torvik Kitchens has recently launched its lamp-driven kitchen design services to deliver bright designs.", "Torvik Kitchens: lamp-driven kitchen design services"),
        ("Brask AI, a marketplace for lamps, announced the launch of its human-made, market-trained lighting system.", "Brask AI: human-made, market-trained lighting system"),
        ("Brask AI launched a comprehensive, easy-to-use app.", "Brask AI: easy-to-use app"),
        ("Kora is thrilled to announce the launch of its latest innovation in lamp design: The Bezel Line. It glows.", "Kora: Bezel Line"),
        ("“Our goal is light,” said Ola Berg, CEO of Car Works. “With the launch of our dedicated paint services, we help people.”", "Car Works: paint services"),
        ("“We start with the launch of our lamp chatbot later this year,” said Ada Berg, AVP, Enterprise Lamps, Vardo Credit Union.", "Vardo Credit Union: lamp chatbot"),
        ("Product Innovation: Weekly LampsTorvik Markets introduced the Zelo app in 2005. By 2022, Torvik had introduced more.", "Torvik Markets: Zelo app"),
        ("The Holistic Clinic is excited to introduce Eye Lamp Desensitization and Reprocessing (ELDR) therapy to its service offerings.", "Holistic Clinic: Eye Lamp Desensitization and Reprocessing (ELDR) therapy"),
        ("Kora recently introduced two new podcast features: Forward+ and Lamp View, enhancing the experience.", "Kora: Forward+ + Lamp View"),
        ("“Since joining Radial, she has played a key role in the launch of Radial Lamp Track,” said Jim Frenkel, CTO, Radial.", "Radial: Radial Lamp Track"),
        ("“The launch of Zelo Farms is a step,” said Dan Berg, CEO of the Zelo and Managing Partner of HawkLamp.", "Zelo: Zelo Farms"),
        ("Kora introduces a portfolio of prefabricated, containerized lamp center solutions engineered to scale.", "Kora: portfolio of prefabricated, containerized lamp center solutions"),
        ("Search Lamps proudly announces the launch of its comprehensive AI-powered SEO services, designed to transform lamps.", "Search Lamps: AI-powered SEO services"),
        ("iKora Companies, Inc. (OTC: IKBU) and its subsidiary Riize LLC is pleased to announce the launch of its Riize Lamp product line.", "iKora Companies, Inc.: Riize Lamp product line"),
        ("The launch of the ZoPure product line underscores Kora Biological’s ongoing investment in lamps.", "Kora Biological: ZoPure product line"),
        ("VOELA is thrilled to announce the launch of its new Zua Sha Cleansing and Shampoo Bars.", "VOELA: Zua Sha Cleansing and Shampoo Bars"),
        ("Zedcoin DAO has introduced a unique lamp collection mechanism that helps users.", "Zedcoin DAO: lamp collection mechanism"),
    ],
)  # fmt: skip
def test_a_plain_launch_is_read(text: str, expected: str) -> None:
    assert launched(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kora recently launched its sponsorship of the Vardo Transit Authority’s bus route.",
        "The post Kora Launches International Deployment of Its Lamp Software appeared first on lampbiz.",
        "Reclaim Time: Lamp Ethos Launches Across the U.S this Independence Day",
        "Kora has a plan, and Phase 2 will see the launch of its Zelo app.",
        "Kora announced significant updates to their Easy Access to Lamp Therapies Expanded Program for patients.",
        "Mothers Against Lamps launched “The Dark Truth,” campaign developed to encourage people.",
        "Standing Out is different from its rivals. To connect people, the company launched its super app in 2019.",
        "Dillon Lamps announced two advancements: The official launch of a new facility producing serialized silver bars.",
        "Kora has released a homeowner guidance report outlining how smart lamp integration works.",
        "Kora will change this by introducing a comprehensive lamp ecosystem.",
        "Kora Biotech, Inc. has unveiled new clinical data showcasing the efficacy of its lead product candidate, ZHIO, in treating lamps.",
        "Kora has officially announced the launch of its Global Lamp Innovation Initiatives.",
        "Kora Metals Unveils High-Grade Copper Finds at the Vardo Prospect",
        "Kora has launched Welsh, Dutch, and Thai websites to support expansion.",
        "Kora introduces a portfolio of prefabricated, bright things.",
        "AIM Kora, Inc. announces the release of Tell Henrietta, a work. Tell Henrietta, the author’s third collection, contains 40 pieces.",
        "With the launch of the new Kelly Pro Lamp product line, the company introduces models of 10A, 16A, 25A, 32A, and 63A.",
        "“We have introduced our Develop Now, Pay Later model to support lamps,” said Jon Jung, CEO of Kora.",
        "Beralamp failed in its presale. Launching high-priced lamp tokens with low supply leads to selling pressure.",
        "Kora anticipates completing the model, introducing another standalone product and revenue stream.",
        "JCLamp is proud to announce the launch of the highly anticipated Ada Graham For JCLamp collection.",
        "The Kora Marine Center is proud to announce the successful rehabilitation and release of “Pegasus”, an adult turtle.",
        "Kora introduces a level of SocialLamp utility and light never before seen.",
        "Kora CEO Ada Berg announced key appointments within the company's newly launched ZDMO Services Business Unit.",
        "Product Commercialization: During the quarter, the Company worked well. The Company also launched Peazo lamp.",
        "WHAT: Lampería Kitchen has introduced Sax on the Beach, a new weekly live music series.",
        "Kora Health has announced a partnership with CoreLamp to offer AI enhanced full body MRI to its patients.",
        "Kora Brands reveals the introduction of a new product line, the Dream Lamp brand sleep shots, into the Canadian market.",
        "Dora Berglund launched a new lamp app not long after she and her husband made the move.",
        "Torvik Cladding Makers has revealed the launch of nTorvik Cladding Makers.",
        "Kora has unveiled a range of updates designed to change lamps.",
        "Unleash your inner artist with the launch of the 'Lamp Coloring Book'.",
        "Kora enhanced its ZQ, lighting, and lamp repair software across Europe.",
    ],
)
def test_what_is_no_launch_or_has_no_sure_name_is_not_read(text: str) -> None:
    assert launched(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Zelo fits, and we are proud to be partnering with Helio,” Ada Berg, Co-founder of Kora said. “It lights homes.”", "Kora + Helio"),
        ("Ola Berg, Managing Director at Kora added on the start: “We're honored to work on this. Trust counts. We're excited to deepen our partnership with Helio, driving light.”", "Kora + Helio"),
        ("“Shops have struggled,” said Ola Berg, CEO of Kora. “Helio has led here, so we’re incredibly proud to partner with them and bring light.”", "Kora + Helio"),
        ("“We applaud LampWager,” said Ola Berg, Founder of Kora. “Partnering with Helio to make sure that help through LampWager, LampFancy and its other platforms is at hand creates trust.”", "Kora + Helio"),
        ("Kora (NASDAQ: KORA), a maker of lamps, has signed a Letter of Intent with Studio di Berg, a lamp firm, marking its entry into Italy.", "Kora + Studio di Berg"),
        ("The survey, commissioned by Kora and conducted in partnership with Helio Labs, set out to learn how lamps are used.", "Kora + Helio Labs"),
        ("We open doors to care through our partnership with Helio Health. At Kora Hands, we walk along.", "Kora Hands + Helio Health"),
        ("As part of an agreement that makes Kora the official water partner of Helio FC, fans will see Kora.", "Kora + Helio FC"),
        ("The post Kora Northern Credit Union Partners with Helio to Enhance Member Lending appeared first on lampbiz.", "Kora Northern Credit Union + Helio"),
        ("Spearheading this is Kora's Oslo sales, marketing, and distribution partner, Helio Brands.", "Kora + Helio Brands"),
        ("Kora is a maker of lamps. The company is also an authorized partner of Helio, Torvik, and Brask.", "Kora + Helio + Torvik + Brask"),
        ("Kora Gold Chief Executive Officer Ada Berglund joined Sten Darling from Lampnews to announce a significant partnership with Helio Labs, a lamp firm.", "Kora Gold + Helio Labs"),
        ("The Vardo Chamber will be there, and Kora Dojos will make a gift to Zed Hospital through its partnership with Helio.", "Kora Dojos + Helio"),
        ("Brandt points out that BEN recently signed a five-year exclusive partnership with Lamp Financial Group.", "BEN + Lamp Financial Group"),
        ("Bandlamp is proud to partner with A2IM, Harman, Lagunitas, Roland, and WIN for this.", "Bandlamp + A2IM + Harman + Lagunitas + Roland + WIN"),
        ("“Kora Mfg has been a tremendous partner of the Vardo Rover Challenge for ten years,” said Ada Sloan.", "Kora Mfg + Vardo Rover Challenge"),
        ("Vardo International Airport is the first to offer this. This collaboration with Helio reflects a commitment to light.", "Vardo International Airport + Helio"),
        ("Kora (NASDAQ: KOR) announced it has completed a scale-up for its lead product, AVERZA Lampanyl, in partnership with contract manufacturer Helio Delivery.", "Kora + Helio Delivery"),
        ("Torvik Metals has entered a strategic partnership and funding agreement with Helio Holdings to support a project.", "Torvik Metals + Helio Holdings"),
    ],
)  # fmt: skip
def test_partners_are_told_in_quotations_and_in_passing(text: str, expected: str) -> None:
    assert paired(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In July 2024, Kora raised $150 million in a Series C round, co-led by Torvik Sciences and Helio Ventures.",
        "The partnership combines Berglund’s expertise with Brenna, Torvik, and Halden’s background in lamps.",
        "Kora is proud to partner with GENLAMP, the Lamp Department’s Office of Local Lamps, and Vardo Tech on a series of workshops.",
        "Through Collaboration With HELIO, the Teams Optimized Lamp Integration Using Lamp-Q and Kora’s Gates and Advanced Technology",
        "In 2022, the organizers partnered with the ZQCDA to honor one of those memorable players, Roberto Clemente.",
        "Vardo, TX (Lampwire) Thursday Oct 9, 2025 @ 7:00 AM Central — Home care agency, A Lamp At Home – North Vardo partnered with the Helio Foundation.",
        "A Lamp At Home – North Vardo partnered with the Helio Foundation this Sunday.",
        "BioLamp, in partnership with the Vardo Lamp Caucus and the Governor’s Office of Economic Light, will hold a Lamp Day.",
        "KoraMoon (KOR): New Partnership With LampSharks.",
        "The border is one of America’s frontiers, and the department believes that the partnership with Helio will help.",
        "Club Lamps, the largest Lamprey brand by number of shops, and Pure Shade, a leading shade brand, are thrilled to announce their partnership with Helio Health.",
        "“By partnering with ZPV and the Vardo Authority, we are bringing revenue to the Lamp Authority, The Township, and Lamp Run,” said Gary Hal, Chairman of Lamp Run’s Board.",
        "Kora Entertainment, a maker of lamps, today announced a fan club in partnership with LAMMY®-nominated duo, Torvik Square.",
        "Kora partnered with Hader Security and Communication Systems to combine lamps with light.",
        "Co-led by Managing Partners Rani Berg and Mukul Arora, the firm has invested across lamps.",
        "Blackzone Completes Equity Investment in Rogers in Partnership with Leading Canadian Institutional Investors",
        "From 1987 to 2004, Rogers was a partner with Halden Fleischer, a law firm based in Vardo.",
        "Kora signed a letter of intent with Helio to acquire its lamps for shops.",
        "On behalf of NHRD, Jatin Khandri added that “we are committed. Partnering with Helio enables us to build lamps.”",
        "Brandt says that pilots could bring growth and that the affiliation with Helio gives ZEN access to shops.",
        "Trevor’s company plans to launch lamps in a partnership with lamp exchange Helio.",
        "The Elk Project is supported through a joint venture with Helio Limited, a miner.",
        "Drilling goes on at the Elk Lamp Project on Vardo Island, Nordmark, under joint venture with Helio Metals.",
        "The ZQP-1 revolution shows Kora’s wit. Through a partnership with Helio, they now offer lamps.",
    ],
)
def test_who_is_no_partner_or_not_named_whole(text: str) -> None:
    assert paired(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kora’s presale, which has raised above $1.97 Million, seems like the perfect option.", ("Kora", 1970000, "presale")),
        ("KoraMoon is attracting interest having crossed the $4.5 million presale funding milestone.", ("KoraMoon", 4500000, "presale")),
        ("Kora Gold has started construction. Backed by its recent C$3.45 million financing, the Company is moving equipment.", ("Kora Gold", 3450000, None)),
        ("Kora Cognition received approval for its flagship lamp therapy ZELORA (benzalamp), successfully raised $4.5M in financing, and grew.", ("Kora Cognition", 4500000, None)),
        ("* Kora Industries is the largest lamp platform.\n* The company raised $1.65 billion in a PIPE led by Helio Capital.", ("Kora Industries", 1650000000, None)),
        ("Silo Kora has priced a public offering of 3.33 million shares. The warrants are exercisable at $0.60. Gross proceeds are expected to total roughly $2 million.", ("Silo Kora", 2000000, "public offering")),
        ("Clena and its wholly owned subsidiary, Clena Nano Inc., a late firm, announced the closing of a $7.3 million registered direct offering.", ("Clena", 7300000, "registered direct offering")),
        ("KUTO is on sale for $0.031 per token and has already raised over $1,639,075 so far in the presale.", ("KUTO", 1639075, "presale")),
        ("Kora 100, Ireland’s largest operator, has today announced the launch of a €5 million raise under a scheme to fund a rollout.", ("Kora 100", 5000000, None)),
        ("Kora has closed its registered direct offering of 5,666,667 shares. Kora secured approximately $5.1 million in gross proceeds, which it will use.", ("Kora", 5100000, "registered direct offering")),
        ("Kora today announced the completion of its registered direct offering with certain investors. The Company raised gross proceeds of approximately US$180.0 million.", ("Kora", 180000000, "registered direct offering")),
    ],
)  # fmt: skip
def test_sums_of_presales_and_offerings(text: str, expected: tuple[object, ...]) -> None:
    assert raised(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kora announced its placement in a LampWire editorial titled “Light.”",
        "Torvani has amassed nearly $200 million of prime South Vardo assets over the last 10 years.",
        "Since its debut in 2018, the Lamparium has raised more than $150,000 for local organizations.",
        "“Shelves count,” said Gould. “NPI secures placement.”",
        "With this round, Kora has now raised over $300m.",
        "Kora Ventures is excited to announce its first investment in lamp-ng, securing $10.05 million in Series A funding.",
        "MemeLamp token Kutoshi is a new project. Already raising over $1.47 million in investments, it stands out.",
        "Through its subsidiary, m-LAMP, the company reports growth. It seeks to expand, having completed its initial public offering in April 2024.",
    ],
)
def test_whose_round_it_is_must_be_clear(text: str) -> None:
    assert raised(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The optical company Torvik GmbH, located in Vardo, Bavaria, has now been acquired. The acquirer was Kora's subsidiary, Helio AG.", ("Helio AG", "Torvik GmbH")),
        ("On May 19, 2025, Kora AI entered into a purchase agreement with Ola Berg, acquiring all rights, title, and interest in the Zelo business.", ("Kora AI", "Zelo")),
        ("Brandt International is pleased to announce that the management team at Torvik Industries, owners of Helio Trailers, has acquired Summit Lamp Sales, Inc.", ("Torvik Industries", "Summit Lamp Sales, Inc.")),
        ("Kora Oil Inc. announced two things: a president and the finalization of its acquisition agreement with South Torvik Inc.", ("Kora Oil Inc.", "South Torvik Inc.")),
    ],
)  # fmt: skip
def test_acquisitions_by_other_words(text: str, expected: tuple[str, str]) -> None:
    facts = told(text, "Acquisition")
    assert [(" + ".join(f["acquirer"]), f["target"]) for f in facts] == [expected]  # type: ignore[arg-type]


def test_a_buyer_whom_only_another_sentence_names_is_not_left_out() -> None:
    text = "Kora grew.\n\nOther milestones for the company included the acquisition of Torvik Entities."
    assert told(text, "Acquisition") == []


def test_a_part_of_a_company_stands_for_it_and_a_kind_for_nobody() -> None:
    orders = "Kora Networks Ltd. announced that its Commercial Division has received $42 million in orders from a leading operator."
    [order] = told(orders, "CommercialAgreement")
    assert order["supplier"] == "Kora Networks Ltd."
    [deal] = told(
        "Kora Secures $15.5 Million Contract with Global Lamp Manufacturer", "CommercialAgreement"
    )
    assert "customer" not in deal


def test_cities_approve_for_others_and_marks_of_companies_are_no_products() -> None:
    text = "Recently the City of Vardo approved The Ray, a tower. In May of this year, the City of Ash approved The Cove, a tower."
    facts = told(text, "RegulatoryApproval")
    assert [(fact.get("company"), fact["product"]) for fact in facts] == [
        (None, "Ray"),
        (None, "Cove"),
    ]
    assert not found(
        "KRx was awarded Fast Track Designation for development of lampamine by the U.S. FDA."
    )


def test_a_system_trades_with_nobody() -> None:
    text = "The Optimo System recently secured a $14.3 million order from a major defense customer."
    assert not told(text, "CommercialAgreement")


def test_bodies_of_a_company_approve_nothing() -> None:
    assert not found("Kora announced a dose. The Safety Review Committee approved wide enrollment.")


def test_an_investor_whose_name_is_a_common_word_leads_a_round() -> None:
    text = "Kora today announced a $25 million Series B funding round led by Addition, with participation from NEA."
    [fact] = told(text, "Investment")
    assert fact["investors"] == ["Addition", "NEA"]


def test_what_is_fitted_to_goods_buys_nothing_and_what_was_acquired_acquires_nothing() -> None:
    text = "Kora Power has secured a new contract for the delivery of a LampBuoy equipped with Merrows, its lamp software."
    [deal] = told(text, "CommercialAgreement")
    assert "customer" not in deal
    assert not told("Kora grows, with the acquired project carrying a 2018 ZPEA.", "Acquisition")


def test_a_family_office_is_no_place() -> None:
    text = (
        "“With the launch of our family office, clients have access,” said Raj Berg, CEO of Kora."
    )
    assert not told(text, "FacilityOpening")


def test_a_contract_for_what_the_other_makes_is_a_purchase() -> None:
    text = "The ZSA has signed a $3.8 million contract with lamp company Helio Holdings for its multi-technology lamp solutions."
    [deal] = told(text, "CommercialAgreement")
    assert (deal["supplier"], deal["customer"]) == ("Helio Holdings", "ZSA")


def test_a_local_family_has_no_name() -> None:
    assert not told("Local Family Opens Leading Lamp Daycare in Vardo", "FacilityOpening")


def test_orders_from_behind_an_apposition_and_papers_that_are_none() -> None:
    text = "Kora Automotive has received an order for one Kora One, a Class 1 cargo lamp, from the University of Vardo for its fleet."
    [order] = told(text, "CommercialAgreement")
    assert (order["supplier"], order["customer"]) == ("Kora Automotive", "University of Vardo")
    paper = "Kora has access to its $100M shelf registration contract with Global Lamp Markets, a group."
    assert not told(paper, "CommercialAgreement")


def test_a_small_interest_is_no_acquisition_and_a_well_established_clinic_no_opening() -> None:
    text = "Abaxo will acquire an approximate 10.9% ownership interest in MineLamp."
    assert not told(text, "Acquisition")
    assert not told("Dentlamp is a well-established lamp clinic in Istanbul.", "FacilityOpening")


def test_a_customer_that_is_called_by_its_name() -> None:
    text = "Kora secured an initial purchase order for 100 Zelo VW5 units from another national distribution partner called Valor Medical."
    [order] = told(text, "CommercialAgreement")
    assert (order["supplier"], order["customer"]) == ("Kora", "Valor Medical")


@pytest.mark.parametrize(
    "text",
    [
        "Vardo City FC was recently acquired by former Lampney CEO Bob Iverson for $250 million.",
        "The Kora insurance management platform, combined with Helio, will transform the way we do business.",
        "He held roles at 41st Parameter (acquired by Experium), and others.",
        "Quantum Kora has purchased 2,000 shares of GameLamp Corp. as an investment.",
        "The board approved the business combination between TenX and Kora Pharma’s lamp subsidiary. Kora Pharmaceuticals Inc. agreed.",
    ],
)
def test_securities_parts_and_ordinals_are_no_targets(text: str) -> None:
    assert not told(text, "Acquisition", "Merger")
