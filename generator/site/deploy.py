"""Settings for servers that show a site: the templates in `site_templates/deploy`, filled.

Says what a server sends with each file: the policy of the site, what else keeps readers safe, how
long a file may be kept, its media type. How that is written for each server stands in its template.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site.assets import TEMPLATES
from generator.site.publish import MARKER

SERVERS = {
    "nginx": "nginx.txt",
    "caddy": "caddy.txt",
    "apache": "apache.txt",
    "pages": "pages.txt",
}
"""Name of a kind of server → the template of its settings."""

HEADERS_FILE = "_headers"
"""Where static hosts (Netlify, Cloudflare Pages) look for what to send; lies in every site."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "payment",
            "usb",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer, beside the policy."""

SHARED = ("api/", "assets/casebook/search.js", "feeds/", "schemas/", "search/")
"""How addresses begin that pages of other sites may load: the page 接口 offers them."""

HASHED = r"\.[0-9a-f]{8}\.min\.(?:css|js)$"
"""Addresses that change with their content: browsers may keep these files for a year."""

HIDDEN = r"(?:.*/)?(?:\.|_headers$)"
"""What no server shows, below the path of the site."""

_TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "csv": "text/csv",
    "txt": "text/plain",
    "xml": "application/xml",
    "yml": "application/yaml",
    "json": "application/json",
    "map": "application/json",
    "svg": "image/svg+xml",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OTHERS = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
}
ATOM = "application/atom+xml"
"""The media type of what lies below `feeds/`."""
ATTACHED = ("csv", "docx", "pptx", "xlsx", "zip")
"""Endings of files that browsers save instead of showing them."""

_PRINTABLE = re.compile(r'[^\x00-\x1f\x7f"\'\\`$%{}<>|;#*?]+')
_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)?")
_POLICY = re.compile(r"[A-Za-z0-9 '+/=;:.-]+")


class DeployError(Exception):
    """What is asked for cannot be written into the settings of a server; the text says why."""


@dataclass(frozen=True)
class Place:
    """Where a site is to be shown.

    Raises:
        DeployError: for a name that means something else to a server.
    """

    folder: str
    """Where its files lie on the server, absolute."""
    path: str = "/"
    """Where it stands below the host, with a slash at both ends."""
    port: int = 80
    host: str = ""
    """The name that it answers to; any where that is empty."""

    def __post_init__(self) -> None:
        if not _PRINTABLE.fullmatch(self.folder):
            raise DeployError(
                f"文件夹 {self.folder} 里有服务器设置不认的符号；请换一个，或用 --folder"
            )
        if not _PATH.fullmatch(self.path):
            raise DeployError(f"--path {self.path} 要以 / 开头和结尾，中间只用字母、数字和 . _ ~ -")
        if not _HOST.fullmatch(self.host):
            raise DeployError(f"--host {self.host} 不是主机名")


def settings_for(server: str, policy: str, place: Place, hashed: Iterable[str] = ()) -> str:
    """The settings of one kind of server.

    Args:
        server: one of `SERVERS`.
        policy: the policy of the whole site, as a header.
        hashed: addresses of the site whose names carry their content, for hosts without patterns.

    Raises:
        DeployError: where the policy holds what no policy of ours does.
    """
    if not _POLICY.fullmatch(policy):
        raise DeployError(f"{MARKER} 里的 policy 不像本程序写的；请重新生成网站")
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "deploy"),
        autoescape=False,  # These are no HTML; what goes in was looked at above.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(SERVERS[server]).render(
        headers={"Content-Security-Policy": policy} | HEADERS,
        place=place,
        hashed=sorted(hashed),
        texts=_TEXTS,
        others=_OTHERS,
        atom=ATOM,
        shared="|".join(re.escape(start) for start in SHARED),
        attached="|".join(ATTACHED),
        hashed_names=HASHED,
        hidden=HIDDEN,
    )


def headers_file(policy: str, addresses: Iterable[str]) -> bytes:
    """The content of `HEADERS_FILE` for a site with files at `addresses`.

    Raises:
        DeployError: where the policy holds what no policy of ours does.
    """
    hashed = (address for address in addresses if re.search(HASHED, address))
    return settings_for("pages", policy, Place("/"), hashed).encode()


def policy_of(site: Path) -> str:
    """The policy of a built site.

    Raises:
        DeployError: where there is no site, or none that says its policy.
    """
    try:
        told = json.loads((site / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        told = None
    policy = told.get("policy") if isinstance(told, dict) else None
    if not isinstance(policy, str):
        raise DeployError(f"{site} 里没有生成好的网站；先运行 casebook build，或用 --site-dir 指明")
    return policy
