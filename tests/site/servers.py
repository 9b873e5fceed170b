"""nginx, Caddy and Apache with the settings that `casebook deploy` writes, each on a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import casebook

PATIENCE = 20.0
"""Seconds that a server may take to start."""

_NGINX = """
daemon off;
pid nginx.pid;
error_log error.log;
events {}
http {
    access_log off;
    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4;
    scgi_temp_path t5;
    include settings;
}
"""
_CADDY = """{
	admin off
	auto_https off
}
import settings
"""
_MODULES = "alias authz_core deflate dir filter headers mime mpm_event unixd"
_APACHE = """
ServerRoot "{folder}"
ServerName localhost
PidFile apache.pid
ErrorLog error.log
TypesConfig /dev/null
{user}
DefaultRuntimeDir .
Mutex file:. default
Listen 127.0.0.1:{port}
{modules}
Include settings
"""
_MODULE_FOLDERS = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")
_PROGRAMS = {"nginx": ("nginx",), "caddy": ("caddy",), "apache": ("apache2", "httpd")}


def program(server: str) -> str:
    """Where the server's program lies; skips the test where it is not installed."""
    names = (name for found in _PROGRAMS[server] for name in (found, f"/usr/sbin/{found}"))
    path = next(filter(None, map(shutil.which, names)), None)
    if not path:
        pytest.skip(f"NO SERVER: {server} is not installed")
    return path


@contextmanager
def running(server: str, site: Path, folder: Path, path: str = "/") -> Iterator[str]:
    """A server that shows `site` below `path`; its origin, without that path."""
    port = _free_port()
    settings = folder / "settings"
    where = ("--site-dir", site, "--path", path, "--port", str(port), "--host", "127.0.0.1")
    run = casebook("deploy", server, *where, "-o", settings)
    assert run.returncode == 0, run.stderr
    check, start = _commands(program(server), server, folder, port)
    checked = subprocess.run(check, cwd=folder, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with (folder / "said.txt").open("wb") as said, _process(start, folder, said.fileno()):
        _wait(port)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _process(command: Sequence[str], folder: Path, said: int) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=folder, stdout=said, stderr=said, env={"HOME": str(folder), "PATH": "/usr/bin"}
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _commands(
    found: str, server: str, folder: Path, port: int
) -> tuple[Sequence[str], Sequence[str]]:
    """What tries the settings, and what starts the server with them."""
    main = folder / "main"
    if server == "nginx":
        main.write_text(_NGINX, "utf-8")
        start = (found, "-p", f"{folder}/", "-c", str(main), "-e", "error.log")
        return (*start, "-t"), start
    if server == "caddy":
        main.write_text(_CADDY, "utf-8")
        known = ("--config", str(main), "--adapter", "caddyfile")
        return (found, "validate", *known), (found, "run", *known)
    modules = next((f for f in map(Path, _MODULE_FOLDERS) if f.is_dir()), None)
    if not modules:
        pytest.skip("NO SERVER: the modules of Apache are elsewhere")
    # What is built in lies there as no file.
    files = ((m, modules / f"mod_{m}.so") for m in _MODULES.split())
    loaded = "\n".join(f"LoadModule {m}_module {file}" for m, file in files if file.exists())
    user = "User nobody\nGroup nogroup" if _is_root() else ""
    values = {"folder": folder, "port": port, "user": user, "modules": loaded}
    main.write_text(_APACHE.format(**values), "utf-8")
    return (found, "-f", str(main), "-t"), (found, "-f", str(main), "-DFOREGROUND")


def _is_root() -> bool:
    return os.geteuid() == 0


@contextmanager
def readable(site: Path) -> Iterator[Path]:
    """The site where everybody may read it: started by root, servers drop to another user."""
    if not _is_root():
        yield site
        return
    with tempfile.TemporaryDirectory(prefix="casebook-") as folder:
        Path(folder).chmod(0o755)
        yield Path(shutil.copytree(site, Path(folder, "site")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end, "the server does not start"
            time.sleep(0.05)
        else:
            return
