"""Probe: outside addresses -> whether something still answers there.

Never part of a build. Hosts are asked side by side and each host one question at a time, with a
pause: HEAD first, and GET where a server does not know HEAD.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from itertools import groupby
from urllib.parse import urlsplit

TIMEOUT, PAUSE, AT_ONCE = 15.0, 1.0, 6
"""Seconds to wait for an answer, seconds between two questions to a host, hosts at one time."""

AGENT = "Glossator link check (+python urllib)"
TRY_GET = frozenset({400, 403, 404, 405, 500, 501, 503})
"""Answers to HEAD that say little: many servers give them to HEAD alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from an address."""

    href: str
    status: int
    """HTTP status; 0 where nothing answered."""
    says: str
    """Why nothing answered, or where the address leads now."""

    @property
    def alive(self) -> bool:
        """True when something was there. A server that refuses machines is no dead link."""
        return 200 <= self.status < 400 or self.status in (401, 403, 429)


def probe(hrefs: Iterable[str], pause: float = PAUSE, timeout: float = TIMEOUT) -> list[Answer]:
    """The answer of each address, by host and address."""

    def host(href: str) -> str:
        return urlsplit(href).netloc.lower()

    ordered = sorted(set(hrefs), key=lambda href: (host(href), href))
    groups = [list(group) for _, group in groupby(ordered, key=host)]
    with ThreadPoolExecutor(AT_ONCE) as hosts:
        found = hosts.map(lambda group: _ask_host(group, pause, timeout), groups)
        return [answer for group in found for answer in group]


def _ask_host(hrefs: list[str], pause: float, timeout: float) -> list[Answer]:
    answers = []
    for n, href in enumerate(hrefs):
        if n:
            time.sleep(pause)
        answer = _ask(href, "HEAD", timeout)
        if answer.status in TRY_GET:
            answer = _ask(href, "GET", timeout)
        answers.append(answer)
    return answers


def _ask(href: str, method: str, timeout: float) -> Answer:
    try:
        request = urllib.request.Request(href, method=method, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=timeout) as reply:
            return Answer(href, reply.status, reply.url if reply.url != href else "")
    except urllib.error.HTTPError as error:
        with error:
            return Answer(href, error.code, str(error.reason))
    except urllib.error.URLError as error:
        return Answer(href, 0, str(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(href, 0, str(error) or type(error).__name__)


def table(answers: Iterable[Answer], places: Mapping[str, str]) -> str:
    """The answers as lines for a terminal, dead ones first; `places` says where each stands."""
    ordered = sorted(answers, key=lambda answer: (answer.alive, answer.href))
    return "\n".join(
        f"{'ok  ' if a.alive else 'DEAD'}  {a.status or '---'}  {a.href}  "
        f"({places.get(a.href, '')})" + (f"  {a.says}" if a.says else "")
        for a in ordered
    )
