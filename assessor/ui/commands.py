"""Everything a person can start from a menu, a key or the toolbar: one table.

A line names the menu, the words, the slot, the key, the drawing and the tip. ``slot`` says which
method is called, as seen from the window; a test calls up every line.
"""

from dataclasses import dataclass

RECENT = "最近使った評価書"


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the table; without a slot it is a separator or, with words, a submenu."""

    menu: str
    words: str = ""
    slot: str = ""
    key: str = ""
    icon: str = ""
    tip: str = ""
    short: str = ""
    """The words on the toolbar; empty: it does not stand there."""
    always: bool = False
    """Whether it can be used while no document is open."""


_FILE, _EDIT, _GO, _VERSIONS, _LOOK, _HELP = (
    "ファイル(&F)",
    "編集(&E)",
    "移動(&G)",
    "版・比較(&R)",
    "表示(&V)",
    "ヘルプ(&H)",
)

COMMANDS = (
    Command(_FILE, "新規…", "files.new", "Ctrl+N", "new", "新しい評価書を作ります。", always=True),
    Command(
        _FILE,
        "開く…",
        "files.open",
        "Ctrl+O",
        "open",
        "保存した評価書を開きます。",
        "開く",
        always=True,
    ),
    Command(_FILE, RECENT, always=True),
    Command(
        _FILE,
        "取り込む…",
        "files.take_in",
        "Ctrl+I",
        "import",
        "公表された評価書の文書（テキスト、Word、PDF）を読み取ります。",
        always=True,
    ),
    Command(
        _FILE,
        "見本を開く",
        "files.open_sample",
        "",
        "sample",
        "架空の市の記入例を開きます。",
        always=True,
    ),
    Command(_FILE, "開始画面", "show_start", "", "", "最初の画面に戻ります。", always=True),
    Command(_FILE),
    Command(_FILE, "保存", "files.save", "Ctrl+S", "save", "評価書を保存します。", "保存"),
    Command(
        _FILE, "名前を付けて保存…", "files.save_as", "Ctrl+Shift+S", "", "別の名前で保存します。"
    ),
    Command(
        _FILE,
        "Wordに書き出す…",
        "files.export_word",
        "Ctrl+E",
        "export",
        "様式どおりのWord文書を作ります。",
        "Word書出し",
    ),
    Command(_FILE, "PDFに書き出す…", "files.export_pdf", "", "", "様式どおりのPDFを作ります。"),
    Command(
        _FILE,
        "ウェブページに書き出す…",
        "files.export_page",
        "",
        "",
        "ブラウザーや読み上げで読めるページを作ります。",
    ),
    Command(
        _FILE, "テキストに書き出す…", "files.export_text", "", "", "文字だけのファイルを作ります。"
    ),
    Command(
        _FILE,
        "公表用に書き出す…",
        "workspace.withholding.export_public",
        "",
        "",
        "非公表の部分を（非公表）に替えた文書を作ります。版や以前の記載も入れません。",
    ),
    Command(
        _FILE,
        "提出用に書き出す…",
        "workspace.withholding.export_submission",
        "",
        "",
        "非公表の部分を【非公表：…】と示した文書を作ります。",
    ),
    Command(
        _FILE,
        "点検報告書を書き出す…",
        "files.export_report",
        "",
        "",
        "点検の結果を、第三者点検などに出す文書にまとめます。",
    ),
    Command(_FILE),
    Command(_FILE, "終了", "close", "Ctrl+Q", "", "プログラムを終えます。", always=True),
    Command(
        _EDIT,
        "元に戻す",
        "session.undo",
        "Ctrl+Z",
        "undo",
        "直前の操作を取り消します。",
        "元に戻す",
    ),
    Command(
        _EDIT,
        "やり直し",
        "session.redo",
        "Ctrl+Y",
        "redo",
        "取り消した操作をもう一度行います。",
        "やり直し",
    ),
    Command(_EDIT),
    Command(
        _EDIT,
        "番号法の引用を入れる…",
        "workspace.citing.open",
        "Ctrl+K",
        "",
        "別表の項などの引用を、書いている記載欄に入れます。",
    ),
    Command(_EDIT),
    Command(
        _EDIT,
        "選んだ部分を非公表にする…",
        "workspace.withholding.withhold",
        "Ctrl+Shift+K",
        "",
        "記載欄の中で選んだ文字を、公表用の文書に載せません。",
    ),
    Command(
        _EDIT, "非公表をやめる", "workspace.withholding.release", "", "", "公表用にも載せます。"
    ),
    Command(
        _EDIT, "非公表の一覧…", "workspace.withholding.show_all", "", "", "理由と共に示します。"
    ),
    Command(
        _GO,
        "前の章",
        "workspace.navigation.previous_part",
        "Ctrl+PgUp",
        "previous",
        "一つ前の章・見出しへ移ります。",
    ),
    Command(
        _GO,
        "次の章",
        "workspace.navigation.next_part",
        "Ctrl+PgDown",
        "next",
        "一つ後の章・見出しへ移ります。",
    ),
    Command(_GO),
    Command(
        _GO,
        "次の空欄",
        "workspace.navigation.next_blank",
        "F7",
        "next-blank",
        "まだ書いていない次の項目へ移ります。",
        "次の空欄",
    ),
    Command(
        _GO,
        "次の指摘",
        "workspace.navigation.next_finding",
        "F8",
        "next-finding",
        "次の指摘の箇所へ移ります。",
        "次の指摘",
    ),
    Command(
        _GO,
        "前の指摘",
        "workspace.navigation.previous_finding",
        "Shift+F8",
        "",
        "前の指摘の箇所へ移ります。",
    ),
    Command(_GO),
    Command(
        _GO,
        "点検",
        "workspace.show_findings",
        "F9",
        "check",
        "評価書全体を点検し、指摘を示します。",
        "点検",
    ),
    Command(
        _VERSIONS,
        "版として残す…",
        "versions.keep",
        "Ctrl+Shift+H",
        "",
        "今の記載を、名前を付けて残します。",
    ),
    Command(
        _VERSIONS,
        "版の一覧…",
        "versions.show_all",
        "Ctrl+H",
        "",
        "残した版を見る、比べる、戻す、書き出すことができます。",
    ),
    Command(
        _VERSIONS,
        "この項目の以前の記載…",
        "show_past",
        "Ctrl+Shift+B",
        "",
        "最後の版から後に、この項目に書かれていたものを示します。",
    ),
    Command(_VERSIONS),
    Command(
        _VERSIONS,
        "比べる…",
        "workspace.compare",
        "Ctrl+Shift+D",
        "",
        "二つの版、今の記載、別のファイルの違いを示します。",
    ),
    Command(
        _VERSIONS,
        "次の違い",
        "workspace.next_difference",
        "F5",
        "",
        "比べている二つの、次の違いへ移ります。",
    ),
    Command(
        _VERSIONS,
        "前の違い",
        "workspace.previous_difference",
        "Shift+F5",
        "",
        "比べている二つの、前の違いへ移ります。",
    ),
    Command(
        _VERSIONS,
        "変更箇所の案を作る…",
        "workspace.propose_changes",
        "Ctrl+Shift+R",
        "",
        "公表した版から変わったところを、変更箇所の行の案にします。",
    ),
    Command(
        _VERSIONS,
        "比較を書き出す…",
        "workspace.write_comparison",
        "",
        "",
        "比べた結果を、新旧対照表、見え消しなどの文書にします。",
    ),
    Command(
        _VERSIONS,
        "写しを統合する…",
        "workspace.merge",
        "Ctrl+Shift+M",
        "",
        "別の人が直した写しの変更を、この評価書に取り入れます。",
    ),
    Command(
        _VERSIONS,
        "今の記載に戻る",
        "workspace.show_page",
        "Alt+0",
        "",
        "書いているところに戻ります。",
    ),
    Command(_LOOK, "手引", "workspace.show_guidance", "Alt+1", "", "右に手引を示します。"),
    Command(_LOOK, "指摘", "workspace.show_findings", "Alt+2", "", "右に指摘を示します。"),
    Command(
        _LOOK,
        "未配置の記載",
        "workspace.show_unplaced",
        "Alt+3",
        "",
        "右に未配置の記載を示します。",
    ),
    Command(
        _LOOK, "印刷プレビュー", "workspace.show_preview", "Ctrl+P", "", "印刷の姿を示します。"
    ),
    Command(_LOOK, "目次へ", "workspace.focus_outline", "F6", "", "左の目次に移ります。"),
    Command(_LOOK),
    Command(_LOOK, "文字を大きく", "enlarge", "Ctrl++", "", "文字を大きくします。", always=True),
    Command(_LOOK, "文字を小さく", "shrink", "Ctrl+-", "", "文字を小さくします。", always=True),
    Command(
        _LOOK,
        "文字を標準の大きさに",
        "reset_size",
        "Ctrl+0",
        "",
        "文字を標準の大きさに戻します。",
        always=True,
    ),
    Command(
        _HELP,
        "このプログラムについて",
        "show_about",
        "",
        "help",
        "版と利用条件を示します。",
        always=True,
    ),
)
