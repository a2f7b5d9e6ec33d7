"""Currencies as people write them, before and after a number, and words of scale."""

from __future__ import annotations

from marketgraph.reading.prose.words import words

MARKS = {
    "us$": "USD", "u.s.$": "USD", "usd$": "USD", "us dollar$": "USD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "cad$": "CAD",
    "cdn$": "CAD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "sgd$": "SGD",
    "nz$": "NZD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "mex$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "jp¥": "JPY", "cn¥": "CNY", "rmb¥": "CNY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND",
    "₱": "PHP", "₽": "RUB", "₦": "NGN",
}  # fmt: skip
"""What ends with a sign -> ISO 4217. A letter before "$" tells which dollar."""
CODES = {
    code.lower(): code
    for code in words(
        "USD EUR GBP JPY CNY INR KRW BRL CAD AUD CHF SGD HKD SEK NOK DKK NZD MXN ZAR AED SAR ILS PLN TWD TRY THB MYR IDR PHP "
        "VND RUB CZK HUF NGN EGP QAR KWD CLP COP ARS PKR BDT"
    )
} | {"rmb": "CNY", "rs": "INR", "rs.": "INR", "euro": "EUR", "euros": "EUR"}  # fmt: skip
"""Codes and short words that stand before or after a number."""
NAMES = {
    "us dollars": "USD", "u.s. dollars": "USD", "us dollar": "USD", "u.s. dollar": "USD", "american dollars": "USD",
    "dollars": "USD", "dollar": "USD", "canadian dollars": "CAD", "australian dollars": "AUD", "singapore dollars": "SGD",
    "hong kong dollars": "HKD", "new zealand dollars": "NZD", "pounds sterling": "GBP", "british pounds": "GBP",
    "pounds": "GBP", "pound": "GBP", "pound sterling": "GBP", "zloty": "PLN", "zlotys": "PLN", "norwegian crowns": "NOK", "swedish crowns": "SEK",
    "danish crowns": "DKK", "norwegian kroner": "NOK", "danish kroner": "DKK", "swedish krona": "SEK", "roubles": "RUB", "rubles": "RUB", "yen": "JPY", "japanese yen": "JPY", "yuan": "CNY", "chinese yuan": "CNY",
    "yuan renminbi": "CNY", "renminbi": "CNY", "rupees": "INR", "indian rupees": "INR", "won": "KRW", "korean won": "KRW",
    "south korean won": "KRW", "reais": "BRL", "reals": "BRL", "brazilian reais": "BRL", "brazilian real": "BRL",
    "swiss francs": "CHF", "francs": "CHF", "swedish kronor": "SEK", "dirhams": "AED", "riyals": "SAR", "rand": "ZAR",
}  # fmt: skip
"""Words that stand after a number, and after "US" and the like before it."""
SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6, "mm": 1e6, "mio": 1e6,
    "mill": 1e6, "mil": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "bil": 1e9, "milliard": 1e9,
    "trillion": 1e12, "trillions": 1e12, "tn": 1e12, "trn": 1e12, "t": 1e12, "crore": 1e7, "crores": 1e7, "cr": 1e7,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "lakh crore": 1e12, "lakh crores": 1e12, "lakh cr": 1e12,
    "thousand crore": 1e10, "thousand crores": 1e10, "thousand million": 1e9,
}  # fmt: skip
"""Words and letters of scale -> factor."""


def alternatives(names: dict[str, str] | dict[str, float], *, letters: bool = True) -> str:
    """Return names as the alternatives of a regular expression, longest first.

    Args:
        names: The names, in small letters.
        letters: Whether those of one letter count.
    """
    chosen = sorted((n for n in names if letters or len(n) > 1), key=len, reverse=True)
    return "|".join(n.replace(".", r"\.").replace("$", r"\$").replace(" ", r"\s") for n in chosen)
