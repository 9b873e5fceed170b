"""The pages of the filled forms of a collection: the list, a page per form and per filled one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.links import Link, method_url
from generator.pages.page import Page
from generator.pages.registry.filled import Filled, filled_forms, filled_view, said_of, who
from generator.pages.registry.ranking import Ranking, SeriesView, rankings_of, series_of
from generator.pages.registry.shelf import Shelf
from generator.pages.registry.slips import Slips, slips_of
from generator.pages.spans import moment


@dataclass(frozen=True)
class FilledLine:
    """A filled form in a list."""

    link: Link
    when: str
    said: str


@dataclass(frozen=True)
class FormGroup:
    """One form with everything that was filled into it."""

    link: Link
    """The page of the form within the registry."""
    blank: Link | None
    """The blank form on its method's page."""
    lines: tuple[FilledLine, ...]
    said: str
    """How many were filled, by how many, for how long."""
    rankings: tuple[Ranking, ...]
    series: tuple[SeriesView, ...]


@dataclass(frozen=True)
class MethodGroup:
    """One method with its filled forms."""

    title: str
    method: Link | None
    is_system: bool
    forms: tuple[FormGroup, ...]
    slips: Link | None


@dataclass(frozen=True)
class FormsView:
    """All filled forms of a collection."""

    title: str
    url: str
    count: int
    methods: tuple[MethodGroup, ...]


def forms_view(shelf: Shelf, collection: str) -> FormsView | None:
    """The list of a collection's filled forms; None where it has none."""
    held = filled_forms(shelf, collection)
    if not held:
        return None
    slips = slips_of(shelf, collection, held)
    methods = dict.fromkeys(filled.form.method for filled in held)
    order = [i for i in shelf.library.methods if i in methods]
    groups = tuple(
        _method_group(shelf, [f for f in held if f.form.method == i], slips) for i in order
    )
    title = shelf.library.collections[collection].title
    return FormsView(title, shelf.url(collection, "forms"), len(held), groups)


def _method_group(shelf: Shelf, held: list[Filled], slips: tuple[Slips, ...]) -> MethodGroup:
    method = held[0].form.method
    known = shelf.library.methods[method]
    own = next((found for found in slips if found.method == method), None)
    tools = [tool.id for tool in known.tools]
    forms = (_form_group(shelf, [f for f in held if f.form.tool == tool]) for tool in tools)
    return MethodGroup(
        known.title,
        shelf.method(method),
        shelf.is_system(method),
        tuple(form for form in forms if form.lines),
        Link(own.title, own.url) if own else None,
    )


def _form_group(shelf: Shelf, held: list[Filled]) -> FormGroup:
    if not held:
        return FormGroup(Link("", ""), None, (), "", (), ())
    first = held[0]
    ordered = sorted(held, key=lambda f: (f.form.period, who(shelf, f)))
    return FormGroup(
        link=Link(first.tool.title, shelf.url(first.collection, "tool", *first.key)),
        blank=shelf.tool(*first.key),
        lines=tuple(_line(shelf, filled) for filled in ordered),
        said=_extent(shelf, ordered),
        rankings=rankings_of(shelf, ordered),
        series=series_of(shelf, ordered),
    )


def _line(shelf: Shelf, filled: Filled) -> FilledLine:
    return FilledLine(
        Link(who(shelf, filled), shelf.form_url(filled.collection, filled.id)),
        moment(filled.form.period),
        said_of(filled),
    )


def _extent(shelf: Shelf, held: Iterable[Filled]) -> str:
    every = list(held)
    people = len({who(shelf, filled) for filled in every})
    periods = sorted({filled.form.period for filled in every})
    ends = moment(periods[0])
    if len(periods) > 1:
        ends = f"{moment(periods[0])}至 {moment(periods[-1])}"
    return f"{len(every)} 张，{people} 个支部或单位填写，{ends}"


def forms_pages(shelf: Shelf, collection: str) -> Iterator[Page]:
    """Every page of the filled forms of a collection."""
    view = forms_view(shelf, collection)
    if view is None:
        return
    yield shelf.page(
        view.url,
        "registry-forms.html",
        f"{view.title}：已填表单",
        f"{view.count} 张已填表单，按方法和表单排列，各张都已汇总。",
        view=view,
        day=shelf.day,
    )
    for method in view.methods:
        for form in method.forms:
            yield shelf.page(
                form.link.url,
                "registry-tool.html",
                f"{form.link.text}（{method.title}）",
                f"{method.title}的{form.link.text}：{form.said}。",
                view=view,
                method=method,
                form=form,
            )
    held = filled_forms(shelf, collection)
    for slips in slips_of(shelf, collection, held):
        yield shelf.page(
            slips.url,
            "registry-slips.html",
            slips.title,
            f"{slips.said}。",
            view=view,
            slips=slips,
            method=Link(shelf.library.methods[slips.method].title, method_url(slips.method)),
        )
    tools = {form.link.url: form.link for method in view.methods for form in method.forms}
    for filled in held:
        shown = filled_view(shelf, filled)
        yield shelf.page(
            shelf.form_url(collection, filled.id),
            "registry-filled.html",
            f"{shown.title}：{shown.who}（{shown.when}）",
            f"{shown.who}{shown.when}填写的{shown.title}。{shown.said}",
            view=view,
            filled=shown,
            tool=tools[shelf.url(collection, "tool", *filled.key)],
            day=shelf.day,
        )
