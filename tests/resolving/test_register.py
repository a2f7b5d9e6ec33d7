"""The register keeps IRIs: files, damage, and what happens when documents come and go."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from marketgraph.errors import JudgementError
from marketgraph.facts import (
    Acquisition,
    Alias,
    CompanyProfile,
    Identifier,
    MarketParticipant,
    Ownership,
)
from marketgraph.resolving import Aliases, Register
from marketgraph.resolving.register import COLUMNS, Row
from marketgraph.vocabulary import is_iri

ROW = Row("https://x.example/company/kestrel", "company", "kestrel", "a.csv", "2026-01-01")


def participant(company: str, country: str | None = None, **rest: object) -> MarketParticipant:
    return MarketParticipant(market="Imaging", company=company, country=country, **rest)


def test_a_saved_register_is_loaded_as_it_was(tmp_path: Path) -> None:
    register = Register()
    register.add(ROW)
    register.add(ROW._replace(iri="https://x.example/company/é,q", name="n\u200b"))
    register.save(tmp_path / "register.csv")
    assert Register.load(tmp_path / "register.csv").rows == register.rows


def test_an_unchanged_register_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    register = Register()
    register.add(ROW)
    register.save(path)
    path.chmod(0o444)
    before = path.stat()
    register.save(path)
    assert path.stat() == before
    assert [item.name for item in tmp_path.iterdir()] == ["register.csv"]


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        ("a,b\n", "line 1"),
        ("iri,kind,slug,name,scope,minted\nx,y\n", "line 2"),
        ("iri,kind,slug,name,scope,minted\nhttps://x/company/a,company,b,a,,\n", "line 2"),
        (
            ",".join(COLUMNS) + "\n" + ",".join(ROW.cells()) + "\n" + ",".join(ROW[:4]) + "\n",
            "line 3",
        ),
        (",".join(COLUMNS) + "\n" + '"' + "x" * 200_000 + '"\n', "line 2"),
        (",".join(COLUMNS) + "\nhttps://x y/company/a,company,a,a,,\n", "line 2"),
        (",".join(COLUMNS) + "\nhttps://x> <y/company/a,company,a,a,,\n", "line 2"),
        (",".join(COLUMNS) + "\nhttps://x/company/%zz,company,%zz,a,,\n", "line 2"),
    ],
)
def test_a_damaged_register_is_named_with_its_line(tmp_path: Path, damage: str, place: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        Register.load(path)
    assert caught.value.place == place
    assert caught.value.file == str(path)


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"iri,kind\xff", b"\x00" * 40])
def test_a_register_that_is_no_text_is_named(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(damage)
    with pytest.raises(JudgementError) as caught:
        Register.load(path)
    assert caught.value.file == str(path)


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

PARTS = st.text(st.sampled_from("aé-_.~,;%2F'()"), max_size=12)


@settings(suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.tuples(PARTS, PARTS, CELLS, CELLS), max_size=5))
def test_any_register_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    path = tmp_path_factory.mktemp("register") / "register.csv"
    register = Register()
    for kind, slug, name, scope in rows:
        assume(is_iri(iri := f"https://x/{kind}/{slug}"))
        register.add(Row(iri, kind, name, scope, "2026-01-01"))
    register.save(path)
    written = path.read_bytes()
    back = Register.load(path)
    assert back.rows == register.rows
    path.unlink()
    back.save(path)
    assert path.read_bytes() == written


def test_no_file_is_an_empty_register(tmp_path: Path) -> None:
    assert Register.load(tmp_path / "register.csv").rows == []


def test_resolving_again_mints_nothing(world) -> None:
    first = world.build(a=[participant("Kestrel", "U.S."), participant("Kestrel, Inc.")])
    rows = list(world.register.rows)
    assert list(world.build().entities) == list(first.entities)
    assert world.register.rows == rows


def test_a_company_keeps_its_iri_when_an_earlier_document_goes(world) -> None:
    world.build(a=[participant("Kestrel Scan", "U.S.")], b=[participant("Kestrel Scan", "USA")])
    kept = world.company("Kestrel Scan", "b")
    del world.documents["a.csv"]
    world.build()
    assert world.company("Kestrel Scan", "b") == kept == "kestrel-scan"


def test_a_company_keeps_its_iri_when_the_name_it_was_minted_for_goes(world) -> None:
    world.build(a=[participant("Kestrel"), Alias(company="Kestrel", alias="Wren Optics")])
    assert world.company("Wren Optics") == "kestrel"
    world.build(a=[participant("Wren Optics")])
    assert world.company("Wren Optics") == "kestrel"
    assert world.labels() == ["Wren Optics"]


def test_an_edited_document_keeps_its_slugs(world) -> None:
    world.build(a=[participant("Kestrel"), participant("Wren")])
    world.build(a=[participant("Wren"), participant("Adler"), participant("Kestrel")])
    assert [world.company(name) for name in ("Kestrel", "Wren")] == ["kestrel", "wren"]


def test_slugs_are_bare_then_with_country_then_with_a_hash(world) -> None:
    world.build(
        a=[participant("Kestrel Scan", "U.S.")],
        b=[participant("Kestrel Scan", "Canada")],
        c=[participant("Kestrel Scan")],
    )
    slugs = [world.company("Kestrel Scan", document) for document in "abc"]
    assert slugs[1::-1] == ["kestrel-scan", "kestrel-scan-us"]
    assert slugs[2].startswith("kestrel-scan-") and len(slugs[2]) == len("kestrel-scan-") + 6


def test_a_later_document_never_takes_over_a_slug(world) -> None:
    world.build(b=[participant("Kestrel")])
    world.build(a=[participant("Kestrel")])
    assert world.company("Kestrel", "b") == "kestrel"
    assert world.company("Kestrel", "a").startswith("kestrel-")


def test_a_merge_that_is_undone_gives_back_the_former_iris(world) -> None:
    before = list(world.build(a=[participant("Kestrel")], b=[participant("Wren")]).entities)
    judgement = world.judgements.add("same", world.iri("kestrel"), world.iri("wren"))
    merged = world.build()
    assert merged.replaced == {world.iri("wren"): world.iri("kestrel")}
    world.judgements.undo(judgement.id)
    assert list(world.build().entities) == before


def test_an_entity_tells_what_it_replaces(world) -> None:
    resolution = world.build(a=[participant("Kestrel"), participant("Kestrel, Inc.")])
    (company,) = (item for item in resolution.entities if item.kind == "company")
    assert company.replaces == (world.iri("kestrel-inc"),)
    assert resolution.entity(world.iri("kestrel-inc")) == company


def test_hostile_names_get_plain_slugs(world) -> None:
    names = ["<img src=x onerror=alert(1)>", "=cmd()", '"; DROP', "\u202eevil", "影像", "../../etc"]
    world.build(a=[CompanyProfile(company=name) for name in names])
    for name in names:
        assert set(world.company(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_an_acquirer_that_buys_itself_is_one_company(world) -> None:
    world.build(a=[Acquisition(acquirer=["Kestrel"], target="Kestrel")])
    assert world.labels() == ["Kestrel"]


def test_two_companies_of_one_name_in_one_publication_keep_their_iris(world, report) -> None:
    world.aliases = Aliases([("Wren", "WO")])
    world.build(
        a=[Identifier(company="Wren", scheme="lei", value="1")],
        b=[participant("Wren", source=report)],
        c=[
            participant("Wren", source=report),
            Identifier(company="Kestrel, Inc.", scheme="lei", value="1"),
            Ownership(owner="Kestrel, Inc.", company="Wren"),
        ],
    )
    first = [(item.iri, item.replaces) for item in world.resolution.entities]
    slugs = {world.company("Wren", document) for document in "abc"}
    assert len(slugs) == 2
    world.build()
    assert [(item.iri, item.replaces) for item in world.resolution.entities] == first


@pytest.mark.parametrize("end", ["\n", ""])
def test_new_rows_come_after_those_of_the_file_that_was_read(tmp_path: Path, end: str) -> None:
    path = tmp_path / "register.csv"
    quoted = ",".join(f'"{value}"' for value in ROW.cells())
    path.write_text(f"{','.join(COLUMNS)}\n{quoted}{end}", encoding="utf-8")
    register = Register.load(path)
    other = ROW._replace(iri="https://x.example/company/heron", name="heron")
    register.add(other)
    register.save(path)
    assert Register.load(path).rows == [ROW, other]
    assert (quoted in path.read_text(encoding="utf-8")) == bool(end)


def test_a_register_that_was_replaced_meanwhile_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    first = Register()
    first.add(ROW)
    first.save(path)
    register = Register.load(path)
    path.write_text("something else that is longer than the file was before\n" * 9)
    register.add(ROW._replace(iri="https://x.example/company/heron", name="heron"))
    register.save(path)
    assert Register.load(path).rows == register.rows
