"""Exit statuses."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """With several problems the largest of SOLVED, DECLINED and INVALID wins."""

    SOLVED = 0
    DECLINED = 1  # also: a certificate was rejected, an answer differs from the expected one
    USAGE = 2
    INVALID = 3
    INTERNAL = 4
    INTERRUPTED = 130
