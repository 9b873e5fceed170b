"""What html-validate has against pages, without what is known and stays.

Three of its rules are off in `html.json`: lists and tables may carry an `aria-label`; a `role` on a
`div` is no mistake; a form that works as one types needs no button.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMS = HERE / "node_modules" / ".bin"
VALIDATOR = PROGRAMS / "html-validate"


@dataclass(frozen=True)
class Problem:
    """One thing that a page does wrong."""

    address: str
    line: int
    rule: str
    selector: str
    message: str


@dataclass(frozen=True)
class Known:
    """What stays, with its reason: nearly all of it is written by the theme."""

    rule: str
    selector: str
    """Pattern of its selector."""
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Whether the problem is this one."""
        same = problem.rule == self.rule
        return same and bool(re.fullmatch(self.selector, problem.selector))


KNOWN = (
    Known(
        "valid-autocomplete",
        r"#__drawer|#__search|#__toc",
        "so that Firefox does not keep the drawer open when a page is loaded anew",
    ),
    Known(
        "attribute-allowed-values",
        r"#__nav_\d+(?:_\d+)*_label",
        "an empty tabindex on the label of a section of the navigation that is open",
    ),
    Known(
        "unique-landmark",
        r"html > body > .* > nav > ul > li:nth-child\(\d+\) > nav(?: > ul > .*nav)?",
        "the table of contents stands twice: in the drawer and at the side",
    ),
    Known(
        "unique-landmark",
        r"html > body > div:nth-child\(\d+\) > main > div > div:nth-child\(\d+\) .*nav",
        "the same, at the side",
    ),
    Known(
        "element-required-attributes",
        r"html > head > link:nth-child\(\d+\)",
        "the page for what is missing: a script gives its links their address",
    ),
)


def problems(folder: Path, addresses: Iterable[str]) -> list[Problem]:
    """What is wrong with the pages of a site at `addresses`, by one call of the program.

    Raises:
        subprocess.CalledProcessError: when the program did not do its work.
    """
    files = [str(folder / address) for address in addresses]
    with tempfile.TemporaryDirectory() as scratch:
        # It ends before everything has gone through a pipe.
        report = Path(scratch, "report.json")
        command = [
            VALIDATOR,
            "--config",
            HERE / "html.json",
            "--formatter",
            f"json={report}",
            *files,
        ]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=HERE)
        if not report.exists():
            raise subprocess.CalledProcessError(run.returncode, command, run.stdout, run.stderr)
        pages = json.loads(report.read_text("utf-8"))
    return [
        Problem(
            Path(page["filePath"]).relative_to(folder).as_posix(),
            said["line"],
            said["ruleId"],
            said["selector"] or "",
            said["message"],
        )
        for page in pages
        for said in page["messages"]
    ]


def ours(found: Iterable[Problem], known: Sequence[Known] = KNOWN) -> list[Problem]:
    """What is left without what is known."""
    return [problem for problem in found if not any(one.covers(problem) for one in known)]
