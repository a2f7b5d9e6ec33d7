import subprocess
import sys

import pytest

from marketgraph.documents import Prose, open_document, whole
from marketgraph.documents.guessing import guess
from marketgraph.errors import DocumentError

from .shown import is_sound, opened, shown

TEXTS = {
    "cp1251": "Рынок насосов растёт: в 2024 году он стоил 2,5 млрд долларов.",
    "koi8_r": "Рынок насосов растёт: в 2024 году он стоил 2,5 млрд долларов.",
    "cp1253": "αγορά των αντλιών μεγαλώνει κάθε χρόνο σε όλη τη χώρα.",
    "cp932": "ポンプの市場は毎年大きくなり、多くの会社が人を雇っています。",
    "gb18030": "水泵市场每年都在增长许多公司正在招聘人员并开设工厂",
    "cp949": "펌프 시장은 해마다 커지고 있으며 많은 회사가 사람을 고용하고 있습니다.",
    "cp1250": "Trh čerpadel každý rok roste, společnosti přijímají další lidi a otevírají nové závody.",
    "cp1252": "Le marché des pompes a été évalué à 2,5 milliards d’euros par la Société Générale.",
    "mac_roman": "Le marché des pompes a été évalué à 2,5 milliards d’euros par la Société Générale.",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_encodings_are_guessed_from_the_bytes(encoding):
    data = TEXTS[encoding].encode(encoding)
    assert data.decode(guess(data)) == TEXTS[encoding]


def test_a_guess_is_noted_and_overruled(tmp_path):
    data = TEXTS["cp1251"].encode("cp1251")
    guessed = opened(tmp_path / "a.txt", data)
    assert (guessed.text, guessed.guessed) == (TEXTS["cp1251"], True)
    assert "guessed as cp1251" in guessed.notes[0]
    told = opened(tmp_path / "a.txt", data, encoding="koi8_r")
    assert (told.guessed, told.encoding) == (False, "koi8-r")
    assert told.text != guessed.text


def test_mixed_encodings_are_read_line_by_line_and_noted(tmp_path):
    data = "Zoë bought Café.\n".encode() + "Société sold.\n".encode("cp1252") + b"Plain.\n"
    mixed = opened(tmp_path / "a.txt", data)
    assert mixed.text == "Zoë bought Café.\nSociété sold.\nPlain.\n"
    assert mixed.guessed
    assert "1 of 3 lines" in mixed.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends(tmp_path, encoding, end):
    prose = opened(tmp_path / "a.txt", f"- Zoe{end}- Ada{end}".encode(encoding))
    assert prose.text == "- Zoe\n- Ada\n"
    assert not prose.guessed


def test_an_encoding_that_does_not_fit_is_an_error(tmp_path):
    with pytest.raises(DocumentError, match="is not utf-8"):
        opened(tmp_path / "a.txt", b"caf\xe9", encoding="utf-8")
    with pytest.raises(DocumentError, match="no encoding named"):
        opened(tmp_path / "a.txt", b"caf\xe9", encoding="klingon")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx"])
def test_empty_files_are_refused(tmp_path, name):
    with pytest.raises(DocumentError, match="empty"):
        opened(tmp_path / name, b"")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_binary_files_are_refused(tmp_path, name):
    with pytest.raises(DocumentError, match="binary"):
        opened(tmp_path / name, b"\x01\xff\x00\xfe\xfd" * 50)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx"])
def test_what_is_too_large_is_refused_by_its_limit(tmp_path, monkeypatch, name):
    monkeypatch.setattr(whole, "MOST_BYTES", 3_000_000)
    start = b"%PDF-1.4" if name == "a.pdf" else b""
    with pytest.raises(DocumentError, match=r"larger than 3 MB.*smaller"):
        opened(tmp_path / name, start + b"x" * 3_000_001)


def test_markdown_loses_its_marks(tmp_path):
    text = (
        "---\ntitle: 'Pumps in 2030'\npublisher: Acme\n---\n# **Pumps**\n\n![A pump](p.png)\n\n> _Beta_ bought "
        "[Gamma Inc.](https://g.example 'x')[^1] for 5\\*3 `coins`.\n\n* one\n  + two\n1. [ ] three\n\n***\n\n"
        "|a|b|c|\n|-|:-:|-|\n|1|**2**|3|\n\n```\n- four\n```\n<br>A snake_case_name is 2*3*4.\n"
    )
    prose = opened(tmp_path / "a.md", text.encode())
    assert (prose.title, prose.publisher, prose.media_type) == (
        "Pumps in 2030",
        "Acme",
        "text/markdown",
    )
    assert shown(prose) == [
        ("heading 1", "Pumps"),
        ("heading", "A pump"),
        ("paragraph", "Beta bought Gamma Inc. for 5*3 coins."),
        ("item", "one"),
        ("item 1", "two"),
        ("item", "three"),
        ("table", [["a", "b", "c"], ["1", "2", "3"]]),
        ("item", "four"),
        ("paragraph", "A snake_case_name is 2*3*4."),
    ]


@pytest.mark.parametrize("suffix", ["txt", "text", "md", "markdown", "htm", "html"])
def test_suffixes_of_prose(tmp_path, suffix):
    (tmp_path / f"a.{suffix.upper()}").write_text("Pumps")
    assert isinstance(open_document(tmp_path / f"a.{suffix.upper()}"), Prose)


@pytest.mark.parametrize(
    ("module", "name", "extra"), [("pypdfium2", "a.pdf", "pdf"), ("docx", "a.docx", "docx")]
)
def test_a_missing_extra_is_named_with_the_command(tmp_path, monkeypatch, module, name, extra):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("word/document.xml", "<a/>")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        DocumentError, match=rf'extra {extra}.*pip install "marketgraph\[{extra}\]"'
    ):
        opened(tmp_path / name, b"%PDF-1.4" if extra == "pdf" else packed.getvalue())


def test_opening_a_text_imports_no_other_format(tmp_path):
    (tmp_path / "a.txt").write_text("Pumps")
    code = (
        "import sys, pathlib, marketgraph.documents as d\n"
        f"d.open_document(pathlib.Path({str(tmp_path / 'a.txt')!r}))\n"
        "print(*({'selectolax', 'pypdfium2', 'docx', 'lxml', 'charset_normalizer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Acme Inc. bought Beta for 5 billion, " * 30_000, 1),
        ("- " + "pumps and valves " * 3_000, 1),
        ("By Type (Gear (Small, " * 20_000, 1),
        (
            "Key Players\n"
            + "".join(f"- Company {number} Inc. (Spain)\n" for number in range(5_000)),
            5_000,
        ),
        ("A: b\nA: b: " + "c" * 99 + ".\n", 2),
        ("市场 每年 增长\n" * 10, 1),
    ],
    ids=[
        "a line of 1 MB",
        "a long bullet",
        "open brackets",
        "5,000 companies",
        "pairs",
        "another language",
    ],
)
def test_extremes_are_read(tmp_path, name, text, least):
    page = "<p>" + text.replace("\n", "</p>\n<p>") if name == "a.html" else text
    prose = opened(tmp_path / name, page.encode())
    assert is_sound(prose)
    assert len(prose.blocks) >= least
    words = [word for word in text.split() if word != "-"]
    assert prose.text[prose.blocks[-1].end - len(words[-1]) : prose.blocks[-1].end] == words[-1]
