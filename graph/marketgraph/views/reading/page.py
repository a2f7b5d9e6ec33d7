"""The page of documents that were read: the text, its facts, what was dropped, in one HTML file."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from marketgraph.views.html import as_json, digest, filled, static, style
from marketgraph.views.page import Page
from marketgraph.views.reading.article import Article
from marketgraph.views.reading.body import NUMBER, escaped
from marketgraph.views.reading.kinds import KINDS
from marketgraph.views.words import plural

LONG = 500
"""A list of more facts is drawn only where it is looked at."""
UNSURE = 0.75
"""Below this confidence a fact is called unsure."""


def reading_page(articles: Sequence[Article]) -> Page:
    """Return one self-contained page of documents and their facts.

    Args:
        articles: The documents, each as ``article`` gives it.
    """
    facts = [fact for one in articles for fact in one.facts]
    dropped = sum(len(one.dropped) for one in articles)
    title = articles[0].title if len(articles) == 1 else plural(len(articles), "document")
    slots = {
        "policy": html.escape(_policy(), quote=True).replace("&#x27;", "'"),
        "title": escaped(title),
        "note": f"{escaped(_about(articles))}. One file, works offline.",
        "style": style() + static("reading/reading.css"),
        "counts": escaped(f"{plural(len(facts), 'fact')}; {dropped:,} left out"),
        "legend": "".join(_legend(facts)),
        "articles": "".join(_article(n, one, len(articles) > 1) for n, one in enumerate(articles)),
        "facts": "".join(_listed(n, one, len(articles) > 1) for n, one in enumerate(articles)),
        "dropped": "".join(_dropped(n, one, len(articles) > 1) for n, one in enumerate(articles)),
        "data": as_json([[_data(fact) for fact in one.facts] for one in articles]),
        "left": as_json([[part["reason"] for part in one.dropped] for one in articles]),
        "kinds": as_json({kind: name for kind, (name, _) in KINDS.items()}),
        "script": _script(),
    }
    text = filled("reading/reading.html", slots)
    return Page(text, title, len(facts), 0, 0, dropped)


@cache
def _script() -> str:
    """Return our script, in a function of its own."""
    return f'(() => {{\n"use strict";\n{static("reading/reading.js")}\n}})();\n'


@cache
def _policy() -> str:
    """Return the Content-Security-Policy: our one script, inline styles, nothing else."""
    return (
        f"default-src 'none'; script-src {digest(_script())}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _about(articles: Sequence[Article]) -> str:
    """Return what was read."""
    if len(articles) == 1:
        return articles[0].about
    names = [one.file for one in articles]
    return ", ".join([*names[:3], f"and {len(names) - 3} more"] if len(names) > 4 else names)


def _legend(facts: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield a switch a kind of fact that there is."""
    counts = Counter(fact["kind"] for fact in facts)
    for kind, (name, _) in KINDS.items():
        if counts[kind]:
            yield (
                f'<li><button class="key" type="button" data-kind="{kind}" aria-pressed="true">'
                f'<span class="sample a-{kind}" aria-hidden="true">Aa</span> {name} '
                f'<span class="faint">{counts[kind]:,}</span></button></li>\n'
            )


def _article(number: int, one: Article, several: bool) -> str:
    """Return the text of one document."""
    name = escaped(one.title)
    heading = f'<h2 id="d{number}">{name}</h2>' if several else '<h2 class="vh">Text</h2>'
    notes = "".join(f'<p class="note">{escaped(note)}</p>\n' for note in one.notes)
    body = one.body.replace(NUMBER, str(number)) or '<p class="quiet">There is no text.</p>'
    return f'<article data-doc="{number}">{heading}\n{notes}{body}</article>\n'


def _listed(number: int, one: Article, several: bool) -> str:
    """Return the list of the facts of one document."""
    heading = f'<h3 class="doc">{escaped(one.title)}</h3>\n' if several else ""
    items = "".join(_item(number, place, fact) for place, fact in enumerate(one.facts))
    long = " long" if len(one.facts) > LONG else ""
    return f'{heading}<ol class="list{long}">\n{items}</ol>\n' if items else heading


def _item(number: int, place: int, fact: dict[str, Any]) -> str:
    """Return one fact of the list: a link to where it stands."""
    unsure = " <em>unsure</em>" if fact["confidence"] < UNSURE else ""
    target = f' href="#m{number}-{fact["mark"]}"' if fact["mark"] else ' href="#text"'
    return (
        f'<li id="f{number}-{place}" data-kind="{fact["kind"]}"><a{target}>'
        f'<span class="kind"><i class="bar a-{fact["kind"]}"></i>{escaped(fact["type"])}{unsure}</span> '
        f'<bdi class="says">{escaped(fact["says"])}</bdi> '
        f'<span class="where"><bdi>{escaped(fact["place"])}</bdi> · {fact["confidence"]:.2f}</span>'
        "</a></li>\n"
    )


def _dropped(number: int, one: Article, several: bool) -> str:
    """Return what was dropped in one document, by reason."""
    name = f' <span class="faint">in {escaped(one.title)}</span>' if several else ""
    groups: dict[str, list[int]] = {}
    for place, part in enumerate(one.dropped):
        groups.setdefault(part["reason"], []).append(place)
    return "".join(
        f"<h3>{escaped(reason[:1].upper() + reason[1:])} "
        f'<span class="faint">{len(places):,}</span>{name}</h3>\n<ul class="left">\n'
        + "".join(_left(number, place, one.dropped[place]) for place in places)
        + "</ul>\n"
        for reason, places in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _left(number: int, place: int, part: dict[str, Any]) -> str:
    """Return one stretch that was dropped."""
    where = f"<bdi>{escaped(part['place'])}</bdi>"
    if part["shown"]:
        where = f'<a href="#x{number}-{place}">{where}</a>'
    return (
        f'<li><q class="serif" dir="auto">{escaped(part["quote"])}</q> '
        f'<span class="where">{where}</span></li>\n'
    )


def _data(fact: dict[str, Any]) -> dict[str, Any]:
    """Return what the script needs of a fact."""
    return {
        name: fact[name]
        for name in ("type", "kind", "says", "place", "confidence", "how", "fields")
    }
