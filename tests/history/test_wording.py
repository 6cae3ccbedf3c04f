import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.history.tokens import tokens
from assessor.history.wording import Piece, PieceKind, pieces
from tests.strategies import texts

SHOWN = {
    PieceKind.SAME: "{}",
    PieceKind.WIDTH: "〔{}〕",
    PieceKind.REMOVED: "[-{}-]",
    PieceKind.ADDED: "[+{}+]",
    PieceKind.MOVED_AWAY: "[<{}<]",
    PieceKind.MOVED_HERE: "[>{}>]",
}

PAIRS = {
    "a word": ("提供先はない。", "移転先はない。", "[-提供先-][+移転先+]はない。"),
    "the whole": ("なし", "－", "[-なし-][+－+]"),
    "from nothing": ("", "新設", "[+新設+]"),
    "to nothing": ("廃止", "", "[-廃止-]"),
    "a date stays whole": (
        "平成29年9月1日から運用する。",
        "令和元年5月1日から運用する。",
        "[-平成29年9月1日-][+令和元年5月1日+]から運用する。",
    ),
    "a date of which only the day differs": (
        "令和4年10月5日",
        "令和4年10月6日",
        "[-令和4年10月5日-][+令和4年10月6日+]",
    ),
    "an article of a law stays whole": (
        "番号法第9条第1項及び別表",
        "番号法第9条第2項及び別表",
        "番号法[-第9条第1項-][+第9条第2項+]及び別表",
    ),
    "a number with its unit": (
        "対象者は1,000人以上である。",
        "対象者は1,500人以上である。",
        "対象者は[-1,000人-][+1,500人+]以上である。",
    ),
    "a telephone number": (
        "電話番号 022-214-1209",
        "電話番号 022-214-1210",
        "電話番号 [-022-214-1209-][+022-214-1210+]",
    ),
    "only widths": (
        "Ａ社（株）に、１，０００人分を渡す",
        "A社(株)に、1,000人分を渡す",
        "〔A社(株)〕に、〔1,000人〕分を渡す",
    ),
    "widths and words": ("Ａ社（株）に委託", "A社(株)に再委託", "〔A社(株)〕に[+再+]委託"),
    "a number that also grew": (
        "年３回、研修を行う。",
        "年4回以上、研修を行う。",
        "年[-３回-][+4回以上+]、研修を行う。",
    ),
    "a Roman numeral in letters": ("Ⅲ2リスク1", "III2リスク1", "〔III2〕リスク1"),
    "a Latin word stays whole": ("LG-WAN端末", "LGWAN端末", "[-LG-WAN-][+LGWAN+]端末"),
    "the ends of words that are words": (
        "転出先市区町村から入手する。",
        "他市区町村から入手する。",
        "[-転出先-][+他+]市区町村から入手する。",
    ),
    "a sign before a word": ("委託先に渡す", "再委託先に渡す", "[+再+]委託先に渡す"),
    "no single signs of a word": ("市民局長", "市民部長", "市民[-局長-][+部長+]"),
    "no single sign at the end": ("情報政策課", "情報政策室", "[-情報政策課-][+情報政策室+]"),
    "a name put into brackets": (
        "内閣官房情報通信技術(IT)総合戦略室",
        "デジタル庁(旧内閣官房情報通信技術(IT)総合戦略室)",
        "[+デジタル庁(旧+]内閣官房情報通信技術(IT)総合戦略室[+)+]",
    ),
    "brackets stay in pairs": (
        "記録システム(VRS)に係る",
        "記録システム(VRS)(交付機能を含む。)に係る",
        "記録システム(VRS)[+(交付機能を含む。)+]に係る",
    ),
    "one of a list": (
        "住所、氏名、生年月日",
        "住所、氏名、性別、生年月日",
        "住所、氏名、[+性別、+]生年月日",
    ),
    "a line of a list": (
        "・氏名\n・住所",
        "・氏名\n・電話番号\n・住所",
        "・氏名\n[+・電話番号\n+]・住所",
    ),
    "a sentence": (
        "一文目。二文目。三文目。",
        "一文目。三文目。",
        "一文目。[-二文目。-]三文目。",
    ),
    "phrases": (
        "接種記録を照会するために使用する。",
        "接種記録を照会するとともに、接種券の発行のために使用する。",
        "接種記録を照会する[+とともに、接種券の発行の+]ために使用する。",
    ),
    "particles between two changes are not kept": (
        "システムに入力し、データを保存する。",
        "サーバに登録し、ファイルを保管する。",
        "[-システムに入力し、データを保存-][+サーバに登録し、ファイルを保管+]する。",
    ),
    "sentences that have nothing in common": (
        "外部からの侵入を防止するため、装置を設置している。",
        "入退室は、カードにより管理し、記録を1年間保存する。",
        (
            "[-外部からの侵入を防止するため、装置を設置している-]"
            "[+入退室は、カードにより管理し、記録を1年間保存する+]。"
        ),
    ),
    "changes that are apart": (
        "委託先に対し、年1回の監査を行う。",
        "委託先及び再委託先に対し、年2回の監査を行う。",
        "委託先[+及び再委託先+]に対し、年[-1回-][+2回+]の監査を行う。",
    ),
    "a line break": (
        "一つ目の文である。二つ目の文である。",
        "一つ目の文である。\n二つ目の文である。",
        "一つ目の文である。[+\n+]二つ目の文である。",
    ),
    "a paragraph that moved": (
        "初めの段落である。\n次の段落である。委託先に渡す。\n終わりの段落である。消去する。",
        "次の段落である。委託先に渡す。\n終わりの段落である。消去する。\n初めの段落である。",
        (
            "[<初めの段落である。<][-\n-]次の段落である。委託先に渡す。\n"
            "終わりの段落である。消去する。[+\n+][>初めの段落である。>]"
        ),
    ),
}

two_texts = st.tuples(texts, texts) | st.tuples(
    *[
        st.lists(
            st.sampled_from(
                ["・氏名\n", "第1条の", "（ＶＲＳ）", "(VRS)", "を", "\n", "段落の文章である。\n"]
            )
        ).map("".join)
    ]
    * 2
)


@pytest.mark.parametrize("name", PAIRS)
def test_reads_like_a_careful_persons(name: str) -> None:
    before, after, expected = PAIRS[name]
    assert shown(pieces(before, after)) == expected


@given(two_texts)
def test_the_pieces_are_both_texts(pair: tuple[str, str]) -> None:
    found = pieces(*pair)
    assert "".join(piece.before for piece in found) == pair[0]
    assert "".join(piece.after for piece in found) == pair[1]


@given(two_texts)
def test_a_piece_is_what_its_kind_says(pair: tuple[str, str]) -> None:
    for piece in pieces(*pair):
        match piece.kind:
            case PieceKind.SAME:
                assert piece.before == piece.after != ""
            case PieceKind.WIDTH:
                assert piece.before != piece.after
            case PieceKind.REMOVED | PieceKind.MOVED_AWAY:
                assert piece.before != ""
                assert piece.after == ""
            case PieceKind.ADDED | PieceKind.MOVED_HERE:
                assert piece.before == ""
                assert piece.after != ""


@given(two_texts)
def test_what_moved_away_stands_elsewhere(pair: tuple[str, str]) -> None:
    found = pieces(*pair)
    away = [piece for piece in found if piece.kind is PieceKind.MOVED_AWAY]
    here = [piece for piece in found if piece.kind is PieceKind.MOVED_HERE]
    assert len(away) == len(here)


@given(texts)
def test_nothing_differs_from_itself(text: str) -> None:
    assert {piece.kind for piece in pieces(text, text)} <= {PieceKind.SAME}


@given(texts)
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


def test_the_comparing_library_waits_until_something_is_compared() -> None:
    code = (
        "import sys, assessor.history.wording, assessor.cli; sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def shown(found: tuple[Piece, ...]) -> str:
    return "".join(SHOWN[piece.kind].format(piece.text) for piece in found)
