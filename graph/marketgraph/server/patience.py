"""Connections that are slow on purpose: a request's head has to arrive, and a response to be taken, in time."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from marketgraph.server.settings import Settings

_LATE = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def patient(settings: Settings) -> type[asyncio.Protocol]:
    """Return the protocol of HTTP/1.1 connections that keeps the time limits of some settings."""

    class PatientProtocol(H11Protocol):
        """Ends connections that hold a place without need."""

        _head: asyncio.TimerHandle | None = None
        _taking: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
            super().connection_made(transport)
            self._watch_head()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._watch_head()

        def connection_lost(self, exc: Exception | None) -> None:
            for timer in (self._head, self._taking):
                if timer:
                    timer.cancel()
            super().connection_lost(exc)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            if self.conn.trailing_data[0]:
                self._watch_head()

        def pause_writing(self) -> None:
            super().pause_writing()
            self._taking = self.loop.call_later(settings.stall, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            if self._taking:
                self._taking.cancel()

        def _watch_head(self) -> None:
            """Give the next head its time, from its first byte or the beginning of the connection on."""
            if self.conn.their_state is not h11.IDLE:
                if self._head:
                    self._head.cancel()
                    self._head = None
            elif self._head is None:
                self._head = self.loop.call_later(settings.patience, self._give_up)

        def _give_up(self) -> None:
            if not self.transport.is_closing():
                self.transport.write(_LATE)
                self.transport.close()

    return PatientProtocol
