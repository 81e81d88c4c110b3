"""Former: what briefs were called before -> complaints where two would have one address."""

from __future__ import annotations

from collections.abc import Mapping

from glossator.findings import Report
from glossator.handwritten import Handwritten
from glossator.model.ids import BriefId
from glossator.reading.sidecar import Sidecar


def check_former(
    sidecars: Mapping[BriefId, tuple[str, Handwritten[Sidecar]]], report: Report
) -> None:
    """Report each alias that is a brief's id or that was given twice (brief-alias-taken).

    `sidecars` gives the path and the sidecar of every brief by its id.
    """
    taken = {id: id for id in sidecars}
    for id, (file, sidecar) in sidecars.items():
        for n, alias in enumerate(sidecar.value.aliases):
            former = BriefId(alias)
            if former in taken:
                says = f"`{alias}` is an id of `{taken[former]}`"
                report.add("brief-alias-taken", file, sidecar.line_of(("aliases", n)), says)
            taken.setdefault(former, id)
