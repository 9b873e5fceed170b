"""Firefox, driven over Marionette, the protocol it speaks itself: no driver, no further package."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

PATIENCE = 30.0
"""Seconds that a start, an answer or a condition may take; busy machines are slow."""

_PREFERENCES = {
    "marionette.port": 0,
    # Nothing of the browser's own asks the network for anything: no name has an address.
    "network.dns.disabled": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
_ENDED = "all errors up to here were reported"
_SCRIPT_ERRORS = """
const { Ci, Services } = globalThis;
return Services.console.getMessageArray()
  .filter((said) => said instanceof Ci.nsIScriptError)
  .filter(({ flags, category }) => !(flags & 1) || category === "Script Loader")
  .filter(({ sourceName }) => /^(https?|file):/.test(sourceName))
  .map((said) => `${said.sourceName}:${said.lineNumber}: ${said.errorMessage}`);
"""


_REFUSALS = """
const { Ci, Services } = globalThis;
return Services.console.getMessageArray()
  .filter((said) => said instanceof Ci.nsIScriptError)
  .filter((said) => (said.category || "").startsWith("CSP"))
  .map((said) => said.errorMessage);
"""


class FirefoxError(Exception):
    """Firefox did not start, or refused a command; the text says which and why."""


class Firefox:
    """A Firefox with one window and a profile of its own; `close` ends it."""

    def __init__(self, program: str, profile: Path, size: tuple[int, int] = (1440, 900)) -> None:
        """Start `program`; `profile` is an empty folder, `size` the page in CSS pixels.

        Raises FirefoxError where the browser gives no port within `PATIENCE` seconds.
        """
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        # The console is the browser's, so reading it needs more than a page may do.
        rights = ["--marionette", "--remote-allow-system-access"]
        self._said = profile / "said.txt"
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [program, "--headless", "--no-remote", *rights, "--profile", profile],
                stdout=said,
                stderr=said,
                env={**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
            )
        self._number = 0
        try:
            self._socket = socket.create_connection(("127.0.0.1", self._port(profile)), PATIENCE)
            self._answers = self._socket.makefile("rb")
            self._receive()
            self._ask("WebDriver:NewSession")
            self._resize(*size)
        except (OSError, FirefoxError) as error:
            self._end()
            raise FirefoxError(f"{program} does not start: {error}") from error

    def close(self) -> None:
        """End the browser and wait until it is gone."""
        self._answers.close()
        self._socket.close()
        self._end()

    def open(self, address: str) -> None:
        """Go to an address and wait until the page and its scripts have loaded."""
        self._ask("WebDriver:Navigate", url=address)

    def reload(self) -> None:
        self._ask("WebDriver:Refresh")

    def run(self, script: str, *arguments: object) -> Any:
        """What the body of an async function returns on the page; `arguments[0]` is the first."""
        body = f"return (async function () {{ {script} }}).apply(null, arguments);"
        return self._ask("WebDriver:ExecuteScript", script=body, args=list(arguments))["value"]

    def until(self, script: str, *arguments: object) -> Any:
        """What `script` returns once that is something; AssertionError where it stays nothing."""
        end = time.monotonic() + PATIENCE
        while not (answer := self.run(script, *arguments)):
            assert time.monotonic() < end, f"still {answer!r} after {PATIENCE:.0f} s: {script}"
            time.sleep(0.05)
        return answer

    def click(self, selector: str) -> None:
        """A click of the mouse on the first element; a hidden or covered one is an error."""
        self._ask("WebDriver:ElementClick", id=self._element(selector))

    def type(self, selector: str, text: str) -> None:
        """Keys pressed one after the other in the first element that fits."""
        self._ask("WebDriver:ElementSendKeys", id=self._element(selector), text=text)

    def picture(self) -> str:
        """What the window shows, as a PNG in base 64."""
        return str(self._ask("WebDriver:TakeScreenshot", full=False)["value"])

    def script_errors(self) -> list[str]:
        """Errors of the pages since the last call: uncaught, rejected or scripts not loaded."""
        # A page's errors come in order, rejections last: once this one is there, all are.
        self.run("setTimeout(() => Promise.reject(new Error(arguments[0])));", _ENDED)
        errors: list[str] = []
        end = time.monotonic() + PATIENCE
        while not any(_ENDED in error for error in errors):
            assert time.monotonic() < end, "the console of Firefox stays silent"
            errors = self._chrome(_SCRIPT_ERRORS)
        self._chrome("globalThis.Services.console.reset();")
        return [error for error in errors if _ENDED not in error]

    def refused(self) -> list[str]:
        """What the policies of pages refused since the errors were last asked for."""
        said: list[str] = self._chrome(_REFUSALS)
        return said

    def _chrome(self, script: str) -> Any:
        self._ask("Marionette:SetContext", value="chrome")
        try:
            return self._ask("WebDriver:ExecuteScript", script=script, args=[])["value"]
        finally:
            self._ask("Marionette:SetContext", value="content")

    def _element(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        return str(next(iter(found.values())))

    def _resize(self, width: int, height: int) -> None:
        """The window has borders and bars: what they take is added."""
        outer = self._ask("WebDriver:SetWindowRect", width=width, height=height)
        inner = self.run("return [innerWidth, innerHeight];")
        frame = [outer["width"] - inner[0], outer["height"] - inner[1]]
        self._ask("WebDriver:SetWindowRect", width=width + frame[0], height=height + frame[1])

    def _port(self, profile: Path) -> int:
        written = profile / "MarionetteActivePort"
        end = time.monotonic() + PATIENCE
        while not (written.exists() and (text := written.read_text("ascii").strip())):
            if self._process.poll() is not None:
                said = self._said.read_text("utf-8", "replace").strip().splitlines()
                raise FirefoxError(f"it ended with {self._process.returncode} {said[-1:]}")
            if time.monotonic() > end:
                raise FirefoxError(f"no port after {PATIENCE:.0f} s")
            time.sleep(0.05)
        return int(text)

    def _ask(self, command: str, **parameters: object) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, number, error, result = self._receive()
        if error or number != self._number:
            raise FirefoxError(f"{command}: {error or 'answers to another command'}")
        return result

    def _receive(self) -> Any:
        """One message: its length in bytes, a colon, JSON."""
        digits = b""
        while (byte := self._answers.read(1)) not in (b":", b""):
            digits += byte
        if not digits.isdigit():
            raise FirefoxError("the connection broke")
        return json.loads(self._answers.read(int(digits)))

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
