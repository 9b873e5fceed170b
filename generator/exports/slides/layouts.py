"""Where things stand on a slide, in inches; nothing about how they look, or about entries."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.slides.fitting import Box

WIDTH, HEIGHT = 13.333, 7.5
"""A slide of 16 : 9."""

_LEFT, _INNER = 0.6, 12.13
_TOP, _TALL, _FOOT = 2.05, 4.75, 6.98
_GAP = 0.4
_THIRD = (_INNER - 2 * _GAP) / 3
_MAIN = 6.3
_SIDE = _INNER - _MAIN - _GAP

TITLE = Box(_LEFT, 0.38, _INNER, 0.95)
FACTS = Box(_LEFT, 1.38, _INNER, 0.36)
RULE = Box(_LEFT, 1.83, _INNER, 0.03)
FOOTER = Box(_LEFT, _FOOT, 10.0, 0.3)
NUMBER = Box(_LEFT + _INNER - 1.5, _FOOT, 1.5, 0.3)
COVER_TITLE = Box(1.2, 2.0, 10.9, 1.4)
COVER_TEXT = Box(1.2, 3.8, 10.9, 2.2)
COVER_RULE = Box(1.2, 3.55, 1.6, 0.06)


@dataclass(frozen=True)
class Layout:
    """A way to divide a slide below its title."""

    name: str
    boxes: tuple[Box, ...]
    arrows: bool = False
    """Whether one box leads to the next."""

    def between(self) -> tuple[Box, ...]:
        """Where the arrows stand."""
        boxes = self.boxes[:-1] if self.arrows else ()
        return tuple(Box(box.left + box.width + 0.09, box.top + 0.03, 0.2, 0.24) for box in boxes)


_COLUMNS = tuple(Box(_LEFT + n * (_THIRD + _GAP), _TOP, _THIRD, _TALL) for n in range(3))

CHAIN = Layout("三栏递进", _COLUMNS, arrows=True)
COLUMNS = Layout("三栏", _COLUMNS)
MAIN_AND_TWO = Layout(
    "一主两辅",
    (
        Box(_LEFT, _TOP, _MAIN, _TALL),
        Box(_LEFT + _MAIN + _GAP, _TOP, _SIDE, 2.6),
        Box(_LEFT + _MAIN + _GAP, _TOP + 2.8, _SIDE, _TALL - 2.8),
    ),
)
WHOLE = Layout("一栏", (Box(_LEFT, _TOP, _INNER, _TALL),))
COVER = "封面"
