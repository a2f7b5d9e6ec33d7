from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.currencies import currency_of
from marketgraph.reading.dates import DateVotes, Order, parse_date
from marketgraph.reading.headers import fold, parse_header
from marketgraph.reading.numbers import DecimalVotes, parse_quantity
from marketgraph.reading.texts import clean_market, clean_name, is_absent, split_list


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-01 00:00:00", "2024-05-01"),
        ("2024-05-01T00:00:00Z", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("Jan 2025", "2025-01"),
        ("January 2025", "2025-01"),
        ("Mar-18", "2018-03"),
        ("5 March 2024", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("1st of June 2021", "2021-06-01"),
        ("Tuesday, May 5th, 2020", "2020-05-05"),
        ("12-May-98", "1998-05-12"),
        ("Q3 2024", "2024"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("05.07.2018", "2018-07-05"),
        ("05/05/2018", "2018-05-05"),
        ("05/06/2018", "2018"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(text, read):
    assert parse_date(text) == read


@pytest.mark.parametrize(
    "text", ["05/072018", "2024-13-01", "30 Feb 2024", "45413", "soon", "0000-01-01"]
)
def test_what_no_calendar_has_is_no_date(text):
    with pytest.raises(ValueError):
        parse_date(text)


def test_the_order_of_day_and_month_is_decided_by_the_whole_column():
    votes = DateVotes()
    votes.add("05/06/2024")
    assert votes.order is Order.UNKNOWN
    votes.add("25/06/2024")
    assert votes.order is Order.DAY_FIRST
    votes.add("06/25/2024")
    assert votes.order is Order.UNKNOWN
    assert parse_date("05/06/2024", Order.DAY_FIRST) == "2024-06-05"
    assert parse_date("05/06/2024", Order.MONTH_FIRST) == "2024-05-06"


@given(st.dates(min_value=date(1700, 1, 1)))
def test_every_iso_date_is_itself(day):
    assert parse_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "number", "currency", "qualifier"),
    [
        ("20,00,00,000", 200_000_000, None, None),
        ("14,342,000+", 14_342_000, None, "over"),
        (" 18.000.000 ", 18_000_000, None, None),
        ("$350,000,000", 350_000_000, "USD", None),
        ("USD 2.5bn", 2_500_000_000, "USD", None),
        ("2.5bn USD", 2_500_000_000, "USD", None),
        ("1.2 million", 1_200_000, None, None),
        ("€ 3,4 Mrd.", 3_400_000_000, "EUR", None),
        ("1.234,56", 1234.56, None, None),
        ("1,234", 1234, None, None),
        ("12'500 CHF", 12_500, "CHF", None),
        ("over $2bn", 2_000_000_000, "USD", "over"),
        ("~£1.5m", 1_500_000, "GBP", "about"),
        ("up to 5 million euros", 5_000_000, "EUR", "under"),
        ("51%", 51, None, None),
        ("51.0", 51, None, None),
    ],
)
def test_amounts_are_read_with_grouping_scale_currency_and_qualifier(
    text, number, currency, qualifier
):
    found = parse_quantity(text)
    assert (found.number, found.currency, found.qualifier) == (number, currency, qualifier)


@pytest.mark.parametrize("text", ["10-15 million", "¥ 3bn", "XYZ 30", "a lot", "3 apples"])
def test_what_is_not_one_amount_is_refused_with_a_reason(text):
    with pytest.raises(ValueError, match=r"\w"):
        parse_quantity(text)


def test_an_open_decimal_mark_is_decided_by_the_column():
    votes = DecimalVotes()
    assert votes.mark == "."
    votes.add("2,5")
    assert votes.mark == ","
    assert parse_quantity("1.234", ",").number == 1234
    assert parse_quantity("1.234", ".").number == 1.234


@given(st.integers(0, 10**15))
def test_grouped_integers_are_themselves(number):
    for grouped in (
        f"{number:,}",
        f"{number:_}".replace("_", " "),
        f"{number:_}".replace("_", "'"),
        str(number),
    ):
        assert parse_quantity(grouped).number == number


@given(st.text(max_size=30))
def test_no_text_brings_the_parsers_down(text):
    for parse in (parse_date, parse_quantity):
        with suppress(ValueError):
            parse(text)


def test_headers_compare_without_case_accents_and_punctuation():
    assert (
        fold("Acquiring_Organisation ") == fold("acquiringOrganization") == "acquiring organization"
    )
    assert fold("Käufer") == "kaufer"


@pytest.mark.parametrize(
    ("text", "bare", "scale", "currency"),
    [
        ("Amount (USD m)", "amount", 1e6, "USD"),
        ("Price in million EUR", "price", 1e6, "EUR"),
        ("Deal value, $bn", "deal value", 1e9, "USD"),
        ("raised_amount_usd", "raised amount", 1, "USD"),
        ("All Investors", "all investors", 1, None),
    ],
)
def test_headers_give_scale_and_currency(text, bare, scale, currency):
    header = parse_header(text)
    assert (header.bare, header.scale, header.currency) == (bare, scale, currency)


def test_lists_part_at_semicolons_and_at_commas_only_before_no_legal_form():
    assert split_list("A, Inc.; B", None, False) == ["A, Inc.", "B"]
    assert split_list("KKR, ONRAD, Inc., Blue Ray, L.P.", None, True) == [
        "KKR",
        "ONRAD, Inc.",
        "Blue Ray, L.P.",
    ]
    assert split_list("KKR, ONRAD", None, False) == ["KKR, ONRAD"]
    assert split_list("A / B", "/", False) == ["A", "B"]


def test_names_markets_and_placeholders():
    assert clean_name("• “Blue Ray” ,") == "Blue Ray"
    assert clean_name("=cmd|' /C calc'!A0") == "=cmd|' /C calc'!A0"
    assert clean_market("Global Teleradiology Market") == "Teleradiology"
    for text in ("N/A", "undisclosed", "-", "n/d", " Unknown ", "xx %"):
        assert is_absent(text)
    assert (currency_of("€"), currency_of("usd"), currency_of("XYZ")) == ("EUR", "USD", None)


@given(st.text("0123456789.,'eE+-/ :QFY$€%~>bmnTZ", max_size=16))
def test_nothing_like_a_number_or_date_brings_the_parsers_down(text):
    for parse in (parse_date, parse_quantity):
        for decimal in (Order.DAY_FIRST, Order.MONTH_FIRST) if parse is parse_date else (".", ","):
            with suppress(ValueError):
                parse(text, decimal)
