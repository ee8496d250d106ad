"""What can go wrong while reading reports.

::

    ReportError (Exception)
    └── UnreadableError (ValueError)      one input can't become a report
        └── TooLargeError                 … because it exceeds a limit of `reports.limits`

None of them leaves `reports.read`: each becomes a `Rejected`.
"""

from __future__ import annotations

from reports.report import Rejected

__all__ = ["ReportError", "TooLargeError", "UnreadableError"]


class ReportError(Exception):
    """Anything wrong with a report."""


class UnreadableError(ReportError, ValueError):
    """An input that can't become a report: what is wrong, and how to mend it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy

    def rejected(self, source: str) -> Rejected:
        """The input of that name as rejected, with reason and remedy as sentences."""
        return Rejected(source=source, reason=_sentence(self.reason), remedy=_sentence(self.remedy))


class TooLargeError(UnreadableError):
    """An input beyond a limit of `reports.limits`."""


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
