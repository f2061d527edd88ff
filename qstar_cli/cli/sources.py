"""Where problems come from: files, folders, standard input, or the argument itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from qstar_cli.errors import QstarError

ENDINGS = (".txt", ".jsonl")
MOST_BYTES = 64 * 1024 * 1024


class Source(NamedTuple):
    """Bytes of problems; `name` is shown in identifiers, "" for a problem given as argument; `is_json`: JSON lines."""

    name: str
    content: bytes
    is_json: bool = False


def looks_like_path(argument: str) -> bool:
    """Whether an argument that names nothing was meant as a path: a known ending or a separator, no operator."""
    if re.search(r"[=+*^<>()|\\$]|\s", argument):
        return False
    if argument.endswith(ENDINGS):
        return True
    if argument.startswith(("./", "../", "~/")):
        return True
    parts = argument.strip("/").split("/")
    return len(parts) > 1 and all(re.fullmatch(r"[A-Za-z_.-][\w.-]+", part) for part in parts)


def sources(arguments: tuple[str, ...], stdin: BinaryIO) -> Iterator[Source]:
    """The sources the arguments name, in order. Raises QstarError for a path that is not there or cannot be read."""
    for argument in arguments:
        if argument == "-":
            yield _stream(stdin)
            continue
        path = Path(argument)
        try:
            exists = 0 < len(argument) < 1000 and "\0" not in argument and path.exists()
        except OSError:
            exists = False
        if exists and path.is_dir():
            yield from _folder(path)
        elif exists:
            yield _file(path)
        elif looks_like_path(argument):
            raise QstarError(f"there is no file or folder {argument!r}", hint="check the path, or write the problem")
        else:
            yield Source("", argument.encode("utf-8", "surrogateescape"))


def _stream(stdin: BinaryIO) -> Source:
    content = stdin.read(MOST_BYTES + 1)
    return _bounded(Source("-", content, content.lstrip()[:1] == b"{"))


def _folder(path: Path) -> Iterator[Source]:
    files = sorted(p for p in path.rglob("*") if p.suffix in ENDINGS and p.is_file())
    if not files:
        raise QstarError(f"the folder {str(path)!r} holds no problem files", hint="problem files end in .txt or .jsonl")
    for file in files:
        yield _file(file)


def _file(path: Path) -> Source:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise QstarError(f"cannot read {str(path)!r}: {error.strerror}") from error
    return _bounded(Source(str(path), content, path.suffix == ".jsonl"))


def _bounded(source: Source) -> Source:
    if len(source.content) > MOST_BYTES:
        raise QstarError(f"{source.name!r} is larger than {MOST_BYTES // 2**20} MB", hint="split it")
    return source
