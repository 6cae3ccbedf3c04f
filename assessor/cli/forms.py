"""The command that lists the editions of the form: forms."""

import argparse

from assessor.cli.files import OK
from assessor.cli.parsing import Commands
from assessor.form.inventory import unverified
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    forms = commands.add("forms", "様式の版の一覧", _forms)
    forms.add_argument("--unverified", action="store_true", help="文言が未確認の項目も出す")


def _forms(options: argparse.Namespace) -> int:
    library = FormLibrary(forms_folder())
    for edition in library.editions:
        form = library.form(edition.id)
        marks = ["既定"] * edition.default + ["版の内容は未確認"] * (not form.evidence.verified)
        print(
            f"{edition.id}\t{form.tag}\t{form.title}" + (f"（{'、'.join(marks)}）" if marks else "")
        )
        if options.unverified:
            for line in unverified(form):
                print(f"  {line.path}\t{line.what}\t{line.words}\t{line.sure}")
    return OK
