"""A mixed load on ``marketgraph serve``, one third of it hostile: is every answer right, and does the server stay as it was?

    marketgraph demo --no-open --workspace market
    python benchmarks/hostile.py market [--minutes 10] [--clients 12] [--timeout 5]

Honest requests are the saved queries, searches, neighbours and pages; what each answers is kept before the load, and every answer under
load has to be the same, byte by byte. One that finds all places taken (503) waits as it is told and asks again. Hostile requests (``HOSTILE``,
``raw``) have to be refused or stopped by the status that fits. Memory is that of the server and its
worker processes together (``Pss`` of ``smaps_rollup``: pages that they share count once), open files are the server's own;
both are looked at after a first round of the load and when it is over. Ends with 1 if anything was wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

import pyoxigraph
from querying import questions

import marketgraph

TRIPLES = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
HOSTILE = {
    "endless join": (f"SELECT (COUNT(*) AS ?n) {{ {TRIPLES} . ?m ?n0 ?o }}", {504}),
    "sorted product": (f"SELECT DISTINCT ?a ?f ?i {{ {TRIPLES} }} ORDER BY ?i ?a", {500, 504}),
    "huge result": (f"SELECT * {{ {TRIPLES} }}", {413, 504}),
    "huge graph": ("CONSTRUCT { ?a ?b ?f . ?d ?e ?c } { ?a ?b ?c . ?d ?e ?f }", {413, 504}),
    "deep nesting": ("ASK " + "{" * 3_000 + "}" * 3_000, {403}),
    "deep brackets": ("SELECT * { FILTER(" + "(" * 5_000 + "1" + ")" * 5_000 + ") }", {400, 403}),
    "regex bomb": (
        'SELECT * { ?a ?b ?c BIND(REPLACE("'
        + "a" * 5_000
        + '", "(a*)*b", "") AS ?x) FILTER(?x = "") }',
        {400, 500, 504, 200},
    ),
    "paths": ("SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?b (!<x:y>)* ?d }", {504, 500}),
    "service": ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", {403}),
    "hidden service": (
        "SELECT * { { SELECT * { sErViCe SILENT <http://127.0.0.1:1/> {} } } }",
        {403},
    ),
    "load": ("LOAD <http://127.0.0.1:1/>", {403}),
    "update": ("DELETE WHERE { ?a ?b ?c }", {403}),
    "no query": ("SELECT", {400}),
    "long query": ("SELECT * { VALUES ?x { " + '"x" ' * 400_000 + "} }", {413}),
}
"""Name -> query, and the statuses that answer it."""

RAW = {
    "traversal": (
        b"GET /static/../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        (404,),
    ),
    "rebinding": (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", (421,)),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", (400, 421)),
    "header injection": (
        b"GET /resolve?iri=http://x%0d%0aSet-Cookie:a HTTP/1.1\r\nHost: localhost\r\n\r\n",
        (400, 404),
    ),
    "no protocol": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", (400,)),
    "long head": (
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        (400, 431),
    ),
    "slow head": (b"GET / HTTP/1.1\r\nHost: loc", (408,)),
    "slow body": (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n\r\nASK",
        (408,),
    ),
    "cross-site post": (
        b"POST /review HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n",
        (403,),
    ),
}
"""Name -> the bytes of a request, and the statuses that answer it."""

ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, text/html;q=0.8, */*;q=0.1"
PATIENCE = 120.0


class Asked(NamedTuple):
    """An honest request, and the digest of its answer."""

    path: str
    digest: str


class Seen:
    """What all clients saw."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.lock = threading.Lock()

    def note(self, what: str, wrong: str = "") -> None:
        """Count something, and keep what was wrong with it."""
        with self.lock:
            self.counts[what] += 1
            if wrong:
                self.wrong.append(wrong)


@contextmanager
def serving(folder: Path, timeout: float) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve a workspace; yields the process and its port once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = shutil.which("marketgraph", path=str(Path(sys.executable).parent)) or "marketgraph"
    command = [program, "serve", "-w", str(folder), "--port", str(port), "--timeout", str(timeout)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
    try:
        while process.poll() is None:
            try:
                get(port, "/api/status")
                break
            except OSError:
                time.sleep(0.1)
        yield process, port
    finally:
        process.terminate()
        process.wait()


def get(port: int, path: str) -> tuple[int, bytes, float]:
    """Return status, body and the seconds after which to ask again of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Accept": ACCEPT})
        answer = connection.getresponse()
        return answer.status, answer.read(), float(answer.headers.get("Retry-After", 0))
    finally:
        connection.close()


def honest(folder: Path, port: int, timeout: float) -> list[Asked]:
    """Return what is asked for honestly, with what it answers: whatever takes less than a quarter of the time limit."""
    with marketgraph.open(folder) as workspace:
        store = workspace.generation / "store"
        entities = workspace.tables.frame("entities", ["iri", "label"]).head(40)
    engine = pyoxigraph.Store.read_only(str(store))
    paths = [f"/sparql?{urlencode({'query': one.text})}" for one in questions(engine, [])]
    for iri, label in entities.itertuples(index=False):
        paths.append(f"/api/search?{urlencode({'q': label[:20]})}")
        paths.append(f"/api/neighbours/counts?iri={quote(iri, safe='')}")
        paths.append("/id/" + quote(iri.partition("/id/")[2], safe="/"))
    paths += ["/", "/markets", "/sources", "/api/markets", "/ontology", "/static/css/base.css"]
    found = []
    for path in paths:
        begun = time.perf_counter()
        status, body, _ = get(port, path)
        if status == 200 and time.perf_counter() - begun < timeout / 4:
            found.append(Asked(path, hashlib.sha256(body).hexdigest()))
    return found


def ask(port: int, asked: Asked, seen: Seen) -> None:
    """Ask honestly until it is answered."""
    status, body, again = get(port, asked.path)
    while status == 503 and again:
        seen.note("asked to come back")
        time.sleep(again)
        status, body, again = get(port, asked.path)
    right = status == 200 and hashlib.sha256(body).hexdigest() == asked.digest
    seen.note("honest", "" if right else f"{status} {body[:200]!r} for {asked.path[:200]}")


def attack(port: int, name: str, seen: Seen) -> None:
    """Send a hostile query as a form."""
    query, fitting = HOSTILE[name]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        body = urlencode({"query": query})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/sparql", body, headers)
        status = connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        status = 413 if 413 in fitting else 0
    finally:
        connection.close()
    wrong = "" if status in fitting or status == 503 else f"{status} for {name}"
    seen.note(f"hostile: {name}", wrong)


def raw(port: int, name: str, seen: Seen) -> None:
    """Send the bytes of a hostile request."""
    sent, fitting = RAW[name]
    told = b""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(sent)
            told = connection.recv(1 << 16)
        except ConnectionResetError:
            told = b"HTTP/1.1 400 " if 400 in fitting else b""
    status = int(told.split(b" ", 2)[1]) if told.startswith(b"HTTP/1.1 ") else 0
    seen.note(f"hostile: {name}", "" if status in fitting else f"{told[:60]!r} for {name}")


def client(port: int, asked: Sequence[Asked], seed: int, until: float, seen: Seen) -> None:
    """Ask until a time, one request in three a hostile one."""
    dice = random.Random(seed)  # noqa: S311 - an order
    while time.monotonic() < until:
        try:
            if dice.random() < 2 / 3:
                ask(port, dice.choice(asked), seen)
            elif dice.random() < 0.6:
                attack(port, dice.choice([*HOSTILE]), seen)
            else:
                raw(port, dice.choice([*RAW]), seen)
        except (OSError, http.client.HTTPException) as error:
            seen.note("unanswered", f"unanswered: {error!r}")


def load(port: int, asked: Sequence[Asked], clients: int, seconds: float, seen: Seen) -> None:
    """Let so many clients ask for so long."""
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=client, args=(port, asked, seed, until, seen))
        for seed in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def memory(process: int) -> float:
    """Return the memory of a process and all below it, in MB."""
    found = 0.0
    for one in [process, *children(process)]:
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return found / 1024


def held(process: int) -> tuple[float, int, int]:
    """Return what a server holds: MB, open files, processes below it."""
    files = len([*Path(f"/proc/{process}/fd").iterdir()])
    return memory(process), files, len(children(process))


def children(process: int) -> list[int]:
    """Return the processes below a process."""
    direct = [
        int(number)
        for task in Path(f"/proc/{process}/task").iterdir()
        for number in (task / "children").read_text().split()
    ]
    return [each for one in direct for each in (one, *children(one))]


def main() -> int:
    """Run the load and tell what was seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=12)
    parser.add_argument("--timeout", type=float, default=5)
    given = parser.parse_args()
    seen = Seen()
    with serving(given.folder, given.timeout) as (process, port):
        asked = honest(given.folder, port, given.timeout)
        load(port, asked, given.clients, 60 * given.minutes / 10, seen)
        early = held(process.pid)
        load(port, asked, given.clients, 60 * given.minutes * 9 / 10, seen)
        late = held(process.pid)
        alive = process.poll() is None
        for one in asked:
            ask(port, one, seen)
    for what, number in sorted(seen.counts.items()):
        print(f"{number:8,}  {what}")
    print(f"{len(asked)} honest requests; server {'alive' if alive else 'DEAD'}")
    print(f"after a tenth of the time: {early[0]:.0f} MB, {early[1]} files, {early[2]} processes")
    print(
        f"at its end: {late[0]:.0f} MB ({late[0] / early[0]:.2f} times), {late[1]} files, {late[2]} processes"
    )
    for one, number in Counter(seen.wrong).most_common(20):
        print(f"WRONG ({number}): {one}")
    return int(bool(seen.wrong) or not alive)


if __name__ == "__main__":
    sys.exit(main())
