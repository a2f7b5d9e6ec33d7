from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from marketgraph.documents import open_document
from marketgraph.errors import InputError
from marketgraph.reading import is_export, read, understand

SUFFIXES = [
    ".csv",
    ".tsv",
    ".xlsx",
    ".xls",
    ".ods",
    ".parquet",
    ".jsonl",
    ".ttl",
    ".nq",
    ".rdf",
    ".jsonld",
]
STARTS = [
    b"",
    b"PK\x03\x04",
    b"PAR1",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"Buyer,Target\n",
    b'{"type": ',
]


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200))
@example(start=b"", rest=b'{"type": "Alias", "company": "\\ud800", "alias": ["x"]}\n')
@example(start=b"", rest=b'{"buyer": "\\ud800", "target": "x"}\n')
@example(start=b"", rest=b'{"fact": {"type": []}}\n{"a": 1e999}\n')
@example(start=b"", rest=b"[" * 20_000)
@example(start=b"", rest=b"Buyer,Target,Price\nA,B,9e999999\nC,D,1e-99999\n")
@example(start=b"", rest="Buyer,Target,Date,Price\nA,B,²²²²,٣\n".encode())
@settings(max_examples=25, deadline=None)
def test_no_bytes_bring_the_readers_down(tmp_path_factory, suffix, start, rest):
    path = tmp_path_factory.mktemp("hostile") / f"table{suffix}"
    path.write_bytes(start + rest)
    with suppress(InputError):
        document = open_document(path)
        if not is_export(document):
            understand(document)
            for claim in read(document).claims:
                assert claim.id
