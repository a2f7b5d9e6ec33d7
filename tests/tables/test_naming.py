"""What a development is called."""

import pytest

from marketgraph.tables.rows import development_label
from marketgraph.vocabulary import MKG, RDF

LABELS = {f"http://x/{name}": name.upper() for name in "abcdef"}


def _node(kind: str, **roles: str) -> dict[str, list[str]]:
    node = {f"{MKG}{role}": [f"http://x/{name}" for name in names] for role, names in roles.items()}
    return {f"{RDF}type": [f"{MKG}{kind}"], **node}


@pytest.mark.parametrize(
    ("kind", "roles", "says"),
    [
        ("Acquisition", {"acquirer": "a", "target": "b"}, "A acquires B"),
        ("Acquisition", {"acquirer": "ab", "target": "c"}, "A, B acquire C"),
        ("Acquisition", {"acquirer": "abcde", "target": "f"}, "A, B, C and 2 more acquire F"),
        ("Investment", {"investor": "ba", "target": "c"}, "A, B invest in C"),
        ("CommercialAgreement", {"supplier": "ab", "customer": "c"}, "A, B supply C"),
        ("RegulatoryApproval", {"product": "ab", "actor": "c"}, "A, B are approved for C"),
        ("Partnership", {"partner": "ab"}, "A, B become partners"),
        ("Acquisition", {"target": "b"}, "Acquisition: B"),
    ],
)
def test_a_development_is_called_by_its_parties(kind, roles, says):
    assert development_label(_node(kind, **roles), LABELS) == says
