"""Legal forms of companies, with the countries whose law knows them.

After ISO 20275 (Entity Legal Forms), reduced to the forms that are written after names. A form that many countries
share has no country: it says nothing about where a company is.
"""

from __future__ import annotations

from typing import NamedTuple

_ANYWHERE = ""
_FORMS: dict[str, tuple[str, str]] = {
    # canonical: (countries, other spellings parted by "|")
    "inc": ("US CA PH JP KR TW PR", "incorporated"),
    "corp": ("US CA JP KR TW TH PH", "corporation|corpn"),
    "co": ("US GB CA CN JP KR TW TH IN VN", "company|and co|and company"),
    "llc": ("US AE RU UA SA QA PH KY", "limited liability company|l l c"),
    "lp": ("US GB CA KY", "limited partnership"),
    "llp": ("US GB CA IN SG JP", "limited liability partnership"),
    "lllp": ("US", ""),
    "pllc": ("US", ""),
    "pc": ("US", "professional corporation"),
    "ltd": (_ANYWHERE, "limited|ltda de cv"),
    "plc": ("GB IE NG KE LK MT TH", "public limited company"),
    "pvt ltd": ("IN PK BD LK NP ZW", "pvt|private limited|pvt limited|private ltd|p ltd|p limited"),
    "pte ltd": ("SG", "pte|pte limited"),
    "pty ltd": ("AU ZA", "pty|pty limited|proprietary limited"),
    "sdn bhd": ("MY BN", "sdn berhad"),
    "bhd": ("MY", "berhad"),
    "tbk": ("ID", ""),
    "co ltd": ("CN JP KR TW TH VN HK MY", "company limited|co limited|company ltd"),
    "kk": ("JP", "kabushiki kaisha|kabushiki gaisha"),
    "gk": ("JP", "godo kaisha"),
    "gmbh": ("DE AT CH", "gesellschaft mit beschrankter haftung|g m b h"),
    "gmbh co kg": ("DE AT", "gmbh and co kg|gmbh u co kg|gmbh und co kg"),
    "ggmbh": ("DE", ""),
    "ug": ("DE", "ug haftungsbeschrankt|haftungsbeschrankt"),
    "ag": ("DE AT CH LI LU", "aktiengesellschaft"),
    "ag co kgaa": ("DE", "ag and co kgaa|se and co kgaa|gmbh and co kgaa"),
    "kgaa": ("DE", "kommanditgesellschaft auf aktien"),
    "kg": ("DE AT CH", "co kg|and co kg|kommanditgesellschaft"),
    "ohg": ("DE AT", ""),
    "ev": ("DE", ""),
    "se": (_ANYWHERE, "societas europaea"),
    "sa": (_ANYWHERE, "societe anonyme|sociedad anonima|sociedade anonima"),
    "sas": ("FR CO AR IT", "societe par actions simplifiee"),
    "sasu": ("FR", ""),
    "sarl": ("FR CH LU MA LB TN", "s a r l|societe a responsabilite limitee"),
    "eurl": ("FR", ""),
    "sca": ("FR LU BE", ""),
    "scop": ("FR", ""),
    "nv": ("NL BE CW SR AW", "naamloze vennootschap"),
    "bv": ("NL BE CW AW", "besloten vennootschap"),
    "bvba": ("BE", ""),
    "cv": ("NL BE", ""),
    "spa": ("IT DZ CL", "societa per azioni"),
    "srl": ("IT RO AR ES BE DO", "societa a responsabilita limitata"),
    "sl": ("ES", "sociedad limitada"),
    "slu": ("ES", ""),
    "sau": ("ES AR", ""),
    "sa de cv": ("MX SV HN", "sab de cv|sapi de cv"),
    "s de rl de cv": ("MX", "s de rl"),
    "cia ltda": ("EC", ""),
    "ltda": ("BR CL CO PT BO", "limitada"),
    "lda": ("PT AO MZ", ""),
    "eireli": ("BR", ""),
    "ab": ("SE FI", "aktiebolag|ab publ|publ"),
    "as": ("DK NO CZ TR SK EE", "aktieselskab|aksjeselskap|a s"),
    "asa": ("NO", ""),
    "aps": ("DK", "anpartsselskab"),
    "oy": ("FI", "osakeyhtio"),
    "oyj": ("FI", ""),
    "hf": ("IS", "ehf"),
    "ou": ("EE", ""),
    "uab": ("LT", ""),
    "sia": ("LV", ""),
    "sp zoo": (
        "PL",
        "sp z oo|spolka zoo|spolka z oo|spolka z ograniczona odpowiedzialnoscia|spzoo",
    ),
    "spolka akcyjna": ("PL", ""),
    "sro": ("CZ SK", "spol sro"),
    "kft": ("HU", ""),
    "zrt": ("HU", ""),
    "nyrt": ("HU", ""),
    "doo": ("SI HR RS BA ME MK", ""),
    "dd": ("SI HR BA", ""),
    "ad": ("BG RS", ""),
    "eood": ("BG", ""),
    "ood": ("BG", ""),
    "ae": ("GR", ""),
    "sti": ("TR", "ltd sti"),
    "ooo": ("RU", "obshchestvo s ogranichennoi otvetstvennostiu"),
    "pao": ("RU", ""),
    "oao": ("RU", ""),
    "zao": ("RU", ""),
    "pjsc": ("AE RU UA QA", "public joint stock company"),
    "jsc": (_ANYWHERE, "joint stock company|joint stock co"),
    "ojsc": ("RU UA", ""),
    "fzc": ("AE", "fze|fz llc|fzco|dmcc"),
    "wll": ("QA BH KW", ""),
    "saoc": ("OM", "saog"),
    "sae": ("EG", ""),
    "psc": ("AE BH", ""),
    "dac": ("IE", ""),
    "clg": ("IE", ""),
    "ulc": ("CA", ""),
    "ltee": ("CA", "limitee"),
}
_AT_START = {"ooo", "pao", "oao", "zao", "ao", "pt", "uab", "sia"}


class LegalForm(NamedTuple):
    """A legal form: its words as they end a name, its usual spelling, its countries (or none)."""

    words: tuple[str, ...]
    canonical: str
    countries: frozenset[str]


def _by_last_word() -> dict[str, tuple[LegalForm, ...]]:
    """Return the forms by their last word, longest first."""
    table: dict[str, dict[tuple[str, ...], LegalForm]] = {}
    for canonical, (countries, others) in _FORMS.items():
        for spelling in (canonical, *filter(None, others.split("|"))):
            form = LegalForm(tuple(spelling.split()), canonical, frozenset(countries.split()))
            table.setdefault(form.words[-1], {}).setdefault(form.words, form)
    return {
        last: tuple(sorted(forms.values(), key=lambda form: (-len(form.words), form.words)))
        for last, forms in table.items()
    }


BY_LAST_WORD = _by_last_word()


def strip_end(words: list[str]) -> tuple[list[str], list[LegalForm]]:
    """Return the words without the legal forms at their end, and those forms, last one first.

    One word always remains, so that a company named "Limited" keeps its name.

    >>> strip_end(["merck", "and", "co", "inc"])[0]
    ['merck']
    """
    found: list[LegalForm] = []
    end = len(words)
    while end > 1:
        for form in BY_LAST_WORD.get(words[end - 1], ()):
            size = len(form.words)
            if size < end and (size == 1 or tuple(words[end - size : end]) == form.words):
                found.append(form)
                end -= size
                break
        else:
            break
    return (words[:end] if found else words), found


def strip_start(words: list[str]) -> list[str]:
    """Return the words without an article or a legal form that is written before the name."""
    start = 0
    while start < len(words) - 1 and (
        words[start] in _AT_START or (not start and words[0] == "the")
    ):
        start += 1
    return words[start:] if start else words
