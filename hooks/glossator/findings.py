"""Findings: what is wrong in the files of a project, said so that an editor can mend it.

Every complaint has a code (`codes`). Findings are values that passes give to the report, and
never exceptions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.codes import CODES, Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint: what, where, and how to mend it."""

    code: str
    file: str
    line: int
    """1-based; 0 when it is about the whole file."""
    says: str = ""
    """What is wrong here in particular, after the code's own sentence."""

    @property
    def level(self) -> Level:
        """Level of its code."""
        return CODES[self.code].level

    def __str__(self) -> str:
        """`file:line: sentence: particulars. How to mend it. [code]`."""
        code = CODES[self.code]
        where = f"{self.file}:{self.line}" if self.line else self.file
        particulars = " ".join(self.says.splitlines())  # a line of a log is one finding
        says = f"{code.says}: {particulars}" if particulars else code.says
        stop = "" if says.endswith("?") else "."
        return f"{where}: {says.rstrip('.')}{stop} To mend it: {code.hint}. [{self.code}]"


@dataclass(slots=True)
class Report:
    """Collects findings of one build. A pass that takes no report cannot complain."""

    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, file: str, line: int = 0, says: str = "") -> None:
        """Note a finding; `code` must be in CODES (KeyError tells the programmer)."""
        finding = Finding(code, file, line, says)
        CODES[code]
        if finding not in self.findings:
            self.findings.append(finding)

    def __iter__(self) -> Iterator[Finding]:
        """Findings by file and line, in reading order."""
        return iter(sorted(self.findings, key=lambda f: (f.file, f.line, f.code, f.says)))

    @property
    def failed(self) -> bool:
        """True when something stops the build."""
        return any(f.level is Level.ERROR for f in self.findings)
