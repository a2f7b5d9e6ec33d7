"""Amounts and percentages: signs, codes, words, scales, damaged ones, ranges, qualifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.numerals import number_of
from marketgraph.reading.prose.quantities import money_in, numbers_in, percents_in


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("USD 2.52 billion", 2_520_000_000, "USD"),
        ("US$ 3.4bn", 3_400_000_000, "USD"),
        ("US $5.2 billion", 5_200_000_000, "USD"),
        ("$1.2tn", 1_200_000_000_000, "USD"),
        ("$46-billion", 46_000_000_000, "USD"),
        ("1,184.22 million USD", 1_184_220_000, "USD"),
        ("2,52 billion dollars", 2_520_000_000, "USD"),
        ("US dollars 5 billion", 5_000_000_000, "USD"),
        ("5 million (USD)", 5_000_000, "USD"),
        ("2.18 (USD Billion)", 2_180_000_000, "USD"),
        ("1.0 USD Billion", 1_000_000_000, "USD"),
        ("$500,000", 500_000, "USD"),
        ("$5K", 5_000, "USD"),
        ("USD5.2Bn", 5_200_000_000, "USD"),
        ("EUR 250m", 250_000_000, "EUR"),
        ("€1.5 bn", 1_500_000_000, "EUR"),
        ("250 million €", 250_000_000, "EUR"),
        ("1.5 bn euros", 1_500_000_000, "EUR"),
        ("£3.4m", 3_400_000, "GBP"),
        ("10 billion pounds", 10_000_000_000, "GBP"),
        ("GBP 1.184,22 million", 1_184_220_000, "GBP"),
        ("¥100bn", 100_000_000_000, "JPY"),
        ("100 billion yen", 100_000_000_000, "JPY"),
        ("RMB 30 billion", 30_000_000_000, "CNY"),
        ("30 billion yuan", 30_000_000_000, "CNY"),
        ("Rs 20,00,000", 2_000_000, "INR"),
        ("Rs. 1.2 lakh crore", 1_200_000_000_000, "INR"),
        ("INR 450 Cr", 4_500_000_000, "INR"),
        ("₹ 3,200 crore", 32_000_000_000, "INR"),
        ("KRW 12 trillion", 12_000_000_000_000, "KRW"),
        ("45 billion won", 45_000_000_000, "KRW"),
        ("R$ 5 billion", 5_000_000_000, "BRL"),
        ("C$3.4bn", 3_400_000_000, "CAD"),
        ("A$ 2.1 B", 2_100_000_000, "AUD"),
        ("CHF 20 million", 20_000_000, "CHF"),
        ("S$300M", 300_000_000, "SGD"),
        ("USD ２.５ billion", 2_500_000_000, "USD"),  # noqa: RUF001
        ("￥100bn", 100_000_000_000, "JPY"),
        ("USD\u00a01\u202f234 million", 1_234_000_000, "USD"),
    ],
)
def test_an_amount_is_read_whole(written: str, amount: float, currency: str) -> None:
    text = f"It was {written}, they say."
    (money,) = money_in(text)
    assert (money.amount, money.currency) == (amount, currency)
    assert text[money.start : money.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "USD 2.52.1 billion",
        "The firm won 5 million users.",
        "in 2024 5 billion people",
        "2025 (USD million)",
        "15 million in cash",
        "A5 million pages",
        "1,23,4 euros",
        "$" + "9" * 400,
        "no number at all: USD, €",
    ],
)
def test_what_is_damaged_or_bears_no_currency_is_no_amount(text: str) -> None:
    assert list(money_in(text)) == []


def test_a_damaged_amount_is_seen_as_a_number_without_value() -> None:
    (number,) = numbers_in("USD 2.52.1 billion")
    assert number.value is None
    assert number.currency == "USD"


@pytest.mark.parametrize(
    ("text", "ranged"),
    [
        ("USD 5-6 billion", [True]),
        ("$ 10.5 - $ 12 billion", [True, True]),
        ("USD 10 to 12 billion", [True]),
        ("between $28 and $72 billion", [True, True]),
        ("ranging from $5 million to $6 million", [True, True]),
        ("from $3.5 billion to $5 billion", [False, False]),
        ("from roughly $3.5 billion in 2025 to over $20 billion by 2030", [False, False]),
        ("grew 12% to $6.6 million", [False]),
        ("grew in 2023 to $312 billion", [False]),
        ("$5M to 20 schools", [False]),
        ("$2 billion and $3 billion", [False, False]),
    ],
)
def test_ends_of_a_range_are_told(text: str, ranged: list[bool]) -> None:
    assert [money.ranged for money in money_in(text)] == ranged


def test_the_scale_of_a_range_counts_for_both_ends() -> None:
    assert [money.amount for money in money_in("$5-6 billion")] == [5_000_000_000]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("44.8% and 30 %", [44.8, 30]),
        ("5.2 per cent, 0.5 pct", [5.2, 0.5]),
        ("12-percent", [12]),
        ("7,5%", [7.5]),
        ("5\uff05", [5]),
        ("9.0.1%", []),
        ("5 percentage points", []),
    ],
)
def test_percentages(text: str, values: list[float]) -> None:
    assert [percent.value for percent in percents_in(text)] == values


@pytest.mark.parametrize(
    ("text", "ranged"),
    [
        ("5% to 7%", [True, True]),
        ("5-7%", [True]),
        ("30% – 40%", [True, True]),
        ("between 5% and 7%", [True, True]),
        ("from 5% to 7%", [False, False]),
        ("5.2% to 2030", [False]),
        ("7% from 2024", [False]),
    ],
)
def test_percentages_of_a_range(text: str, ranged: list[bool]) -> None:
    assert [percent.ranged for percent in percents_in(text)] == ranged


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("over $20 billion", "over"),
        ("$20 billion+", "over"),
        ("exceeding $6 trillion", "over"),
        ("up to $3 million", "under"),
        ("nearly USD 5 bn", "about"),
        ("just over $3 million", "about"),
        ("~USD 5 bn", "about"),
        ("of $3 million", None),
    ],
)
def test_the_word_before_an_amount_qualifies_it(text: str, qualifier: str | None) -> None:
    (money,) = money_in(text)
    assert money.qualifier == qualifier


@given(st.floats(min_value=0.01, max_value=1e12, allow_nan=False))
def test_a_plain_number_comes_back(value: float) -> None:
    assert number_of(f"{value:.2f}") == float(f"{value:.2f}")
    assert number_of(f"{value:,.2f}") == float(f"{value:.2f}")


@given(st.text(alphabet="0123456789.,$€% -–USDbnillion()", max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for money in money_in(text, 7):
        assert any(c.isdigit() for c in text[money.start - 7 : money.end - 7])
    for percent in percents_in(text, 7):
        assert text[percent.start - 7 : percent.end - 7].endswith(("%", "t"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("USD 2 520 million", 2_520_000_000),
        ("€ 3 120.5 million by 2030", 3_120_500_000),
        ("1 250 000 dollars", 1_250_000),
        ("EUR 14\u00a0300\u202fmillion", 14_300_000_000),
        ("kr 2024 520", None),
    ],
)
def test_blanks_part_thousands(text: str, amount: float | None) -> None:
    assert [money.amount for money in money_in(text)] == ([amount] if amount else [])


def test_an_amount_beyond_all_amounts_is_none() -> None:
    assert [money.amount for money in money_in("USD 400 trillion, not USD 4000000 trillion")] == [
        4e14
    ]
