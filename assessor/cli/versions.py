"""Commands about the versions (版) of a document: version, versions."""

import argparse
import sys
from pathlib import Path

from assessor.cli.files import OK, day_of, load, read
from assessor.cli.parsing import Commands
from assessor.document import edits, file
from assessor.document.kept import damage
from assessor.document.versions import LABELS
from assessor.errors import AssessorError


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    add = commands.add("version", "今の記載を版として残す", _version)
    add.add_argument("file", metavar="FILE", type=Path)
    add.add_argument(
        "--label", metavar="LABEL", required=True, help=f"版の名称（{'、'.join(LABELS)}など）"
    )
    add.add_argument("--by", metavar="WHO", default="", help="作成した課又は役職")
    add.add_argument("--note", metavar="TEXT", default="", help="備考")
    add.add_argument("--day", metavar="DATE", help="版の日付（なければ今日）")

    show = commands.add("versions", "版の一覧", _versions)
    show.add_argument("file", metavar="FILE", type=Path)


def _version(options: argparse.Namespace) -> int:
    if not options.label.strip():
        raise AssessorError("版の名称がありません。", "--label に名称を書いてください。")
    day = day_of(options.day, "版の日付")
    assessment, digest = read(options.file)
    edit = edits.add_version(assessment, options.label, day.isoformat(), options.by, options.note)
    assessment.apply(edit)
    file.save(assessment, options.file, digest)
    version = assessment.versions[-1]
    print(f"版「{version.label}」を残しました（{len(assessment.versions)}番、{version.name}）。")
    return OK


def _versions(options: argparse.Namespace) -> int:
    assessment = load(options.file)
    for number, version in enumerate(assessment.versions, start=1):
        words = (version.name, version.label, version.day, version.by, version.note)
        print("\t".join([str(number), *(" ".join(word.split()) for word in words)]))
    for sentence in damage(assessment):
        sys.stderr.write(f"{sentence}\n")
    return OK
