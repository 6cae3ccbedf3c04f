"""Commands about two or three documents: compare, merge."""

import argparse
import json
from datetime import date
from pathlib import Path

from assessor.cli.files import OK, day_of, load, refuse_existing, save_new, version_called
from assessor.cli.parsing import Commands
from assessor.document.assessment import Assessment
from assessor.document.versions import Version
from assessor.export.counterparts import Counterparts

COLLIDED = 1
_PROGRAM = "assessor"
"""Who made revisions where nobody is named."""


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    compare = commands.add("compare", "二つの評価書の違いを示す", _compare)
    compare.add_argument("old", metavar="OLD", type=Path, help="変更前")
    compare.add_argument(
        "new", metavar="NEW", type=Path, nargs="?", help="変更後（なければ OLD と同じファイル）"
    )
    for side, words in (("old", "変更前"), ("new", "変更後")):
        compare.add_argument(
            f"--{side}-version", metavar="VERSION", help=f"{words}とする版（なければ今の記載）"
        )
    compare.add_argument("--format", choices=("text", "json"), default="text")
    compare.add_argument(
        "-o",
        dest="output",
        metavar="OUT",
        type=Path,
        help="画面に示さず、ファイルに書く（.docx、.html 又は .json）",
    )
    compare.add_argument(
        "--as",
        dest="paper",
        choices=("table", "redline", "changes", "summary"),
        default="table",
        help="新旧対照表、見え消し（.docx だけ）、変更箇所の行、変更の概要",
    )
    compare.add_argument(
        "--author", metavar="WHO", help="見え消しの変更者（なければ変更後の版を作成した者）"
    )
    compare.add_argument(
        "--date", metavar="DATE", help="見え消しの日付（なければ変更後の版の日付又は今日）"
    )

    merge = commands.add("merge", "一つの評価書の二つの写しを統合する", _merge)
    merge.add_argument("base", metavar="BASE", type=Path, help="元の評価書")
    merge.add_argument("mine", metavar="MINE", type=Path, help="自分が直したもの")
    merge.add_argument("theirs", metavar="THEIRS", type=Path, help="相手が直したもの")
    merge.add_argument("-o", dest="output", metavar="OUT", type=Path, required=True)
    merge.add_argument(
        "--prefer", choices=("mine", "theirs"), help="両方が直した記載は、こちらを採る"
    )


def _compare(options: argparse.Namespace) -> int:
    from assessor.cli.compare_text import comparison_lines  # noqa: PLC0415 - loaded when used
    from assessor.export.comparison_json import comparison_json  # noqa: PLC0415
    from assessor.export.counterparts import counterparts  # noqa: PLC0415

    options.new = options.new or options.old
    old, old_name, _ = _state(options.old, options.old_version)
    new, new_name, version = _state(options.new, options.new_version)
    one_file = options.old.resolve() == options.new.resolve()
    pair = counterparts(old, new, old_name, new_name, one_file=one_file)
    if options.output:
        _write(pair, options, version)
    elif options.format == "json":
        found = comparison_json(pair.comparison, pair.guessed)
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for line in comparison_lines(pair.comparison, pair.guessed):
            print(line)
    return OK


def _state(path: Path, words: str | None) -> tuple[Assessment, str, Version | None]:
    """Return a document or a version of it, what a reader is told it is, and the version."""
    assessment = load(path)
    if words is None:
        return assessment, path.name, None
    version = version_called(assessment, words)
    name = f"{path.name}　版「{version.label}」（{version.day}）"
    return assessment.version_state(version.name), name, version


def _write(pair: Counterparts, options: argparse.Namespace, version: Version | None) -> None:
    from assessor.export.comparison_report import Paper  # noqa: PLC0415 - loaded when used
    from assessor.export.comparison_writers import (  # noqa: PLC0415
        PaperSettings,
        write_comparison,
    )

    author = options.author or (version and (version.by or version.label)) or _PROGRAM
    if options.date or version is None:
        day = day_of(options.date, "日付")
    else:
        day = date.fromisoformat(version.day)
    write_comparison(pair, options.output, PaperSettings(Paper(options.paper), author, day))


def _merge(options: argparse.Namespace) -> int:
    from assessor.cli.compare_text import collision_lines  # noqa: PLC0415 - loaded when used
    from assessor.history.merge import (  # noqa: PLC0415
        Whose,
        merge,
        merged,
        refuse_other_editions,
    )

    refuse_existing(options.output)
    base, mine, theirs = (load(path) for path in (options.base, options.mine, options.theirs))
    refuse_other_editions(base, mine, theirs)
    found = merge(base, mine, theirs)
    for line in collision_lines(found.collisions):
        print(line)
    if found.collisions and options.prefer is None:
        print("統合していません。--prefer mine 又は --prefer theirs で、採る方を指定できます。")
        return COLLIDED
    whose = dict.fromkeys((collision.place for collision in found.collisions), options.prefer)
    decided = merge(base, mine, theirs, {place: Whose(side) for place, side in whose.items()})
    save_new(merged(base, mine, decided), options.output)
    print(f"{options.output} に統合しました（記載の変更{len(decided.edit.changes)}件）。")
    return OK
