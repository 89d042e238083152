"""Runs a Markdown file that tells a story over HTTP: every `http` block is a request, or the answer that it
must get.

In a request `{name}` stands for what an earlier answer gave that name. In an answer the quoted members must
be there and equal; `"{name}"` gives a name to what stands there, or where the name is known must equal it;
"…" in a list passes over any items; a header `ETag: {etag}` is read anew each time. What is not quoted is
not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from fastapi.testclient import TestClient

_BLOCK = re.compile(r"^```http\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class Block:
    """One `http` block: its first line, its headers, its body, and the line of the file that it begins on."""

    line: int
    first: str
    headers: dict[str, str]
    body: str


@dataclass
class Story:
    """The names that the answers have given so far, and how many requests were made."""

    client: TestClient
    names: dict[str, str] = field(default_factory=dict)
    requests: int = 0

    def run(self, path: Path) -> None:
        """Make every request of the file in order, and hold each answer to what the file says of it."""
        blocks = list(blocks_of(path.read_text(encoding="utf-8")))
        asked = [block for block in blocks if not block.first.startswith("HTTP/")]
        assert len(asked) * 2 == len(blocks), "every request is followed by its answer"
        for request, answer in zip(blocks[::2], blocks[1::2], strict=True):
            assert answer.first.startswith("HTTP/"), f"line {answer.line}: an answer was expected"
            self.check(answer, self.send(request))

    def send(self, block: Block) -> httpx.Response:
        """Make one request."""
        self.requests += 1
        method, path = block.first.split(" ")
        return self.client.request(
            method,
            self.filled(path),
            headers={name: self.filled(value) for name, value in block.headers.items()},
            content=self.filled(block.body).encode() or None,
        )

    def check(self, block: Block, response: httpx.Response) -> None:
        """Hold an answer to what the file says."""
        where = f"line {block.line}"
        assert f"HTTP/1.1 {response.status_code}" == block.first, f"{where}: {response.text}"
        for name, value in block.headers.items():
            named = _NAME.fullmatch(value)
            if named:
                self.names[named[1]] = response.headers[name]
            else:
                assert response.headers[name] == self.filled(value), where
        if block.body:
            self.holds(json.loads(block.body), response.json(), where)

    def holds(self, said: Any, found: Any, where: str) -> None:
        """Whether what the file quotes is in the answer."""
        if isinstance(said, dict):
            assert isinstance(found, dict), f"{where}: {found!r}"
            for name, value in said.items():
                assert name in found, f"{where}: no '{name}' in {found!r}"
                self.holds(value, found[name], f"{where}, {name}")
        elif isinstance(said, list):
            self._list_holds(said, found, where)
        elif isinstance(said, str) and (named := _NAME.fullmatch(said)) and named[1] not in self.names:
            self.names[named[1]] = str(found)
        else:
            wanted = self.filled(said) if isinstance(said, str) else said
            assert wanted == found, f"{where}: {wanted!r} is not {found!r}"

    def _list_holds(self, said: list[Any], found: Any, where: str) -> None:
        assert isinstance(found, list), f"{where}: {found!r}"
        if "…" not in said:
            assert len(said) == len(found), f"{where}: {found!r}"
            for place, value in enumerate(said):
                self.holds(value, found[place], f"{where}[{place}]")
            return
        left = iter(found)
        for value in (one for one in said if one != "…"):
            assert any(self._fits(value, one, where) for one in left), f"{where}: no {value!r} in {found!r}"

    def _fits(self, said: Any, found: Any, where: str) -> bool:
        before = dict(self.names)
        try:
            self.holds(said, found, where)
        except AssertionError:
            self.names = before
            return False
        return True

    def filled(self, text: str) -> str:
        """A text with the names that are known in their places."""
        return _NAME.sub(lambda match: self.names.get(match[1], match[0]), text)


def blocks_of(text: str) -> Iterator[Block]:
    """Every `http` block of a Markdown text."""
    for match in _BLOCK.finditer(text):
        head, _, body = match[1].partition("\n\n")
        first, *lines = head.strip().splitlines()
        headers = dict(line.split(": ", 1) for line in lines)
        line = text.count("\n", 0, match.start()) + 2
        yield Block(line, first, headers, body.strip())
