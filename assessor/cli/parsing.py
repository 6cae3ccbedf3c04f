"""The parser of all commands: it complains in one Japanese line and explains itself in Japanese."""

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

from typing_extensions import override

from assessor.errors import AssessorError

Run = Callable[[argparse.Namespace], int]
"""What a command does with what was given to it; returns the exit code."""


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in one Japanese line."""

    @override
    def error(self, message: str) -> NoReturn:
        for english, japanese in _COMPLAINTS:
            message = re.sub(english, japanese, message)
        usage = " ".join(self.format_usage().split())
        raise AssessorError(f"指定に誤りがあります（{message}）。", usage)

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "使い方:")

    @override
    def format_help(self) -> str:
        text = super().format_help()
        for english, japanese in _HEADINGS:
            text = text.replace(english, japanese)
        return text


class Commands:
    """The commands of a parser; each family of commands adds its own."""

    def __init__(self, parser: Parser) -> None:
        self._commands = parser.add_subparsers(required=True, metavar="命令", parser_class=Parser)

    def add(self, name: str, words: str, run: Run) -> Parser:
        """Add a command that ``run`` carries out, and return its parser."""
        command = self._commands.add_parser(name, help=words)
        command.set_defaults(run=run)
        return command


_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"\1 が必要です"),
    (r"argument (.*?): invalid choice: ('.*?') \(choose from (.*)\)", r"\1 に \2 はありません"),
    (r"argument (.*?): expected (at least )?one argument", r"\1 の値がありません"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 と \2 は、一緒に使えません"),
    (r"unrecognized arguments: (.*)", r"\1 は使えません"),
)
_HEADINGS = (
    ("usage:", "使い方:"),
    ("positional arguments:", "引数:"),
    ("options:", "指定:"),
    ("show this help message and exit", "この説明を示して終わる"),
    ("show program's version number and exit", "版を示して終わる"),
)
