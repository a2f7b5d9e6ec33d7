"""Approvals: whose product or operation which authority cleared; hopes and boards are none."""

from __future__ import annotations

import pytest

from .developing import told


@pytest.mark.parametrize(
    ("text", "company", "product", "authority"),
    [
        (
            "Kora's K3 imaging technology received FDA clearance for heart tests in May 2024.",
            "Kora",
            "K3 imaging technology",
            "FDA",
        ),
        (
            "Kora received FDA clearance for its lung detection algorithm.",
            "Kora",
            "lung detection algorithm",
            "FDA",
        ),
        (
            "Kora announced it has received 510(k) clearance from the U.S. Food and Drug Administration for its KoraScan system.",
            "Kora",
            "KoraScan system",
            "U.S. Food and Drug Administration",
        ),
        (
            "Kora announced that the FDA has cleared its KoraScan system.",
            "Kora",
            "KoraScan system",
            "FDA",
        ),
        (
            "Kora obtained CE Mark approval for its KoraScan device.",
            "Kora",
            "KoraScan device",
            None,
        ),
        ("Kora's KoraScan was approved by the FDA in March 2022.", "Kora", "KoraScan", "FDA"),
        (
            "The European Commission approved Kora's Zelora for psoriasis.",
            "Kora",
            "Zelora",
            "European Commission",
        ),
        ("Kora announces FDA approval of ZX-1 for diabetes.", "Kora", "ZX-1", "FDA"),
        (
            "Kora is at a fair, where its FDA-cleared KoraScan life-support system is shown.",
            "Kora",
            "KoraScan life-support system",
            "FDA",
        ),
        (
            "Kora has received final clearance from the Nordland Agency for Health to close a deal.",
            "Kora",
            None,
            "Nordland Agency for Health",
        ),
        (
            "The Saudi Food and Drug Authority granted marketing authorization to Kora for Zelora.",
            "Kora",
            "Zelora",
            "Saudi Food and Drug Authority",
        ),
        (
            "The FDA granted KT-9, a new drug, Breakthrough Therapy Designation.",
            None,
            "KT-9",
            "FDA",
        ),
        ("Kora won regulatory approval in China for its pacemaker.", "Kora", "pacemaker", None),
        (
            "Kora announced that the Nordland Gas Commission has approved a 2% royalty rate for the Ash Unit.",
            "Kora",
            "2% royalty rate for the Ash Unit",
            "Nordland Gas Commission",
        ),
        (
            "Kora and Lumina announce that the new $2 billion Midport Park master plan has officially received approval from the City of Ash Review Board.",
            "Kora",
            "Midport Park master plan",
            "City of Ash Review Board",
        ),
        (
            "The FDA has granted Fast Track designation to Kora's KT-9 for lung cancer.",
            "Kora",
            "KT-9",
            "FDA",
        ),
        (
            "Kora obtained a licence from Dubai's Virtual Assets Regulatory Authority.",
            "Kora",
            None,
            "Dubai's Virtual Assets Regulatory Authority",
        ),
        ("Kora Receives FDA 510(k) Clearance for Luna Pump", "Kora", "Luna Pump", "FDA"),
        ("Kora's drone has been certified by EASA.", "Kora", "drone", "EASA"),
        ("Kora's sleep drug Zelora was approved in Japan in 2023.", "Kora", "Zelora", None),
        (
            "Health Canada has issued a device licence for the SonoFox scanner, made by Kora Imaging.",
            "Kora Imaging",
            "SonoFox scanner",
            "Health Canada",
        ),
        (
            "Kora announced that its insulin spray, Luna, has been approved by Brazil's ANVISA.",
            "Kora",
            "Luna",
            "ANVISA",
        ),
        (
            "Kora Drones received a waiver from the Federal Aviation Administration allowing flights at night.",
            "Kora Drones",
            None,
            "Federal Aviation Administration",
        ),
        ("FDA Clears Kora's Handheld Skin Camera", "Kora", "Handheld Skin Camera", "FDA"),
        (
            "The Ash City Commission gave the green light to Kora Homes' 90-unit Elm Court project.",
            "Kora Homes",
            "90-unit Elm Court project",
            "Ash City Commission",
        ),
        ("Kora wins FDA nod for its sleep monitor, the LunaBand.", "Kora", "LunaBand", "FDA"),
        ("The LunaBand patch was cleared by the FDA in May 2024.", None, "LunaBand patch", "FDA"),
        ("LunaBand S2 received the CE mark.", None, "LunaBand S2", None),
        ("Luna received the CE mark. Luna said it will now sell in Europe.", "Luna", None, None),
        (
            "The European Commission has authorised Zelora for adults, Kora Pharma said today.",
            "Kora Pharma",
            "Zelora",
            "European Commission",
        ),
        (
            "The Ash city council signed off on Kora's Elm Court plan.",
            "Kora",
            "Elm Court plan",
            "Ash city council",
        ),
        (
            "Kora Bank received regulatory approval from the FDIC to open two branches.",
            "Kora Bank",
            None,
            "FDIC",
        ),
        ("The FAA certified Kora's K9 electric aircraft.", "Kora", "K9 electric aircraft", "FAA"),
        (
            "Health Canada has granted Kora a licence for its SnoreLess band.",
            "Kora",
            "SnoreLess band",
            "Health Canada",
        ),
        (
            "The European Medicines Agency approved Solvo, a treatment by Kora.",
            "Kora",
            "Solvo",
            "European Medicines Agency",
        ),
    ],
)
def test_approvals(
    text: str, company: str | None, product: str | None, authority: str | None
) -> None:
    facts = told(text, "RegulatoryApproval")
    assert [(f.get("company"), f.get("product"), f.get("authority")) for f in facts] == [
        (company, product, authority)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kora is seeking FDA approval for its device.",
        "Kora expects to receive FDA approval in 2026.",
        "Kora's software is under FDA review.",
        "Kora is on its way to FDA approval of NX-1.",
        "Kora received approval from its shareholders.",
        "Kora's board of directors has approved a share buyback.",
        "The FDA has not approved Zelora.",
        "Kora received a patent from the patent office.",
        "Kora received ISO 13485 certification.",
        "Kora sells FDA-approved drugs.",
        "The Senate approved the bill.",
        "Kora offers a green light therapy to patients of the Ash Agency for Health.",
        "The Kora patch is not yet cleared by the FDA.",
    ],
)
def test_no_approvals(text: str) -> None:
    assert told(text, "RegulatoryApproval") == []


@pytest.mark.parametrize(
    ("text", "company", "product"),
    [
        ("The FDA has granted Kora Ltd.'s Urista, a bladder test, a breakthrough device designation.", "Kora Ltd.", "Urista"),
        ("The FDA granted approval to Ostra-based maker Kora for its heart pump.", "Kora", "heart pump"),
        ("Kora said that its first robotic system gained clearance in Japan.", "Kora", "robotic system"),
        ("Kora gets EU approval for sleep drug Zelora.", "Kora", "Zelora"),
        ("Kora has received CE mark approval for its Luna stent.", "Kora", "Luna stent"),
        ("China's NMPA has approved Zelora, Kora's drug for gout.", "Kora", "Zelora"),
    ],
)  # fmt: skip
def test_to_whom_and_for_what(text: str, company: str, product: str) -> None:
    facts = told(text, "RegulatoryApproval")
    assert [(fact.get("company"), fact.get("product")) for fact in facts] == [(company, product)]


def test_an_approval_in_a_country_is_that_of_an_authority_only_for_goods() -> None:
    assert told("Kora gained approval in Japan for its strategy.", "RegulatoryApproval") == []


def test_two_approvals_of_two_companies_in_one_sentence() -> None:
    text = "The FDA approved Kora's heart pump and Helio announced it has received a CE mark for its Luna stent."
    facts = told(text, "RegulatoryApproval")
    assert [(fact["company"], fact["product"]) for fact in facts] == [
        ("Helio", "Luna stent"),
        ("Kora", "heart pump"),
    ]


def test_medicines_are_approved_by_an_authority_named_or_not() -> None:
    facts = told(
        "Kora announced that it had received approval for its sleep generic.", "RegulatoryApproval"
    )
    assert [(fact["company"], fact["product"]) for fact in facts] == [("Kora", "sleep generic")]
    assert told("Kora received approval for its new bonus plan.", "RegulatoryApproval") == []
    facts = told(
        "Kora won FDA approval for a generic version of Helio's headache pill Zelor.",
        "RegulatoryApproval",
    )
    assert [fact["product"] for fact in facts] == ["generic version of Helio's headache pill Zelor"]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Kora Ltd. received the green light from the US FDA for its Abbreviated New Drug Application (ANDA) for Zelor tablets.", "Zelor tablets"),
        ("Kora Ltd. has received the European CE mark for Luna, its heart pump.", "Luna"),
    ],
)  # fmt: skip
def test_filings_are_not_what_is_approved(text: str, product: str) -> None:
    assert [fact["product"] for fact in told(text, "RegulatoryApproval")] == [product]
