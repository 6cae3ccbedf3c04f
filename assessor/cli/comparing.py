"""Commands about two or three documents: compare, merge."""

import argparse
import json
from pathlib import Path

from assessor.cli.files import OK, load, refuse_existing, save_new
from assessor.cli.parsing import Commands
from assessor.document.assessment import Assessment
from assessor.errors import AssessorError

COLLIDED = 1


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    compare = commands.add("compare", "二つの評価書の違いを示す", _compare)
    compare.add_argument("old", metavar="OLD", type=Path, help="変更前")
    compare.add_argument("new", metavar="NEW", type=Path, help="変更後（OLD と同じでもよい）")
    for side, words in (("old", "変更前"), ("new", "変更後")):
        compare.add_argument(
            f"--{side}-version", metavar="VERSION", help=f"{words}とする版（なければ今の記載）"
        )
    compare.add_argument("--format", choices=("text", "json"), default="text")

    merge = commands.add("merge", "一つの評価書の二つの写しを統合する", _merge)
    merge.add_argument("base", metavar="BASE", type=Path, help="元の評価書")
    merge.add_argument("mine", metavar="MINE", type=Path, help="自分が直したもの")
    merge.add_argument("theirs", metavar="THEIRS", type=Path, help="相手が直したもの")
    merge.add_argument("-o", dest="output", metavar="OUT", type=Path, required=True)
    merge.add_argument(
        "--prefer", choices=("mine", "theirs"), help="両方が直した記載は、こちらを採る"
    )


def _compare(options: argparse.Namespace) -> int:
    from assessor.cli.compare_json import comparison_json  # noqa: PLC0415 - loaded when used
    from assessor.cli.compare_text import comparison_lines  # noqa: PLC0415
    from assessor.history.compare import compared  # noqa: PLC0415
    from assessor.history.match import with_names_of  # noqa: PLC0415

    old = load(options.old, options.old_version)
    new = load(options.new, options.new_version)
    same_file = options.old.resolve() == options.new.resolve()
    new, guessed = (new, ()) if same_file else with_names_of(old, new)
    comparison = compared(old, new)
    if options.format == "json":
        print(json.dumps(comparison_json(comparison, guessed), ensure_ascii=False, indent=1))
    else:
        for line in comparison_lines(comparison, guessed):
            print(line)
    return OK


def _merge(options: argparse.Namespace) -> int:
    from assessor.cli.compare_text import collision_lines  # noqa: PLC0415 - loaded when used
    from assessor.history.merge import Whose, merge, merged  # noqa: PLC0415

    refuse_existing(options.output)
    base, mine, theirs = (load(path) for path in (options.base, options.mine, options.theirs))
    _refuse_other_edition(base, mine, theirs)
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


def _refuse_other_edition(*documents: Assessment) -> None:
    if len({(document.form.id, document.edition) for document in documents}) > 1:
        raise AssessorError(
            "様式の版が違う評価書は、統合できません。", "同じ版の様式に移してから統合してください。"
        )
