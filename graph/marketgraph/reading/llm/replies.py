"""Replies of a service: asked over HTTP, kept by what was asked, told apart from refusals and cut-off ones."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marketgraph.errors import ReadingError, UsageError
from marketgraph.reading.llm.asking import request
from marketgraph.reading.llm.model import Model

_REFUSED = 400


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered to one part.

    Attributes:
        content: The text of the reply; empty if there is none.
        problem: Why it is not a whole reply ("refused", "cut off", "timed out", "no JSON"), or None.
    """

    content: str
    problem: str | None = None


def reply_of(model: Model, part: str) -> Reply:
    """Return the reply to a part of a document, from the cache if it was asked before.

    Raises:
        ReadingError: The service cannot be reached or refuses the request itself.
        UsageError: The extra ``llm`` is not installed.
    """
    body = request(model, part)
    kept = _place(model, body)
    if kept and kept.exists():
        return Reply(kept.read_text(encoding="utf-8"))
    reply = _asked(model, body)
    if kept and reply.problem is None:
        _keep(kept, reply.content)
    return reply


def _place(model: Model, body: dict[str, Any]) -> Path | None:
    """Return where the reply to a request is kept: named by all that was asked, not by whom."""
    if model.cache is None:
        return None
    said = json.dumps(body, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return model.cache / f"{hashlib.sha256(said).hexdigest()}.json"


def _keep(path: Path, content: str) -> None:
    """Write a reply whole, then rename it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    draft.write_text(content, encoding="utf-8")
    draft.replace(path)


def _asked(model: Model, body: dict[str, Any]) -> Reply:
    """Ask the service."""
    try:
        import httpx
    except ImportError as error:
        raise UsageError(
            "reading by a language model needs the extra llm",
            remedy='Install it: pip install "marketgraph[llm]".',
        ) from error
    headers = {"Authorization": f"Bearer {model.key}"} if model.key else {}
    address = f"{model.url.rstrip('/')}/chat/completions"
    try:
        answer = httpx.post(address, json=body, headers=headers, timeout=model.timeout)
    except httpx.TimeoutException:
        return Reply("", "timed out")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ReadingError(
            f"the service cannot be reached: {error}",
            file=address,
            remedy="Check the address; is the service running?",
        ) from error
    if answer.status_code >= _REFUSED:
        raise ReadingError(
            f"the service answered {answer.status_code}: {answer.text[:200]}",
            file=address,
            remedy="Check the name of the model and the key.",
        )
    return _read(answer.content, address)


def _read(content: bytes, address: str) -> Reply:
    """Return the reply in the body of an answer."""
    try:
        choice = json.loads(content)["choices"][0]
        message = choice["message"]
        text = message.get("content") or ""
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ReadingError(
            "the service does not speak the chat-completions protocol",
            file=address,
            remedy="Give the address up to its version, such as http://localhost:11434/v1.",
        ) from error
    if message.get("refusal") or (not text and choice.get("finish_reason") == "content_filter"):
        return Reply("", "refused")
    if choice.get("finish_reason") == "length":
        return Reply(text, "cut off")
    return Reply(text) if text.strip() else Reply("", "empty")
