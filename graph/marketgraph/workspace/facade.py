"""The face of marketgraph for Python: one object for one workspace."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from marketgraph.build import BuildReport, Folders, Progress, build
from marketgraph.errors import UnknownName, UsageError
from marketgraph.resolving import Judgement, Judgements
from marketgraph.tables import Tables
from marketgraph.vocabulary import BASE
from marketgraph.workspace import adding, reviewing, state
from marketgraph.workspace.adding import Added
from marketgraph.workspace.opened import Generation
from marketgraph.workspace.state import Status
from marketgraph.workspace.waiting import UNSURE, waiting

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

    from marketgraph.query import ResultGraph, Solutions
    from marketgraph.reading import Mapping, Understanding
    from marketgraph.reading.llm import Model
    from marketgraph.validation import ValidationReport
    from marketgraph.views import Page
    from marketgraph.workspace.difference import Diff

ENVIRONMENT = "MARKETGRAPH_WORKSPACE"
DEFAULT = "market"
TIMEOUT = 30.0


def open(folder: str | os.PathLike[str] | None = None, *, base: str = BASE) -> Workspace:
    """Open a workspace, or make one.

    Args:
        folder: Its folder; by default ``MARKETGRAPH_WORKSPACE``, else ``./market``.
        base: Base under which IRIs are minted in a new workspace.

    Raises:
        NewerWorkspace: It was written by a newer marketgraph.
        WorkspaceError: The folder cannot be used.
    """
    return Workspace(Path(folder or os.environ.get(ENVIRONMENT) or DEFAULT), base=base)


class Workspace:
    """Documents, what they claim, and the graph built from it.

    Attributes:
        folder: Where it is.
    """

    def __init__(self, folder: Path, *, base: str = BASE) -> None:
        """Open or make the workspace in a folder."""
        self.folder = folder
        self._folders = Folders(folder)
        self._folders.create(base)
        self._opened: Generation | None = None
        self._mark = (0, 0)

    def add(
        self,
        *paths: str | os.PathLike[str],
        mapping: Mapping | str | os.PathLike[str] | None = None,
        encoding: str | None = None,
        copy: bool = True,
        progress: Callable[[Progress], None] | None = None,
        understood: Callable[[Path, Sequence[Understanding]], None] | None = None,
        model: Model | None = None,
    ) -> list[Added]:
        """Read files into claims. Reading the same bytes twice changes nothing; one bad file stops nothing.

        Many files are read on all cores.

        Args:
            paths: Documents (text, Markdown, HTML, PDF, Word), tables (CSV, TSV, Excel, Parquet, JSON Lines) or RDF.
            mapping: What columns mean (a Mapping, or a TOML file), instead of what would be recognised.
            encoding: Encoding of text files, instead of what would be guessed.
            copy: Keep a copy of the bytes.
            progress: Told how many files are done.
            understood: Told how the columns of each table are understood, before its claims are kept.
            model: A language model (``marketgraph.reading.llm.Model``) that is asked about texts as well; what it
                says are suggestions.

        Returns:
            What came of each file; look at ``problem`` and ``rejects``.

        Raises:
            MappingError: The mapping cannot be used.
            StoreError: The disk is full or cannot be written.
        """
        chosen = _mapping(mapping)
        files = [Path(path) for path in paths]
        return adding.add(
            self._folders,
            files,
            mapping=chosen,
            encoding=encoding,
            copy=copy,
            progress=progress,
            understood=understood,
            model=model,
        )

    def understand(
        self,
        path: str | os.PathLike[str],
        *,
        mapping: Mapping | str | os.PathLike[str] | None = None,
        encoding: str | None = None,
    ) -> list[Understanding]:
        """Return how the columns of a table are understood, before anything is kept.

        Raises:
            DocumentError: The file cannot be read.
        """
        from marketgraph.documents import open_document
        from marketgraph.reading import understand

        document = open_document(Path(path), encoding=encoding)
        return understand(document, mapping=_mapping(mapping))

    def remove(self, what: str | os.PathLike[str]) -> list[str]:
        """Withdraw a document by its location, ``sha256:…`` or the first digits of that.

        Returns:
            The documents withdrawn.

        Raises:
            UnknownName: There is no such document.
        """
        return adding.remove(self._folders, os.fspath(what))

    def build(
        self,
        *,
        full: bool = False,
        progress: Callable[[Progress], None] | None = None,
        wait: bool = True,
    ) -> BuildReport:
        """Build the graph; the one in use stays until the new one is complete.

        Args:
            full: Make everything anew, even where little has changed.
            progress: Told how far the build is.
            wait: Wait while another process builds.

        Raises:
            BuildRunning: Another process builds and ``wait`` is false.
        """
        return build(self._folders, whole=full, progress=progress, wait=wait)

    @property
    def generation(self) -> Path:
        """Folder of the generation in use; it is kept while this workspace is open.

        Raises:
            NotBuilt: There is none yet.
        """
        return self._current().folder

    @property
    def tables(self) -> Tables:
        """The tables of the generation in use (``docs/tables.md``)."""
        return self._current().tables

    def _current(self) -> Generation:
        """Return the generation in use, opened; a newer one replaces it."""
        mark = self._folders.mark()
        if self._opened is None or mark != self._mark:
            folder = self._folders.generation()
            if self._opened is None or self._opened.folder != folder:
                self.close()
                self._opened = Generation(folder)
            self._mark = mark
        return self._opened

    def query(
        self, query: str, *, timeout: float | None = TIMEOUT, services: bool = False, **values: Any
    ) -> pandas.DataFrame | bool | rdflib.Graph:
        """Answer a saved query by its name, or a SPARQL text.

        Args:
            query: Name of a saved query, or SPARQL.
            timeout: Seconds it may take; None is no limit.
            services: Whether it may call other servers by ``SERVICE``.
            values: Parameters of a saved query; names of things are looked up.

        Returns:
            A DataFrame with Python values (SELECT), a bool (ASK), or an ``rdflib.Graph``.

        Raises:
            QueryError: It is refused, does not parse, or runs over its limit.
            UnknownName: No saved query, or no thing, has that name.
        """
        answer = self.solutions(query, timeout=timeout, services=services, **values)
        if isinstance(answer, bool):
            return answer
        return answer.rdflib() if hasattr(answer, "rdflib") else answer.frame()

    def solutions(
        self, query: str, *, timeout: float | None = TIMEOUT, services: bool = False, **values: Any
    ) -> Solutions | bool | ResultGraph:
        """Answer a query as ``query`` does, but with RDF terms: Solutions, a bool, or a ResultGraph."""
        from marketgraph.query import QueryRunner, bind

        current = self._current()
        text = query
        if _is_name(query):
            text = bind(_saved(query), values, current.lookup)
        elif values:
            raise UsageError("only saved queries take values", remedy="Write them into the text.")
        return QueryRunner(current.store, timeout=timeout, services=services).run(text)

    def dataset(self) -> rdflib.Dataset:
        """Return the graph as an ``rdflib.Dataset`` that can be read, not written."""
        return self._current().store.dataset()

    def search(self, text: str, *, kind: str | None = None, limit: int = 10) -> pandas.DataFrame:
        """Find things by name, with typing errors and beginnings of names.

        Returns:
            iri, kind, label, matched (the name that was found), score (0 to 1); the best first.
        """
        import pandas as pd

        hits = self._current().index.find(text, kind, limit)
        return pd.DataFrame(hits, columns=["iri", "kind", "label", "matched", "score"])

    def network(
        self, name: str = "companies", *, as_of: str | None = None
    ) -> networkx.MultiDiGraph[str]:
        """Return a network: relation, development, claim and dates on each edge.

        Args:
            name: ``companies``, or another of ``marketgraph.network.networks()``.
            as_of: A day; what began later or had ended is left out.
        """
        from marketgraph.network import graph

        return graph(self.tables, name, as_of)

    def analyze(self, name: str, **options: Any) -> pandas.DataFrame:
        """Analyse the network or the figures (``docs/analyses.md``).

        Returns:
            A DataFrame with the claims behind each row; ``attrs["evidence"]`` says what it rests on.

        Raises:
            TooLittleEvidence: What is known is below the floors; says what is missing.
        """
        from marketgraph.analysis import analyze

        return analyze(self.tables, name, **options)

    def show(
        self,
        *what: str,
        query: str | None = None,
        file: str | os.PathLike[str] | None = None,
        limit: int = 200,
        values: dict[str, Any] | None = None,
    ) -> Page:
        """Make one self-contained HTML page to explore.

        Args:
            what: Names or IRIs; all that bear a name are shown. With none and no query, the market with most claims.
            query: A saved query or SPARQL text, whose results are shown.
            file: Where to write the page.
            limit: At most so many nodes; the best attested are kept, and the page says what is left out.
            values: Parameters of a saved query.

        Raises:
            UnknownName: Nothing has that name.
        """
        from marketgraph.views import page
        from marketgraph.workspace.showing import of_query, of_workspace, today

        current = self._current()
        focus = [iri for name in what for iri in current.lookup_all(name)]
        if query:
            focus += of_query(self.solutions(query, **(values or {})))
        focus = focus or of_workspace(self.tables)
        made = page(self.tables, focus, limit=limit, made=today())
        if file is not None:
            made.write(file)
        return made

    def export(self, path: str | os.PathLike[str], *, format: str | None = None) -> Path:
        """Write the graph, its network or its tables to a file.

        Args:
            path: Where to; its ending tells the format.
            format: ``turtle`` (accepted facts), ``trig``, ``nquads``, ``jsonld`` (with evidence), ``graphml``,
                ``gexf`` (the network of companies), ``csv``, ``parquet`` (folders of tables) or ``xlsx``.

        Returns:
            The file or folder written.
        """
        from marketgraph.workspace.exporting import export

        current = self._current()
        return export(self._folders, current.store, current.tables, Path(path), format)

    def review(self, *, limit: int = 100, below: float = UNSURE) -> pandas.DataFrame:
        """Return what a person should look at: suggested and unsure claims, claims whose sentence changed, names.

        Args:
            limit: At most so many claims, and so many pairs of names.
            below: Claims with a confidence below this are listed, unless they were judged.

        Returns:
            kind (``reopened``, ``suggested``, ``unsure``, ``set aside`` of claims; ``maybe the same``, ``kept apart`` of
            names), left (a claim or a thing) and right (IRIs), left_name (of a claim: its fact in words), right_name,
            reason, score (a claim's confidence, or how alike names are), sentence, place, fields (the fact as JSON).
        """
        return waiting(self._folders, Judgements.load(self._folders.judgements), limit, below)

    def judge(
        self,
        verdict: str,
        subject: str,
        object: str | None = None,
        *,
        reason: str = "",
        by: str | None = None,
        correction: dict[str, Any] | None = None,
    ) -> Judgement:
        """Keep a decision; the next build follows it.

        Args:
            verdict: ``same``, ``different``, ``accept``, ``reject``, ``correct``, ``join`` or ``split``.
            subject: A name or IRI; of a claim, its id or IRI.
            object: The other thing, where two are judged.
            reason: Why.
            by: Who decides; the user of this machine by default.
            correction: The right fact, for ``correct``: the whole of it with its type, or only the fields that change;
                None takes a field out. It counts as a claim by a person, with the same evidence.

        Raises:
            JudgementError: It contradicts another judgement.
            UsageError: The two names mean one thing already.
        """
        if verdict in ("same", "different"):
            subject, object = self._two_things(subject, object)
        return reviewing.judge(
            self._folders,
            Judgements.load(self._folders.judgements),
            verdict,
            subject,
            object,
            reason=reason,
            by=by,
            correction=correction,
        )

    def _two_things(self, subject: str, object: str | None) -> tuple[str, str | None]:
        """Return the IRIs of two names.

        Raises:
            UsageError: Both are names of one thing.
        """
        lookup = self._current().lookup
        one, other = lookup(None, subject), lookup(None, object) if object else None
        if one == other:
            raise UsageError(
                f"{subject!r} and {object!r} are one already: {one}",
                remedy="A judgement that made them one can be undone; names that the rules join "
                "are kept apart by a country or an identifier of each.",
            )
        return one, other

    def undo(self, judgement: str) -> Judgement:
        """Take back a judgement by its id.

        Raises:
            JudgementError: No such judgement stands.
        """
        return reviewing.undo(Judgements.load(self._folders.judgements), judgement)

    def validate(self) -> ValidationReport:
        """Check the whole graph against the shapes with pySHACL (about 0.2 ms a statement)."""
        from marketgraph.validation import validate

        return validate(self._current().store)

    def status(self) -> Status:
        """Return what the workspace holds, what was set aside, and what waits to be built."""
        return state.status(self._folders, len(Judgements.load(self._folders.judgements)))

    def diff(self, old: str | None = None, new: str | None = None) -> Diff:
        """Compare two generations, statement by statement.

        Args:
            old: Number of a generation; by default the one before ``new``.
            new: Number of a generation; by default the one in use.

        Raises:
            UnknownName: There is no such generation.
        """
        from marketgraph.workspace.difference import compare

        known = {folder.name: folder for folder in self._folders.finished()}
        later = new or self._folders.generation().name
        numbers = [number for number in known if int(number) < int(later)] if later in known else []
        earlier = old or (numbers[-1] if numbers else None)
        for number in (earlier, later):
            if number not in known:
                raise UnknownName(
                    f"there is no generation {number or 'before this one'}",
                    file=self.folder,
                    remedy=f"Kept are: {', '.join(known)}.",
                )
        return compare(known[str(earlier)], known[later])

    def close(self) -> None:
        """Stop the query processes and give back the generation."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def __enter__(self) -> Self:
        """Return the workspace itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the workspace."""
        self.close()


def _mapping(given: Mapping | str | os.PathLike[str] | None) -> Mapping | None:
    """Return a mapping, read from its file if a path was given."""
    if given is None or not isinstance(given, str | os.PathLike):
        return given
    from marketgraph.reading import Mapping

    return Mapping.from_toml(Path(given))


def _is_name(query: str) -> bool:
    """Return whether a text is the name of a saved query rather than SPARQL."""
    return bool(query) and all(char.isalnum() or char in "-_" for char in query)


def _saved(name: str) -> Any:
    """Return a saved query.

    Raises:
        UnknownName: There is none of that name; tells near ones.
    """
    from difflib import get_close_matches

    from marketgraph.query import saved_queries, saved_query

    found = saved_query(name)
    if found is None:
        known = saved_queries()
        near: Sequence[str] = get_close_matches(name, known, n=3, cutoff=0.5)
        remedy = (
            f"Did you mean {', '.join(near)}?" if near else "`marketgraph query --list` names them."
        )
        raise UnknownName(f"there is no saved query {name!r}", remedy=remedy)
    return found
