"""Issue forms of three forges with the same questions as the schema.

`python -m generator.contributing.forge_forms` writes them anew into the library it is called in.
Words of the vocabularies stand in the forms as they were then: a form with an older list is still
a good form, so nobody has to write forms anew for a new word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.checking import check_tree
from generator.contributing.asks import Ask, Section, case_parts, case_sections
from generator.contributing.review.markdown import safe
from generator.model import Entries
from generator.reading import read_tree

COMMAND = "python -m generator.contributing.forge_forms"
_MADE = f"由 {COMMAND} 生成，不要手改"
_OTHER = "其他"
_RULE = "---"
"""Ends the part before, where what follows has no heading."""
_CONFIRMED = "我已核对，上面不含国家秘密、商业秘密和个人信息，所写的数字都能在来源里找到。"
_LINES_NOTE = "有几个就把下面几行复制几份。"


@dataclass(frozen=True)
class Form:
    """One form: what it is for, and its questions."""

    name: str
    about: str
    prefix: str
    """What the title of an issue begins with."""
    intro: str
    sections: tuple[Section, ...]


def case_form(entries: Entries) -> Form:
    """The form for a new case; its choices are the words of the vocabularies of `entries`."""
    more = Ask("more", "补充说明", "列表里没有的选项，和其他要告诉编者的话。", long=True)
    return Form(
        name="提交案例",
        about="把一个项目写进案例库：不用会 Git，按格填写，由编者整理入库。",
        prefix="案例：",
        intro="原文没有的就空着，页面会写“原文未载”。不写人名，写岗位；数字照原文抄。",
        sections=(*case_sections(entries), Section("", "", (more,))),
    )


def correction_form() -> Form:
    """The form for an error in what is published."""
    asks = (
        Ask("entry", "哪一个条目", "案例或方法的标题，或网页的地址。", required=True),
        Ask("part", "哪一部分", choices=(*case_parts(), _OTHER)),
        Ask("wrong", "现在怎么写的", "把有错的那句话抄在这里。", required=True, long=True),
        Ask("right", "应当怎么写", "不确定的，写出疑问也行。", required=True, long=True),
        Ask("evidence", "依据", "哪篇文章、哪一段；照抄有关的几个字。", long=True),
    )
    return Form(
        name="指出错误",
        about="已经发布的内容里有错：数字、名称、出处或者说法。",
        prefix="更正：",
        intro="一次说一处，改起来最快。",
        sections=(Section("", "", asks),),
    )


def forge_files(entries: Entries) -> dict[str, str]:
    """Path from the root of the repository → text of every form."""
    forms = {"case": case_form(entries), "correction": correction_form()}
    files = {}
    for name, form in forms.items():
        for folder in (".github", ".gitee"):
            files[f"{folder}/ISSUE_TEMPLATE/{name}.yml"] = yaml_form(form)
        files[f".gitlab/issue_templates/{name}.md"] = markdown_form(form)
    return files


def yaml_form(form: Form) -> str:
    """The form as GitHub and Gitee read it."""
    body: list[Mapping[str, Any]] = [_prose(form.intro)]
    for section in form.sections:
        heading = f"## {section.title}\n\n{section.note}" if section.title else _RULE
        body.append(_prose(heading.strip()))
        body += (_element(ask) for ask in section.asks)
    confirmed = {"label": _CONFIRMED, "required": True}
    body.append({"type": "checkboxes", "attributes": {"label": "核对", "options": [confirmed]}})
    whole = {"name": form.name, "description": form.about, "title": form.prefix, "body": body}
    text = yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"# {_MADE}。\n{text}"


def markdown_form(form: Form) -> str:
    """The form as headings to write below, for GitLab, which has no forms."""
    lines = [f"> {form.intro}", ""]
    for section in form.sections:
        if section.title:
            lines += [f"## {section.title}", "", f"> {section.note}", ""]
        level = "###" if section.title else "##"
        for ask in section.asks:
            lines += [f"{level} {ask.title}{'（必填）' if ask.required else ''}", ""]
            lines += _hint(ask)
            lines += [f"- [ ] {safe(choice)}" for choice in ask.choices]
            lines += [f"- {line}：" for line in ask.lines]
            lines += [""] if ask.choices or ask.lines else []
    return "\n".join([*lines, "## 核对", "", f"- [ ] {_CONFIRMED}", ""])


def write_forms(root: Path, entries: Entries) -> list[str]:
    """Write every form below `root`; the paths that changed."""
    changed = []
    for path, text in forge_files(entries).items():
        file = root / path
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            changed.append(path)
    return changed


def _prose(text: str) -> Mapping[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _element(ask: Ask) -> Mapping[str, Any]:
    attributes: dict[str, Any] = {"label": ask.title}
    if note := _note(ask):
        attributes["description"] = note
    if ask.choices:
        kind = "dropdown"
        attributes |= {"multiple": True} if ask.several else {}
        attributes["options"] = list(ask.choices)
    elif ask.lines:
        kind = "textarea"
        # What is written beforehand would count as an answer to a required question.
        given = "placeholder" if ask.required else "value"
        attributes[given] = "".join(f"{line}：\n" for line in ask.lines)
    else:
        kind = "textarea" if ask.long else "input"
        attributes |= {"placeholder": ask.example} if ask.example else {}
    required = {"validations": {"required": True}} if ask.required else {}
    return {"type": kind, "id": ask.id, "attributes": attributes, **required}


def _note(ask: Ask) -> str:
    return f"{ask.note}{_LINES_NOTE}" if ask.lines else ask.note


def _hint(ask: Ask) -> Iterator[str]:
    example = ask.example.replace("\n", "；")
    parts = [_note(ask), f"例：{example}" if example else ""]
    if shown := "".join(parts):
        yield from (f"> {shown}", "")


class _Dumper(yaml.SafeDumper):
    """Text of several lines as a block, as people write it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


if __name__ == "__main__":
    write_forms(Path(), check_tree(read_tree(Path())).entries)
