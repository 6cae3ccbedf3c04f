# ruff: noqa: E501 - paths are as long as the form makes them
"""The published Sendai 評価書, imported: what must stand where, and what must not be guessed."""

import re
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.errors import ImportFormatError
from assessor.form.kinds import folded, show
from assessor.form.library import FormLibrary
from assessor.form.values import Checks, Choice, Free, Paragraph, Place, Table, Value
from assessor.importers.imported import Imported
from assessor.importers.table import import_files
from assessor.importers.text import read_text
from assessor.paths import forms_folder

SENDAI = "004_df1ea52212b0946d.txt"

# Path: how the answer begins, and how it ends; an empty end means that it is all.
TEXTS: dict[str, tuple[str, str]] = {
    "評価書番号": ("12", ""),
    "評価書名": ("予防接種に関する事務 全項目評価書(素案)", ""),
    "個人のプライバシー等の権利利益の保護の宣言": (
        "仙台市は、予防接種に関する",
        "組んでいることを宣言する。",
    ),
    "特記事項": ("・本市では、行政情報や情報", "て必要な措置を行っている。"),
    "評価実施機関名": ("仙台市長", ""),
    "Ⅰ2システム1①": ("母子保健・市民健診及び予防", "保健等システム」という。)"),
    "Ⅰ2システム1②": ("母子保健等システム内におけ", "では個人番号を保持しない。"),
    "Ⅰ2システム2①": ("統合宛名管理システム(宛名システム等に相当)", ""),
    "Ⅰ2システム2②": ("統合宛名管理システムは、個", "携記録の生成・管理を行う。"),
    "Ⅰ3": ("予防接種情報ファイル", ""),
    "Ⅰ4①": ("当該事務は、対象疾病の発生", "ァイルを取扱う必要がある。"),
    "Ⅰ4②": ("・定期予防接種対象者個人の", "疾病の発生及び蔓延を防ぐ。"),
    "Ⅰ5 法令上の根拠": ("・行政手続における特定の個", "条第6号(委託先への提供)"),
    "Ⅰ6②": ("番号法第19条第8号 別表", "根拠規定の両方に該当する。"),
    "Ⅰ7①": ("健康福祉局保健所感染症対策室", ""),
    "Ⅰ7②": ("感染症対策室長", ""),
    "Ⅰ8": ("-", ""),
    "（別添1） （備考）": ("予防接種証明書の電子交付ア", "記する。(上記の点線部分)"),
    "Ⅱ1": ("予防接種情報ファイル", ""),
    "Ⅱ2③": ("・予防接種法施行令第1条の", "による予防接種の実施対象者"),
    "Ⅱ2③ その必要性": ("適正な予防接種の実施及び記録の保持をするため", ""),
    "Ⅱ2④ その妥当性": ("・個人番号対応符号、その他", "バー等を把握するために保有"),
    "Ⅱ2⑤": ("平成29年9月", ""),
    "Ⅱ2⑥": ("健康福祉局保健所感染症対策室", ""),
    "Ⅱ3③": ("(1) 予防接種実績 入手", "記録の照会が必要になる都度"),
    "Ⅱ3④": ("(1) 予防接種実績 予防", "があった場合のみ入手する。"),
    "Ⅱ3⑤": ("(1) 予防接種実績 予防", "、同意を得てから入手する。"),
    "Ⅱ3⑥": ("予防接種実績を正確に管理す", "情報を取得する必要がある。"),
    "Ⅱ3⑥ 変更の妥当性": ("-", ""),
    "Ⅱ3⑦ 使用部署": ("健康福祉局保健所感染症対策", "康課、各総合支所保健福祉課"),
    "Ⅱ3⑧": ("(1)対象者登録事務 他シ", "に特定個人情報を使用する。"),
    "Ⅱ3⑧ 情報の突合": ("・母子保健等システムに取込", "町村の接種記録と突合する。"),
    "Ⅱ3⑧ 情報の統計分析": ("厚生労働省への接種状況報告", "報の統計や分析は行わない。"),
    "Ⅱ3⑧ 権利利益に影響を与え得る決定": ("予防接種法に基づく健康被害", "決定(最終決定は国が行う)"),
    "Ⅱ3⑨": ("平成29年7月1日", ""),
    "Ⅱ4委託事項2⑤": ("仙台市情報公開条例に基づき確認することができる。", ""),
    "Ⅱ4委託事項2⑥": ("トッパン・フォームズ株式会社", ""),
    "Ⅱ4委託事項3": ("予防接種記録情報のパンチ入力作業", ""),
    "Ⅱ4委託事項3①": ("予防接種済の接種券(個人票", "情報のパンチデータ作成業務"),
    "Ⅱ4委託事項3② 対象となる本人の範囲": ("予防接種法等関係法令及び新", "(個人票)が提出されたもの"),
    "Ⅱ4委託事項3② その妥当性": ("予防接種を実施した医療機関", "委託することは妥当である。"),
    "Ⅱ4委託事項3⑤": ("仙台市情報公開条例に基づき確認することができる。", ""),
    "Ⅱ4委託事項3⑥": ("株式会社KDS", ""),
    "Ⅱ4委託事項4": ("新型コロナウイルス感染症対", "定個人情報ファイルの管理等"),
    "Ⅱ4委託事項4①": ("新型コロナウイルス感染症対", "定個人情報ファイルの管理等"),
    "Ⅱ4委託事項4② 対象となる本人の範囲": ("予防接種関連法令に定められる予防接種の対象者", ""),
    "Ⅱ4委託事項4② その妥当性": ("ワクチン接種記録システム(", "ために取り扱う必要がある。"),
    "Ⅱ4委託事項4⑤": ("下記、「⑥委託者名」の項の記載より確認できる。", ""),
    "Ⅱ4委託事項4⑥": ("株式会社ミラボ", ""),
    "Ⅲ2リスク1 対象者以外の情報の入手を防止するための措置の内容": (
        "(1) 予防接種実績\n① ",
        "外の情報の入手を防止する。",
    ),
    "Ⅲ2リスク1 必要な情報以外を入手することを防止するための措置の内容": (
        "(1) 予防接種実績\n① ",
        "てしまうリスクを防止する。",
    ),
    "Ⅲ2リスク1 その他の措置の内容": ("-", ""),
    "Ⅲ2リスク2 リスクに対する措置の内容": (
        "<予防接種に関する業務にお",
        "が送信されることを避ける。",
    ),
    "Ⅲ2リスク3 入手の際の本人確認の措置の内容": (
        "窓口での申請等で本人から個",
        "らの情報のみが送信される。",
    ),
    "Ⅲ2リスク3 個人番号の真正性確認の措置の内容": (
        "母子保健等システムにおいて",
        "を確認することとしている。",
    ),
    "Ⅲ2リスク3 特定個人情報の正確性確保の措置の内容": (
        "母子保健等システムに取込ん",
        "確認する措置を講じている。",
    ),
    "Ⅲ2リスク3 その他の措置の内容": ("-", ""),
    "Ⅲ2リスク4 リスクに対する措置の内容": (
        "<予防接種に関する業務にお",
        "り忘れ防止対策を実施する。",
    ),
    "Ⅲ2 特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）におけるその他のリスク及びそのリスクに対する措置": (
        "<ワクチン接種記録システム",
        "できるように制御している。",
    ),
    "Ⅲ3リスク1 宛名システム等における措置の内容": (
        "統合宛名管理システムでは、",
        "きないように制御している。",
    ),
    "Ⅲ3リスク1 事務で使用するその他のシステムにおける措置の内容": (
        "母子保健等システムを利用す",
        "との紐付けを防止している。",
    ),
    "Ⅲ3リスク1 その他の措置の内容": ("-", ""),
    "Ⅲ3リスク2 ユーザ認証の管理 具体的な管理方法": (
        "<予防接種に関する事務にお",
        "た者に限定して発行される。",
    ),
    "Ⅲ3リスク2 アクセス権限の発効・失効の管理 具体的な管理方法": (
        "<予防接種に関する事務にお",
        "た者に限定して発行される。",
    ),
    "Ⅲ3リスク2 アクセス権限の管理 具体的な管理方法": (
        "<予防接種に関する事務にお",
        "た者に限定して発行される。",
    ),
    "Ⅲ3リスク2 具体的な方法": ("<予防接種に関する事務にお", "り、操作ログを確認できる。"),
    "Ⅲ3リスク2 その他の措置の内容": ("-", ""),
    "Ⅲ3リスク3 リスクに対する措置の内容": (
        "母子保健等システムの使用に",
        "行うことを必須としている。",
    ),
    "Ⅲ3リスク4 リスクに対する措置の内容": (
        "<予防接種に関する業務にお",
        "載する等、消去履歴を残す。",
    ),
    "Ⅲ3 特定個人情報の使用におけるその他のリスク及びそのリスクに対する措置": (
        "その他、特定個人情報の使用",
        "は、個人番号が含まれない。",
    ),
    "Ⅲ5リスク1 具体的な方法": ("<ワクチン接種記録システム", "の確認をすることができる。"),
    "Ⅲ5リスク1 ルールの内容及びルール遵守の確認方法": (
        "「ワクチン接種記録システム",
        "規約)」に規定されている。",
    ),
    "Ⅲ5リスク1 その他の措置の内容": ("-", ""),
    "Ⅲ5リスク2 リスクに対する措置の内容": ("<新型コロナウイルス感染症", "VRS)を用いて提供する。"),
    "Ⅲ5リスク3 リスクに対する措置の内容": (
        "<ワクチン接種記録システム",
        "れない仕組みとなっている。",
    ),
    "Ⅲ5 特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）におけるその他のリスク及びそのリスクに対する措置": (
        "<ワクチン接種記録システム",
        "供する場面に限定している。",
    ),
    "Ⅲ6リスク1 リスクに対する措置の内容": (
        "<予防接種に関する事務にお",
        "れるリスクに対応している。",
    ),
    "Ⅲ6リスク2 リスクに対する措置の内容": (
        "<予防接種の実施に関する事",
        "とで安全性を確保している。",
    ),
    "Ⅲ6リスク3 リスクに対する措置の内容": (
        "<予防接種に関する事務にお",
        "することが担保されている。",
    ),
    "Ⅲ6リスク4 リスクに対する措置の内容": (
        "<予防接種に関する事務にお",
        "クセスすることはできない。",
    ),
    "Ⅲ6リスク5 リスクに対する措置の内容": (
        "<予防接種に関する事務にお",
        "れるリスクに対応している。",
    ),
    "Ⅲ6リスク6 リスクに対する措置の内容": (
        "<予防接種に関する事務にお",
        "等のリスクに対応している。",
    ),
    "Ⅲ6リスク7 リスクに対する措置の内容": (
        "<予防接種に関する事務にお",
        "として保存・管理する機能。",
    ),
    "Ⅲ6 情報提供ネットワークシステムとの接続に伴うその他のリスク及びそのリスクに対する措置": (
        "<中間サーバー・ソフトウェ",
        "い等のリスクを極小化する。",
    ),
    "Ⅲ7リスク1⑤ 具体的な対策の内容": ("<予防接種に関する業務にお", "ドサービスを利用している。"),
    "Ⅲ7リスク1⑥ 具体的な対策の内容": ("<予防接種に関する業務にお", "盗聴防止の対応をしている。"),
    "Ⅲ7リスク1⑨ その内容": ("別紙のとおり", ""),
    "Ⅲ7リスク1⑨ 再発防止策の内容": ("別紙のとおり", ""),
    "Ⅲ7リスク1⑩ 具体的な保管方法": ("生存者の個人番号と同様に保管している。", ""),
    "Ⅲ7リスク1 その他の措置の内容": ("-", ""),
    "Ⅲ7リスク2 リスクに対する措置の内容": (
        "・仙台市民の住民基本台帳に",
        "最新の情報に保たれている。",
    ),
    "Ⅲ7リスク3 手順の内容": ("接種済の個人票等の紙媒体に", "等に適用の想定としている。"),
    "Ⅲ7リスク3 その他の措置の内容": ("-", ""),
    "Ⅲ7 特定個人情報の保管・消去におけるその他のリスク及びそのリスクに対する措置": ("-", ""),
    "Ⅳ1① 具体的なチェック方法": ("<仙台市における措置> 仙", "管理し、必要な監督をする。"),
    "Ⅳ1② 具体的な内容": ("<仙台市における措置> 仙", "管理し、必要な監督をする。"),
    "Ⅳ2 具体的な方法": ("<仙台市における措置> ①", "管理し、必要な指導をする。"),
    "Ⅳ3": ("<中間サーバー・プラットフ", "とができる体制を構築する。"),
    "Ⅴ1①": ("市政情報センター 仙台市青", " 022-214-1209"),
    "Ⅴ1②": ("市政情報センター(仙台市役", "、旅券、個人番号カードなど"),
    "Ⅴ1② 特記事項": ("口頭や電話、ファクシミリ、", "益を害するおそれがある情報"),
    "Ⅴ1④ 個人情報ファイル名": ("-", ""),
    "Ⅴ1④ 公表場所": ("-", ""),
    "Ⅴ1⑤": ("-", ""),
    "Ⅴ1⑥": ("-", ""),
    "Ⅴ2①": ("健康福祉局保健所感染症対策", "L022-214-8452"),
    "Ⅴ2②": ("①問い合わせの受付時に受付", "し、横断的に対応を進める。"),
    "Ⅵ1①": ("令和3年8月1日", ""),
    "Ⅵ2①": ("郵便、ファクシミリ、電子メール及び事務担当課への持参による意見聴取", ""),
    "Ⅵ2②": ("令和3年9月22日から令和3年10月21日までの30日間", ""),
    "Ⅵ2③": ("—", ""),
    "Ⅵ2④": ("意見等なし", ""),
    "Ⅵ2⑤": ("—", ""),
    "Ⅵ3①": ("令和3年11月29日", ""),
    "Ⅵ3②": ("仙台市個人情報保護審議会による点検", ""),
    "Ⅵ3③": ("【点検結果】 相当であると認められた", ""),
}

OPTIONS: dict[str, str] = {
    "Ⅰ6①": "実施する",
    "Ⅱ2①": "システム用ファイル",
    "Ⅱ2②": "10万人以上100万人未満",
    "Ⅱ2④": "100項目以上",
    "Ⅱ3⑦ 使用者数": "10人以上50人未満",
    "Ⅱ4委託事項4②": "特定個人情報ファイルの一部",
    "Ⅱ4委託事項4⑦": "再委託しない",
    "Ⅲ2リスク1 リスクへの対策は十分か": "十分である",
    "Ⅲ2リスク2 リスクへの対策は十分か": "十分である",
    "Ⅲ2リスク3 リスクへの対策は十分か": "十分である",
    "Ⅲ2リスク4 リスクへの対策は十分か": "十分である",
    "Ⅲ3リスク1 リスクへの対策は十分か": "十分である",
    "Ⅲ3リスク2 ユーザ認証の管理": "行っている",
    "Ⅲ3リスク2 アクセス権限の発効・失効の管理": "行っている",
    "Ⅲ3リスク2 アクセス権限の管理": "行っている",
    "Ⅲ3リスク2 特定個人情報の使用の記録": "記録を残している",
    "Ⅲ3リスク2 リスクへの対策は十分か": "十分である",
    "Ⅲ3リスク3 リスクへの対策は十分か": "十分である",
    "Ⅲ3リスク4 リスクへの対策は十分か": "十分である",
    "Ⅲ5リスク1 特定個人情報の提供・移転の記録": "記録を残している",
    "Ⅲ5リスク1 特定個人情報の提供・移転に関するルール": "定めている",
    "Ⅲ5リスク1 リスクへの対策は十分か": "十分である",
    "Ⅲ5リスク2 リスクへの対策は十分か": "十分である",
    "Ⅲ5リスク3 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク1 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク2 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク3 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク4 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク5 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク6 リスクへの対策は十分か": "十分である",
    "Ⅲ6リスク7 リスクへの対策は十分か": "十分である",
    "Ⅲ7リスク1①": "政府機関ではない",
    "Ⅲ7リスク1②": "十分に整備している",
    "Ⅲ7リスク1③": "十分に整備している",
    "Ⅲ7リスク1④": "十分に周知している",
    "Ⅲ7リスク1⑤": "十分に行っている",
    "Ⅲ7リスク1⑥": "十分に行っている",
    "Ⅲ7リスク1⑦": "十分に行っている",
    "Ⅲ7リスク1⑧": "十分に行っている",
    "Ⅲ7リスク1⑨": "発生あり",
    "Ⅲ7リスク1⑩": "保管している",
    "Ⅲ7リスク1 リスクへの対策は十分か": "十分である",
    "Ⅲ7リスク2 リスクへの対策は十分か": "十分である",
    "Ⅲ7リスク3 消去手順": "定めている",
    "Ⅲ7リスク3 リスクへの対策は十分か": "十分である",
    "Ⅳ1①": "十分に行っている",
    "Ⅳ1②": "十分に行っている",
    "Ⅳ2": "十分に行っている",
    "Ⅴ1③": "無料",
    "Ⅴ1④": "行っている",
    "Ⅵ1②": "基礎項目評価及び全項目評価の実施が義務付けられる",
}

TAG = re.compile(r"</?(?:p|ul|ol|li|br|small|table|tr|td|input)\b[^<>]*>")


@pytest.fixture(scope="module")
def source(shared_documents: Path) -> str:
    return (shared_documents / SENDAI).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def imported(source: str) -> Imported:
    return read_text(source, FormLibrary(forms_folder()))


@pytest.fixture(scope="module")
def document(imported: Imported) -> Assessment:
    assessment = Assessment(imported.form, edition=imported.edition)
    assessment.apply(imported.edit)
    return assessment


@pytest.fixture(scope="module")
def by_path(document: Assessment) -> Mapping[str, tuple[Place, Value | None]]:
    return {
        document.written_path(slot): (slot.place, document.answer(slot.place))
        for slot in document.slots()
    }


Answers = Mapping[str, tuple[Place, Value | None]]


@pytest.mark.parametrize("path", TEXTS)
def test_a_text_is_whole(path: str, by_path: Answers) -> None:
    begins, ends = TEXTS[path]
    answer = by_path[path][1]
    assert isinstance(answer, str)
    assert (answer == begins) if not ends else answer.startswith(begins)
    assert answer.endswith(ends)


@pytest.mark.parametrize("path", OPTIONS)
def test_a_choice_is_what_stands_in_the_bracket(
    path: str, by_path: Answers, document: Assessment
) -> None:
    place, answer = by_path[path]
    item = document.form.item(place)
    assert item is not None
    assert isinstance(answer, Choice)
    assert show(item, answer) == OPTIONS[path]


def test_every_text_stands_in_the_source_in_one_piece(source: str, document: Assessment) -> None:
    plain = folded(TAG.sub("", source.replace("- ・", "・")))
    for place, answer in document.answers.items():
        if isinstance(answer, str) and place[0] != "unplaced":
            assert folded(answer) in plain, place


def test_no_answer_holds_a_tag_or_a_list_of_options(document: Assessment) -> None:
    for place, answer in document.answers.items():
        if isinstance(answer, str) and place[0] != "unplaced":
            assert not TAG.search(answer), place
            assert "選択肢" not in answer, place


def test_paragraphs_and_bullets_keep_their_lines(by_path: Answers) -> None:
    benefit = by_path["Ⅰ4②"][1]
    function = by_path["Ⅰ2システム1②"][1]
    assert isinstance(benefit, str)
    assert isinstance(function, str)
    assert [line[0] for line in benefit.split("\n")] == ["・"] * 4
    assert [line[:3] for line in function.split("\n")[1:6]] == [f"({n})" for n in range(1, 6)]


def test_boxes_of_the_second_system_are_ticked(by_path: Answers) -> None:
    answer = by_path["Ⅰ2システム2③"][1]
    assert isinstance(answer, Checks)
    assert answer.ticked == {"internal", "juki", "tax", "other"}
    assert answer.tail("other").startswith("中間サーバ、国保・医療助成システム")
    assert answer.tail("other").endswith("被災者支援システム")


def test_tails_stay_where_all_ticks_are_lost(by_path: Answers) -> None:
    answer = by_path["Ⅱ3①"][1]
    assert isinstance(answer, Checks)
    assert not answer.ticked
    assert dict(answer.tails) == {
        "own_body": "住民記録・戸籍担当部署",
        "local": "他自治体",
        "private": "予防接種を実施した医療機関",
    }
    other = by_path["Ⅱ3②"][1]
    assert isinstance(other, Checks)
    assert not other.ticked
    assert other.tail("other").startswith("ワクチン接種記録システム（VRS）（新型")
    assert other.tail("other").endswith("証明書交付センターシステム）")


def test_entries_keep_their_printed_numbers(by_path: Answers, document: Assessment) -> None:
    file = document.entries(("file",))[0]
    assert len(document.entries(("file", file, "outsourcing"))) == 4
    assert len(document.entries(("system",))) == 2
    first = [answer for path, (_, answer) in by_path.items() if path.startswith("Ⅱ4委託事項1")]
    assert set(first) == {None}


def test_all_changes_stand_in_six_columns(document: Assessment) -> None:
    form = document.form
    rows = [
        [
            document.answer(("change", entry, name))
            for name in form.items
            if name.startswith("change_")
        ]
        for entry in document.entries(("change",))
    ]
    assert len(rows) == 32
    assert all(all(row) for row in rows)
    assert [row[0] for row in rows] == ["令和3年12月17日"] + ["令和4年10月5日"] * 31
    assert [row[1] for row in rows[:3]] == [
        "(評価書の種類)",
        "I 2②システムの機能",
        "(別添1) 事務内容",
    ]
    assert sum(row[2] == "(右記を追加)" for row in rows) == 15
    assert {row[4] for row in rows} == {Choice("after")}
    assert rows[31][3] == "接種回(1回目/2回目/3回目/4回目)"
    assert str(rows[14][3]).endswith("二要素")
    assert "変更日" not in [row[0] for row in rows]


def test_records_are_three_tables(document: Assessment) -> None:
    file = document.entries(("file",))[0]
    records = document.answer(("file", file, "records"))
    assert isinstance(records, Free)
    grid, matrix, columns = [part for part in records.parts if isinstance(part, Table)]
    assert (len(grid.rows), grid.width, grid.header) == (12, 6, 0)
    assert (len(matrix.rows), matrix.width, matrix.header) == (77, 6, 1)
    assert [row[0] for row in matrix.rows[1:]] == [str(number) for number in range(1, 77)]
    assert (len(columns.rows), columns.width) == (5, 3)
    lines = [part.text for part in records.parts if isinstance(part, Paragraph)]
    assert lines[0] == "住民基本台帳関連情報"
    assert lines[1].startswith("<新型コロナウイルス感染症対策に係る")
    assert lines[2].count("※") == 2


def test_the_work_flow_keeps_its_text(document: Assessment) -> None:
    flow = document.answer(("flow",))
    assert isinstance(flow, Free)
    [paragraph] = flow.parts
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.startswith("従来の予防接種事務では、①～④の流れで")
    assert paragraph.text.endswith("接種記録を照会し、交付する。")


def test_the_list_of_incidents_is_an_annex(document: Assessment) -> None:
    [entry] = document.entries(("annex",))
    title = document.answer(("annex", entry, "annex_title"))
    body = document.answer(("annex", entry, "annex_body"))
    assert isinstance(title, str)
    assert title.startswith("過去3年以内に評価実施機関において発生した")
    assert isinstance(body, Free)
    [table] = body.parts
    assert isinstance(table, Table)
    assert table.header == 1
    assert table.rows[0] == ("", "発生時期", "内容", "件数", "再発防止策")
    assert [row[1] for row in table.rows[1:]] == ["令和元年5月", "令和2年8月"]


def test_what_the_text_contradicts_is_blank_and_doubtful(
    by_path: Answers, imported: Imported
) -> None:
    contradictions = {
        "Ⅱ2④ 主な記録項目",
        "Ⅱ4委託事項2⑦",
        "Ⅱ4委託事項3②",
        "Ⅱ4委託事項3② 対象となる本人の数",
        "Ⅱ4委託事項3③",
        "Ⅱ4委託事項3⑦",
    }
    unread = {"Ⅰ2システム1③", "Ⅱ4委託事項4② 対象となる本人の数", "Ⅱ4委託事項4③"}
    doubtful = {doubt.path for doubt in imported.report.doubts}
    assert doubtful == contradictions | unread | {"Ⅱ3①", "Ⅱ3②", "Ⅱ4委託事項1"}
    assert {by_path[path][1] for path in contradictions | unread} == {None}
    kept = {text.near: text for text in imported.report.unplaced}
    assert contradictions <= kept.keys()
    assert all(kept[path].reason for path in contradictions)
    assert kept["Ⅱ4委託事項3⑦"].text.startswith("[] 再委託しない [] ☑ 再委託する")


def test_nothing_else_stays_without_an_item(imported: Imported) -> None:
    assert len(imported.report.unplaced) == 7
    [dash] = [text for text in imported.report.unplaced if text.text == "-"]
    assert dash.near.startswith("Ⅲ3 特定個人情報の使用におけるその他のリスク")


def test_no_word_disappears(source: str, document: Assessment, imported: Imported) -> None:
    form = document.form
    shown = [
        show(item, answer)
        for place, answer in document.answers.items()
        if (item := form.item(place)) is not None
    ]
    kept = folded("\n".join(shown))
    printed = {folded(item.label) for item in form.items.values()}
    printed |= {folded(option.label) for item in form.items.values() for option in item.options}
    printed |= {folded(repeat.label) for repeat in form.repeats.values()} | {"リスク"}
    line_of_form = _printed_lines(imported)
    lost = [
        word
        for word in re.split(r"[\s\[\]<>]+", TAG.sub(" ", source))
        if len(folded(word)) > 1 and folded(word) not in kept and not _is_of_form(word, printed)
    ]
    assert [word for word in lost if folded(word) not in line_of_form] == []


def _is_of_form(word: str, printed: set[str]) -> bool:
    plain = folded(word)
    for label in sorted(printed, key=len, reverse=True):
        plain = plain.replace(label, "")
    return len(re.sub(r"[\W\dIVX]", "", plain)) < 2


def _printed_lines(imported: Imported) -> str:
    """The headings of the form, and the words that are damaged in this source."""
    nodes = [imported.form.title, "項目一覧", "選択肢", "that"]
    damaged = [
        "従業員に対する教育・啓発",
        "リスク1:目的を超えた紐付け、事務に必要な情報との紐付けが行われるリスク",
    ]
    form = (forms_folder() / f"{imported.form.id}.xml").read_text(encoding="utf-8")
    return folded("\n".join([*nodes, *damaged, form, form.replace('" label="', "")]))


def test_it_takes_less_than_two_seconds(source: str) -> None:
    library = FormLibrary(forms_folder())
    library.form(library.default.id)
    start = time.perf_counter()
    read_text(source, library)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "name",
    [
        "000_18ce380ef0f2ab2c.txt",
        "001_beba6d49f386c401.txt",
        "002_2a656e4af59b07f4.txt",
        "003_7e2ddf2d60efe85c.txt",
    ],
)
def test_other_documents_are_no_assessments(name: str, shared_documents: Path) -> None:
    library = FormLibrary(forms_folder())
    text = (shared_documents / name).read_text(encoding="utf-8")
    with pytest.raises(ImportFormatError, match="項目が見つからない"):
        read_text(text, library)
    assert import_files([shared_documents / name], library).form.family == "records"


def test_a_list_of_incidents_beside_the_body_becomes_an_annex(shared_documents: Path) -> None:
    paths = [shared_documents / SENDAI, shared_documents / "000_18ce380ef0f2ab2c.txt"]
    imported = import_files(paths, FormLibrary(forms_folder()))
    titles = [
        placed.words for placed in imported.report.placed if placed.place[-1] == "annex_title"
    ]
    assert len(titles) == 2
    assert titles[1].startswith("別紙4")
