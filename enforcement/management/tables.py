"""Files of rows, as people exchange them: CSV in the encodings of Chinese offices, and XLSX."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook

Line = tuple[int, list[object]]

ENCODINGS: Final = ("utf-8-sig", "gb18030")
_CHUNK: Final = 1 << 20
_DELIMITERS: Final = ",\t;"


class UnreadableFile(Exception):
    """The file is no CSV or XLSX that can be read; the argument says why."""


@dataclass(frozen=True)
class Table:
    """The headings of a file, how many lines may follow, and the lines with their numbers in the file."""

    headings: list[str]
    expected: int
    lines: Iterator[Line]


def open_table(path: Path) -> Table:
    """Open a file by its suffix; lines are read as they are asked for. Raises UnreadableFile."""
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return _workbook(path)
    encoding, expected = _encoding(path)
    lines = _csv_lines(path, encoding)
    _, headings = next(lines, (1, []))
    return Table([str(cell) for cell in headings], expected - 1, lines)


def _encoding(path: Path) -> tuple[str, int]:
    """The first encoding in which the whole file can be read, and its number of line ends."""
    for encoding in ENCODINGS:
        decoder = codecs.getincrementaldecoder(encoding)()
        ends = 0
        try:
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    decoder.decode(chunk)
                    ends += chunk.count(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding, ends
    raise UnreadableFile(", ".join(ENCODINGS))


def _csv_lines(path: Path, encoding: str) -> Iterator[Line]:
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        file.seek(0)
        delimiter = max(_DELIMITERS, key=first.count)
        reader = csv.reader(file, delimiter=delimiter)
        at = 1
        for cells in reader:
            if any(cells):
                yield at, list(cells)
            at = reader.line_num + 1


def _workbook(path: Path) -> Table:
    try:
        sheet = load_workbook(path, read_only=True, data_only=True)
    except Exception as failure:  # openpyxl raises what its zip and XML readers raise
        raise UnreadableFile(type(failure).__name__) from failure
    worksheet = sheet.worksheets[0]
    rows = worksheet.iter_rows(values_only=True)
    headings = [str(cell or "") for cell in next(rows, ())]
    return Table(headings, (worksheet.max_row or 1) - 1, _sheet_lines(sheet, rows))


def _sheet_lines(sheet: Workbook, rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    with closing(sheet):
        for at, cells in enumerate(rows, start=2):
            if any(cell not in (None, "") for cell in cells):
                yield at, list(cells)


def write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """Write rows as CSV (UTF-8 with the mark that Excel looks for) or XLSX by the suffix; returns how many."""
    if path.suffix.lower() == ".xlsx":
        return _write_workbook(path, columns, rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        count = 0
        for row in rows:
            writer.writerow([row[name] for name in columns])
            count += 1
    return count


def _write_workbook(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(columns))
    count = 0
    for row in rows:
        sheet.append([row[name] for name in columns])
        count += 1
    book.save(path)
    return count
