"""说明.txt of a kit: what is in it, how to use it, where it comes from. For any text program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.exports.about import About
from generator.library import Library
from generator.model import Method
from generator.pages.elements import Shelf

NAME = "说明.txt"

RIGHTS = (
    "表单、卡片和案例由编者据公开文章用自己的话整理，可以按本单位的实际修改、打印、使用。",
    "数字都在案例里注明出处；原文没有说的，写“原文未载”。引用时请连同出处一起引用。",
    "作为佐证摘录的原文短句，权利属原刊发者。",
)


def leaflet(
    library: Library,
    method: Method,
    contents: Sequence[tuple[str, str]],
    about: About,
) -> bytes:
    """The leaflet of one method's kit; `contents` are names and what each is for."""
    cited = Shelf.of(library).cited(method.sources)
    return _encoded(
        [
            f"{method.title}：全套表单包",
            *_edition(about),
            "",
            "包里有什么",
            *(f"  {name}：{purpose}" for name, purpose in contents),
            "",
            "怎样用",
            "  1. 先看方法卡片，对照“适合、不适合”定下用不用。",
            "  2. 照步骤核对表一步一步做，用到哪张表就填哪张。",
            "  3. 不会填的，看表里的“填写示例”；填写要求印在表头上方。",
            "",
            "来源",
            *(f"  {line}" for line in cited),
            "",
            "许可",
            *(f"  {line}" for line in RIGHTS),
        ]
    )


def leaflet_of_all(folders: Iterable[tuple[str, Method]], about: About) -> bytes:
    """The leaflet of the kit of all methods; folders in their order."""
    return _encoded(
        [
            "工具箱：全部表单包",
            *_edition(about),
            "",
            "一个文件夹一种做法，里面各有说明。",
            *(
                f"  {folder}：{method.kind.label}，{len(method.tools)} 张表单"
                for folder, method in folders
            ),
            "",
            "许可",
            *(f"  {line}" for line in RIGHTS),
        ]
    )


def _edition(about: About) -> Iterator[str]:
    yield f"出自：{about.name}{f'，{about.edition} 版' if about.edition else ''}"
    if about.site_url:
        yield f"网址：{about.site_url}"


def _encoded(lines: Iterable[str]) -> bytes:
    # The mark and the line ends that the text programs of Windows know.
    return "\r\n".join((*lines, "")).encode("utf-8-sig")
