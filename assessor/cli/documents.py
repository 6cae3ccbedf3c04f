"""Commands that make a document and put it elsewhere: new, import, export, dump."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from assessor.cli.files import OK, add_version_option, load, refuse_existing, save_new
from assessor.cli.parsing import Commands
from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.dump import records
from assessor.document.unplaced import unplaced
from assessor.document.withheld import withheld
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    new = commands.add("new", "空の評価書を作る", _new)
    new.add_argument("-o", dest="output", metavar="FILE", type=Path, required=True)
    new.add_argument("--form", metavar="NAME", help="様式の版（assessor forms で一覧）")

    read = commands.add("import", "他の文書から評価書又は重大事故等の記録を作る", _import)
    read.add_argument("sources", metavar="SOURCE", nargs="+", type=Path)
    read.add_argument(
        "--records", action="store_true", help="評価書の文書からも、重大事故等の表だけを取り込む"
    )
    read.add_argument("-o", dest="output", metavar="FILE", type=Path, required=True)

    write = commands.add("export", "書き出す（形式は OUT の拡張子による）", _export)
    write.add_argument("file", metavar="FILE", type=Path)
    add_version_option(write)
    write.add_argument("-o", dest="output", metavar="OUT", type=Path, required=True)
    write.add_argument(
        "--copy",
        choices=("submission", "public"),
        help="submission は提出用（非公表の箇所を示す）、public は公表用（非公表の箇所を除く。"
        "版、以前の記載なども入れない）。なければ、非公表の箇所も印を付けずにそのまま書き出す",
    )
    write.add_argument(
        "--without-data",
        action="store_true",
        help="Word、PDFに、再び開くための評価書のデータを入れない（PDFはPDF/A-2になる）",
    )

    dump = commands.add("dump", "記載を1項目1行のJSONで出す", _dump)
    dump.add_argument("file", metavar="FILE", type=Path)
    add_version_option(dump)


def _new(options: argparse.Namespace) -> int:
    library = FormLibrary(forms_folder())
    form = library.form(options.form) if options.form else library.default
    assessment = Assessment(form)
    assessment.apply(edits.first_entries(form))
    save_new(assessment, options.output)
    print(f"{options.output} を作りました（{form.tag}）。")
    return OK


def _import(options: argparse.Namespace) -> int:
    from assessor.importers.table import import_files  # noqa: PLC0415 - loaded when used

    refuse_existing(options.output)
    library = FormLibrary(forms_folder())
    imported = import_files(options.sources, library, records=options.records)
    assessment = Assessment(imported.form, edition=imported.edition)
    assessment.apply(imported.edit)
    save_new(assessment, options.output)
    report = imported.report
    print(f"置いた記載 {len(report.placed)}件")
    for placed in report.placed:
        print(f"  {placed.path}\t{placed.words}")
    print(f"置けなかった記載 {len(report.unplaced)}件（「未配置の記載」として残しています）")
    for text in report.unplaced:
        print(f"  {text.near}\t{text.reason}\t{_first_words(text.text)}")
    print(f"疑わしい記載 {len(report.doubts)}件")
    for doubt in report.doubts:
        print(f"  {doubt.path}\t{doubt.sentence}")
    return OK


def _export(options: argparse.Namespace) -> int:
    from assessor.export.copies import Copy  # noqa: PLC0415 - loaded when used
    from assessor.export.writers import Settings, export  # noqa: PLC0415

    assessment = load(options.file, options.version)
    copy = Copy(options.copy) if options.copy else None
    day = date.today()  # noqa: DTZ011 - local day
    carries = not options.without_data
    settings = Settings(today=day, carries_document=carries, copy=copy)
    export(assessment, options.output, settings)
    hidden = 0 if copy else sum(1 for _ in withheld(assessment.answers))
    if hidden:
        sys.stderr.write(f"非公表とした箇所が{hidden}か所あり、そのまま書き出しました。\n")
    left = sum(1 for _ in unplaced(assessment))
    if left:
        sys.stderr.write(f"未配置の記載が{left}件あり、印刷していません。\n")
    return OK


def _dump(options: argparse.Namespace) -> int:
    for record in records(load(options.file, options.version)):
        print(json.dumps(record, ensure_ascii=False))
    return OK


def _first_words(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…（{len(line)}字）"
