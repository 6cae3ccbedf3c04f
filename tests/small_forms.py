"""Short forms for tests, written to a folder with the schemas beside them."""

import shutil
from pathlib import Path

from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder

HEAD = (
    '<form xmlns="urn:assessor:form" id="{id}" family="small" number="様式0" edition="{edition}" '
    'title="小さな様式" short-title="小" default="yes"{more}>'
)

# One item of each kind, a repeat in a repeat, conditions within, from outside and over a repeat.
EVERY_KIND = """
<section name="top" number="Ⅰ" label="基本">
  <group number="1" label="全て">
    <item name="a_line" number="①" label="行" kind="line"/>
    <item name="a_text" number="②" label="文" mark="※" kind="text"/>
    <item name="a_date" number="③" label="日" kind="date"/>
    <item name="a_count" number="④" label="数" kind="count" required="advised"/>
    <item name="a_choice" number="⑤" label="一つ" kind="choice">
      <option name="yes">する</option><option name="no">しない</option>
      <item name="a_reason" label="理由" kind="text" when="a_choice = yes"/>
    </item>
    <item name="some_checks" number="⑥" label="欄" kind="checks">
      <option name="left">左</option>
      <option name="other" tail="text">その他</option>
      <option name="many" tail="count" unit="件">あり</option>
      <option name="none" alone="yes">なし</option>
    </item>
    <item name="a_picture" number="⑦" label="図" kind="free" required="no"/>
  </group>
</section>
<repeat name="file" label="ファイル" at-least="1" at-most="3" style="chapters">
  <section name="inside" number="Ⅱ" label="中">
    <group number="1" label="名">
      <item name="file_name" label="名" kind="line" names-entry="yes" layout="full"/>
    </group>
    <group number="2" label="委託">
      <item name="task_use" label="有無" kind="choice">
        <option name="yes">する</option><option name="no">しない</option>
      </item>
      <repeat name="task" label="委託事項" at-least="1" when="task_use != no">
        <item name="task_title" label="題" kind="line" names-entry="yes" layout="title"/>
        <item name="task_way" number="①" label="方法" kind="choice">
          <option name="yes">する</option><option name="no">しない</option>
        </item>
      </repeat>
    </group>
    <group number="3" label="外" when="a_choice = yes">
      <item name="far" label="遠く" kind="text"/>
      <echo name="file_name_again" of="file_name" label="名"/>
    </group>
  </section>
</repeat>
"""


def write_form(
    folder: Path, body: str, *, name: str = "small", edition: str = "令和1年1月", more: str = ""
) -> Path:
    """Write a form with ``body`` on its second line, and the schemas, to ``folder``."""
    for schema in ("form.rng", "guidance.rng"):
        shutil.copyfile(forms_folder() / schema, folder / schema)
    path = folder / f"{name}.xml"
    head = HEAD.format(id=name, edition=edition, more=more)
    path.write_text(f"{head}\n{body.strip()}\n</form>\n", encoding="utf-8")
    return path


def write_edition(folder: Path, body: str, *, name: str = "later", base: str = "small") -> Path:
    """Write an edition that differs from ``base`` as ``body``, from its second line on, says."""
    path = folder / f"{name}.xml"
    head = f'<edition xmlns="urn:assessor:form" id="{name}" base="{base}" edition="令和2年2月">'
    path.write_text(f"{head}\n{body.strip()}\n</edition>\n", encoding="utf-8")
    return path


def small_form(folder: Path, body: str = EVERY_KIND, *, more: str = "") -> Form:
    """Return the form with ``body``."""
    write_form(folder, body, more=more)
    return FormLibrary(folder).form("small")


def one_section(items: str) -> str:
    """Return a section with a group around ``items``, which begin on the form's third line."""
    return (
        f'<section name="s" label="章"><group number="1" label="群">\n{items}\n</group></section>'
    )
