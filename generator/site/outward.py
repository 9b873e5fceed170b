"""Links to other sites asked for, one request each: news for people, never a reason to stop.

Only public hosts are asked, for entries come from strangers: a check that runs in a company's
network must not be sent to look around in it.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_AT_ONCE = 8
_GOOD = range(200, 300)
_MOVED = range(300, 400)
_ASKED_ONLY_WITH_GET = (403, 404, 405, 501)
"""Answers to HEAD of servers that know only GET."""
_HEADERS = {"User-Agent": "casebook-links", "Accept": "*/*"}


class Answer(NamedTuple):
    """What came of asking for one address."""

    link: str
    works: bool
    said: str
    """In Chinese, for people."""


def ask_all(
    links: Iterable[str], *, timeout: float = 15, internal: bool = False
) -> Iterator[Answer]:
    """Ask for each address, some at a time; the answers come in the order of the addresses.

    Args:
        timeout: seconds to wait for a connection and for an answer.
        internal: whether hosts that are not public are asked too.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(partial(_ask, timeout=timeout, internal=internal), links)


def _ask(link: str, *, timeout: float, internal: bool) -> Answer:
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
        port = port or (443 if parts.scheme == "https" else 80)
        address = _address_of(host, port, internal)
        if not address:
            return Answer(link, False, "不是公网上的地址，没有访问")
        way = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        way += f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        status, place = 0, ""
        for verb in ("HEAD", "GET"):
            status, place = _answer(parts.scheme, host, port, address, verb, way, timeout)
            if status not in _ASKED_ONLY_WITH_GET:
                break
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(link, False, _reason(error))
    if status in _MOVED:
        return Answer(link, True, f"转到 {place}" if place else f"转到别处（{status}）")
    return Answer(link, status in _GOOD, "正常" if status in _GOOD else f"回答 {status}")


def _address_of(host: str, port: int, internal: bool) -> str:
    """The first address of a host; empty where it has one that is not public.

    The connection is made to this very address, so that a name cannot lead elsewhere meanwhile.

    Raises:
        OSError: when nobody knows the host.
    """
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    public = all(ipaddress.ip_address(address.partition("%")[0]).is_global for address in found)
    return found[0] if found and (internal or public) else ""


def _answer(
    scheme: str, host: str, port: int, address: str, verb: str, way: str, timeout: float
) -> tuple[int, str]:
    """Status and `Location` of one answer; nothing else of it is read."""
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    connected = socket.create_connection((address, port), timeout=timeout)
    try:
        if scheme == "https":
            connected = ssl.create_default_context().wrap_socket(connected, server_hostname=host)
        connection.sock = connected
        connection.request(verb, way, headers=_HEADERS)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()
        connected.close()


def _reason(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "等得太久，没有回答"
        case socket.gaierror():
            return "没有这个网站，或这台机器上不了网"
        case ssl.SSLCertVerificationError():
            return "证书不可信"
        case OSError():
            return f"连不上：{error.strerror or error}"
    return "回答看不懂"
