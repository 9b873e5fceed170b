"""What does not belong in any text: data on persons, advertising, damage from copying."""

from generator.checking.text.fields import Scope, scope_of
from generator.checking.text.growth import MOST, growth_of, is_overgrown
from generator.checking.text.portable import portable
from generator.checking.text.scan import ERRORS, Mark, mended, scan, signs
from generator.checking.text.words import Words

__all__ = [
    "ERRORS",
    "MOST",
    "Mark",
    "Scope",
    "Words",
    "growth_of",
    "is_overgrown",
    "mended",
    "portable",
    "scan",
    "scope_of",
    "signs",
]
