"""The command that proposes （別添3）変更箇所: changes."""

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from assessor.cli.files import OK, day_of, load, read, version_called
from assessor.cli.parsing import Commands
from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.document.published import last_published
from assessor.errors import AssessorError
from assessor.form.dates import in_japanese
from assessor.history.preparations import Preparation, preparations
from assessor.history.proposal import Certainty, Proposal
from assessor.history.timing import EARLY


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    changes = commands.add("changes", "変更箇所（別添3）の案を示す", _changes)
    changes.add_argument("file", metavar="FILE", type=Path)
    old = changes.add_mutually_exclusive_group()
    old.add_argument("--against", metavar="OLD", type=Path, help="直近に公表した版のファイル")
    old.add_argument("--since", metavar="VERSION", help="FILE に残した版（なければ、最後の公表版）")
    changes.add_argument("--day", metavar="DATE", help="変更日（なければ今日）")
    changes.add_argument(
        "--emergency", action="store_true", help="全てを、緊急時の事後評価による変更とする"
    )
    changes.add_argument("--format", choices=("text", "json"), default="text")
    changes.add_argument("--write", action="store_true", help="案を全て変更箇所に加えて保存する")


def _changes(options: argparse.Namespace) -> int:
    from assessor.history.describe import proposals  # noqa: PLC0415 - loaded when used
    from assessor.history.rows import adopt  # noqa: PLC0415

    day = day_of(options.day, "変更日")
    assessment, digest = read(options.file)
    published = _published(assessment, options.against, options.since)
    found = proposals(published, assessment, day, emergency=options.emergency)
    before = _preparations(published, assessment, found, day)
    if options.format == "json":
        print(json.dumps(_json(found, before), ensure_ascii=False, indent=1))
    else:
        for line in _lines(found, before):
            print(line)
    if options.write and found:
        assessment.apply(adopt(assessment, found))
        file.save(assessment, options.file, digest)
        if options.format == "text":
            print(f"変更箇所に{len(found)}行を加えました。")
    return OK


def _published(assessment: Assessment, against: Path | None, since: str | None) -> Assessment:
    from assessor.history.match import with_names_of  # noqa: PLC0415 - loaded when used

    if against:
        return with_names_of(assessment, load(against))[0]
    if since:
        return assessment.version_state(version_called(assessment, since).name)
    published = last_published(assessment)
    if published is None:
        raise AssessorError(
            "このファイルには、公表版として残した版がありません。",
            "--since で版を、又は --against で公表した版のファイルを指定してください。",
        )
    return published


def _preparations(
    published: Assessment, current: Assessment, found: Iterable[Proposal], day: date
) -> tuple[Preparation, ...]:
    """Return what has to happen before, where any change is proposed as a 重要な変更."""
    grave = any(each.important and each.timing.option == EARLY for each in found)
    return preparations(published, current, day) if grave else ()


_TIMINGS = {"before": "事前", "after": "事後"}
_SURE = {
    Certainty.LIKELY: "",
    Certainty.OPEN: "（要判断）",
    Certainty.DECIDED: "",
}


def _lines(found: Iterable[Proposal], before: Iterable[Preparation]) -> Iterator[str]:
    number = 0
    for each in found:
        number += 1
        mark = " ※" if each.important else ""
        timing = _TIMINGS[each.timing.option] + _SURE[each.timing.certainty]
        yield f"{each.day}\t{each.item}{mark}\t{timing}"
        yield from _words("変更前", each.before)
        yield from _words("変更後", each.after)
        yield from _words("説明", each.timing.reason)
        yield from _words("理由", each.timing.why)
    yield f"変更箇所の案　{number}行"
    for step in before:
        done = "（日付を改めています）" if step.is_renewed else ""
        yield f"{in_japanese(step.latest)}まで\t{step.label}{done}\t{step.sentence}"


def _words(side: str, words: str) -> Iterator[str]:
    """Yield a text, each of its lines behind a tab."""
    for number, line in enumerate(words.split("\n")):
        yield f"\t{side if not number else ''}\t{line}"


def _json(found: Iterable[Proposal], before: Iterable[Preparation]) -> dict[str, object]:
    """Return the proposals. Other programs rely on the keys: add some, never change one."""
    return {
        "proposals": [_proposal(each) for each in found],
        "preparations": [
            {
                "label": step.label,
                "place": list(step.place),
                "latest": step.latest.isoformat(),
                "renewed": step.is_renewed,
                "sentence": step.sentence,
            }
            for step in before
        ],
    }


def _proposal(each: Proposal) -> dict[str, object]:
    return {
        "kind": str(each.kind),
        "places": [list(place) for place in each.places],
        "day": each.day,
        "item": each.item,
        "before": each.before,
        "after": each.after,
        "important": each.important,
        "nature": str(each.nature),
        "group": each.group,
        "beside": list(each.beside),
        "timing": {
            "option": each.timing.option,
            "reason": each.timing.reason,
            "certainty": str(each.timing.certainty),
            "why": each.timing.why,
            "verified": each.timing.verified,
        },
    }
