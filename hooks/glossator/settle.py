"""Settle: an index as Pagefind wrote it -> the same index, the same bytes each time.

Pagefind 1.5 writes the values of a filter, and the list of filters, in an order that changes
from run to run, and names the files by what is in them. Both are sorted here, and the three
places that name one another are written anew: filter, list of all (`pf_meta`), entry.
What stands in them is CBOR (RFC 8949) of arrays, texts and whole numbers.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from hashlib import sha256

Value = str | int | list["Value"]

_SIGNATURE = b"pagefind_dcd"
_FILTER, _META = ".pf_filter", ".pf_meta"
_WHOLE, _TEXT, _ARRAY = 0, 3, 4
_FILTERS = 3
"""Place of the filters in the list of all, each a name and the name of its file."""


_OTHER_SHAPE = (
    *(ValueError, TypeError, AttributeError, LookupError, RecursionError),
    *(OSError, EOFError, zlib.error),
)
"""What reading raises where the files are not as they are read here; the last are gzip's."""


def settled(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of an index with filters sorted and named by what is in them.

    ValueError where they are not as this version of Pagefind writes them.
    """
    try:
        return _settled(files)
    except _OTHER_SHAPE as error:
        raise ValueError("it is not as Pagefind 1.5 writes it") from error


def _settled(files: dict[str, bytes]) -> dict[str, bytes]:
    out = {name: data for name, data in files.items() if not name.endswith((_FILTER, _META))}
    (entry,) = (name for name in files if name.endswith("pagefind-entry.json"))
    (meta,) = (name for name in files if name.endswith(_META))
    renamed: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(_FILTER):
            title, values = _array(_read(data))
            data = _write([title, sorted(_array(values), key=_first)])
            new = _named(name, data)
            renamed[_stem(name)] = _stem(new)
            out[new] = data
    parts = _array(_read(files[meta]))
    pairs = [_array(pair) for pair in _array(parts[_FILTERS])]
    parts[_FILTERS] = sorted(([name, renamed[str(stem)]] for name, stem in pairs), key=_first)
    data = _write(parts)
    new = _named(meta, data)
    out[new] = data
    said = json.loads(files[entry])
    for language in said["languages"].values():
        if language["hash"] == _stem(meta):
            language["hash"] = _stem(new)
    out[entry] = json.dumps(said, separators=(",", ":")).encode()
    return dict(sorted(out.items()))


def _first(value: Value) -> str:
    return str(_array(value)[0])


def _array(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise ValueError("an array was expected")
    return value


def _stem(name: str) -> str:
    """`pagefind/pagefind.en_25d53fbbf2.pf_meta` -> `en_25d53fbbf2`."""
    return name.rsplit("/", 1)[-1].removeprefix("pagefind.").rsplit(".", 1)[0]


def _named(name: str, data: bytes) -> str:
    """`name` with the checksum in it replaced by that of `data`, as long as it was."""
    old = _stem(name)
    language, _, digits = old.rpartition("_")
    return re.sub(re.escape(old), f"{language}_{sha256(data).hexdigest()[: len(digits)]}", name)


def _read(data: bytes) -> Value:
    value, _ = _decode(gzip.decompress(data).removeprefix(_SIGNATURE), 0)
    return value


def _write(value: Value) -> bytes:
    return gzip.compress(_SIGNATURE + _encode(value), mtime=0)


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    kind, short = data[at] >> 5, data[at] & 31
    at += 1
    number = short
    if short > 23:
        width = 1 << (short - 24)
        if width > 8:
            raise ValueError("a length of its own was expected")
        number = int.from_bytes(data[at : at + width])
        at += width
    if kind == _WHOLE:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"CBOR of kind {kind} was not expected")
    values: list[Value] = []
    for _ in range(number):
        value, at = _decode(data, at)
        values.append(value)
    return values, at


def _encode(value: Value) -> bytes:
    if isinstance(value, int):
        return _head(_WHOLE, value)
    if isinstance(value, str):
        return _head(_TEXT, len(value.encode())) + value.encode()
    return _head(_ARRAY, len(value)) + b"".join(_encode(one) for one in value)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    width = next(size for size in (1, 2, 4, 8) if number < 1 << (8 * size))
    return bytes([kind << 5 | 23 + width.bit_length()]) + number.to_bytes(width)
