"""All analyses by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marketgraph.analysis.acquirers import acquirers
from marketgraph.analysis.brokers import brokers
from marketgraph.analysis.centrality import centrality
from marketgraph.analysis.chains import chains
from marketgraph.analysis.changes import changes
from marketgraph.analysis.checks import checks
from marketgraph.analysis.communities import communities
from marketgraph.analysis.components import components, cores
from marketgraph.analysis.links import links
from marketgraph.analysis.model import Analysis
from marketgraph.analysis.owners import owner, owners
from marketgraph.analysis.partners import shared_partners
from marketgraph.analysis.paths import paths
from marketgraph.analysis.similar import similar
from marketgraph.analysis.sizes import sizes
from marketgraph.analysis.timeline import timeline
from marketgraph.errors import UnknownName, UsageError

if TYPE_CHECKING:
    import pandas as pd

    from marketgraph.network import TableSource

_ALL: tuple[Analysis, ...] = (
    acquirers,
    brokers,
    centrality,
    chains,
    changes,
    checks,
    communities,
    components,
    cores,
    links,
    owner,
    owners,
    paths,
    shared_partners,
    similar,
    sizes,
    timeline,
)


def analyses() -> dict[str, Analysis]:
    """Return every analysis by its name, in alphabetical order."""
    return {found.name: found for found in sorted(_ALL, key=lambda found: found.name)}


def analyze(tables: TableSource, name: str, **options: Any) -> pd.DataFrame:
    """Return an analysis of the tables of a generation.

    Args:
        tables: The tables.
        name: A name of :func:`analyses`.
        options: Its options, see ``analyses()[name].options``.

    Returns:
        A frame with a column ``claims`` (list of claim IRIs behind each row) and the evidence
        that all of it rests on in ``frame.attrs["evidence"]``.

    Raises:
        UnknownName: There is no such analysis, company or market.
        UsageError: An option is not known, missing or of a wrong value.
        TooLittleEvidence: What is known is below the floors.
    """
    known = analyses()
    if name not in known:
        raise UnknownName(
            f'there is no analysis "{name}"', remedy=f"Choose one of {', '.join(known)}."
        )
    chosen = known[name]
    _check(chosen, options)
    return chosen(tables, **options)


def _check(chosen: Analysis, options: dict[str, Any]) -> None:
    """Refuse options that an analysis does not have, lacks, or that have a value which it does not know."""
    names = [option.name for option in chosen.options]
    for given in options:
        if given not in names:
            raise UsageError(
                f'{chosen.name} has no option "{given}"',
                remedy=f"Its options are {', '.join(names)}.",
            )
    for option in chosen.options:
        value = options.get(option.name)
        if option.required and value is None:
            raise UsageError(f"{chosen.name} needs {option.name}: {option.help}")
        if option.choices and option.name in options and value not in option.choices:
            raise UsageError(
                f'{option.name} is "{value}"', remedy=f"Choose {' or '.join(option.choices)}."
            )
