"""Converts the CNCF landscape to products, members and segments.

Usage: ``python scripts/convert_landscape.py SOURCE_FOLDER`` (with ``landscape.yml``; needs PyYAML). The links to
profiles in the source only tell which products and members belong together; none is written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml  # type: ignore[import-untyped]
from table_files import DATA, Cell, folders, write_rows

MARKET = "Cloud Native"
MEMBERS, SPECIAL = "CNCF Members", "Special"
FOUNDATION = "Cloud Native Computing Foundation"
SOURCE: dict[str, Cell] = {"source.publisher": FOUNDATION, "source.title": "CNCF Landscape"}
MEMBERSHIP = re.compile(r"\s*\((?:member|supporter|contributor)\)$")
HOSTS = {"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com"}
SHARED_SUFFIXES = re.compile(
    r"(?:^|\.)(?:(?:co|com|org|net|ac|gov)\.[a-z]{2}"
    r"|github\.io|gitlab\.io|gitee\.io|readthedocs\.io|netlify\.app|vercel\.app|pages\.dev|web\.app)$"
)

OWNERS = {
    "agola.io": "Sorint.lab",
    "fd.io": "LF Networking",
    "github.com/kubewharf": "ByteDance",
    "gocrane.io": "Tencent Cloud",
    "graphscope.io": "Alibaba",
    "inlets.dev": "OpenFaaS",
    "jenkins.io": "Continuous Delivery Foundation",
    "kuasar.io": "Huawei Cloud",
    "kube-green.dev": "Mia-Platform",
    "netease-media.github.io": "NetEase",
    "nuclio.io": "Iguazio",
    "openstack.org": "Open Infrastructure Foundation",
    "pyodide.org": "Mozilla",
    "stash.run": "AppsCode",
    "talos.dev": "Sidero Labs",
    "topaz.sh": "Aserto",
    "valkey.io": "The Linux Foundation",
    "xline.cloud": "DatenLord",
    "ydb.tech": "Yandex",
    "zenko.io": "Scality",
}
"""Who is behind several products whose homepages share no domain, as those pages say."""


class Item(NamedTuple):
    """One entry of the landscape, and where it is listed."""

    category: str
    subcategory: str
    entry: dict[str, Any]

    @property
    def name(self) -> str:
        """Its name without the kind of membership in brackets."""
        return MEMBERSHIP.sub("", self.entry["name"].strip())

    @property
    def link(self) -> str | None:
        """The profile that entries of one organisation share."""
        return self.entry.get("crunchbase")

    @property
    def homepage(self) -> str:
        """The address that it is shown with."""
        return str(self.entry["homepage_url"]).strip()

    @property
    def segments(self) -> Iterator[tuple[str, str]]:
        """Category and subcategory of each place where it is listed."""
        yield self.category, self.subcategory
        for path in self.entry.get("second_path") or ():
            category, _, subcategory = path.partition(" / ")
            yield category, subcategory


def read_items(landscape: dict[str, Any]) -> list[Item]:
    """Return all entries; lists that are there but empty hold none."""
    return [
        Item(part["category"], sub["subcategory"], entry)
        for part in landscape["landscape"]
        for sub in part.get("subcategories") or ()
        for entry in sub.get("items") or ()
    ]


def segments_of(landscape: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return category and subcategory of products, as written, by what they are compared by."""
    return {
        _folded(part["category"], sub["subcategory"]): (part["category"], sub["subcategory"])
        for part in landscape["landscape"]
        if part["category"] not in (MEMBERS, SPECIAL)
        for sub in part.get("subcategories") or ()
    }


def _folded(category: str, subcategory: str) -> str:
    """Return a path in one spelling: second paths write "&" where the landscape writes "and"."""
    return f"{category} / {subcategory}".casefold().replace(" & ", " and ")


def organisations(items: list[Item]) -> dict[str, str]:
    """Return the organisation of each homepage: entries that share a profile or a homepage share it."""
    profiles = {item.homepage: item.link for item in reversed(items) if item.link}
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[profiles.get(item.homepage, item.homepage)].append(item)
    return {item.homepage: name_of(group) for group in groups.values() for item in group}


def name_of(group: list[Item]) -> str:
    """Return the name of an organisation from its entries.

    The first that there is: the member's name; the foundation, if most products have one of its maturity
    levels; ``organization`` or ``project_org``, if the products agree on it; the domain that most
    homepages have, or the account that most repositories have if no domain has half of them (``OWNERS`` corrects
    the few that belong to one product only).
    """
    for item in group:
        if item.category == MEMBERS:
            return item.name
    projects = {item.homepage for item in group if "project" in item.entry}
    if 2 * len(projects) > len({item.homepage for item in group}):
        return FOUNDATION
    for field in ("organization", "project_org"):
        values = {account(item.entry[field]) for item in group if field in item.entry} - {""}
        if len(values) == 1:
            return values.pop()
    return _most_common(group)


def _most_common(group: list[Item]) -> str:
    """Return the domain or account that most entries share; of equally common ones, the shortest."""
    domains = Counter(domain(item.homepage) for item in group)
    repositories = Counter(
        domain(item.entry["repo_url"]) for item in group if item.entry.get("repo_url")
    )
    name = min(
        domains, key=lambda text: (text.split("/")[0] in HOSTS, -domains[text], len(text), text)
    )
    if 2 * domains[name] < len(group) and repositories:
        repository, count = repositories.most_common(1)[0]
        name = repository if count > domains[name] else name
    return OWNERS.get(name, name) if len(group) > 1 else name


def account(value: str) -> str:
    """Return the name of an organisation, or the account that its address gives.

    >>> account("updatecli"), account("https://github.com/kbind-dev/")
    ('updatecli', 'kbind-dev')
    """
    if not value.startswith("http"):
        return value
    return domain(value).partition("/")[2]


def domain(url: str) -> str:
    """Return the registrable domain of an address; on a host of code, with the account.

    >>> domain("https://docs.akri.sh"), domain("https://github.com/kbind-dev/kbind")
    ('akri.sh', 'github.com/kbind-dev')
    """
    address = urlsplit(url)
    host = (address.hostname or url).removeprefix("www.")
    if host in HOSTS:
        owner = address.path.strip("/").split("/")[0]
        return host if owner in ("", "features") else f"{host}/{owner}"
    keep = 3 if SHARED_SUFFIXES.search(host) else 2
    return ".".join(host.split(".")[-keep:])


def offerings(items: list[Item], landscape: dict[str, Any]) -> Iterator[dict[str, Cell]]:
    """Yield each product in each segment that the landscape has, once."""
    names, known = organisations(items), segments_of(landscape)
    seen = set()
    for item in items:
        if item.category in (MEMBERS, SPECIAL):
            continue
        company = names[item.homepage]
        for path in item.segments:
            segment = known.get(_folded(*path))
            if segment and (company, item.name, segment) not in seen:
                seen.add((company, item.name, segment))
                yield SOURCE | {
                    "company": company,
                    "product": item.name,
                    "market": MARKET,
                    "dimension": segment[0],
                    "segment": segment[1],
                    "url": item.homepage,
                }


def participants(items: list[Item]) -> Iterator[dict[str, Cell]]:
    """Yield each member once."""
    members = (item for item in items if item.category == MEMBERS)
    for name in dict.fromkeys(item.name for item in members):
        yield SOURCE | {"market": MARKET, "company": name, "role": "participant"}


def main() -> None:
    """Convert the landscape that the command line names."""
    source, out = folders(__doc__, DATA / "cloud-native")
    landscape = yaml.safe_load((source / "landscape.yml").read_text(encoding="utf-8"))
    items = read_items(landscape)
    products = sorted(
        offerings(items, landscape),
        key=lambda row: [
            str(row[key]).casefold() for key in ("dimension", "segment", "product", "company")
        ],
    )
    write_rows(
        out / "offering.csv",
        ("company", "product", "market", "dimension", "segment", "url", *SOURCE),
        products,
    )
    members = sorted(participants(items), key=lambda row: str(row["company"]).casefold())
    write_rows(out / "market-participant.csv", ("market", "company", "role", *SOURCE), members)
    used = {(row["dimension"], row["segment"]) for row in products}
    segments: Iterator[dict[str, Cell]] = (
        SOURCE | {"market": MARKET, "dimension": dimension, "segment": segment}
        for dimension, segment in segments_of(landscape).values()
        if (dimension, segment) in used
    )
    write_rows(out / "segment.csv", ("market", "dimension", "segment", *SOURCE), segments)


if __name__ == "__main__":
    main()
