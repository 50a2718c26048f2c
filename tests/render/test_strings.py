from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest
from markupsafe import Markup

from mkdocs_backlog.model.clause import Clause, clause, state_of
from mkdocs_backlog.model.history import Gap, Unknown
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import WRITABLE, Status
from mkdocs_backlog.model.timeline import Event, EventKind
from mkdocs_backlog.parse.widgets import read_widget
from mkdocs_backlog.render.fragments import panel, tools
from mkdocs_backlog.render.kit import Kit, make_kit
from mkdocs_backlog.render.pages import generated_pages
from mkdocs_backlog.render.shields import shield_files
from mkdocs_backlog.render.strings import Strings, strings_for
from mkdocs_backlog.render.widgets import widget
from mkdocs_backlog.resolve.widgets import WidgetResolver
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.strings import languages
from tests.render.crowd import crowd
from tests.render.former import EVENTS, FIRST, with_history, with_open_item
from tests.render.sample import sample

PLUGIN_ONLY = {"broken-link", "permalink"}


class Recorder(Mapping[str, str]):
    """Texts that remember which of them were asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.used.add(name)
        return self.texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def show_widget(kit: Kit, comment: str) -> None:
    analysis, settings = kit.catalogue.analysis, kit.catalogue.settings
    resolver = WidgetResolver(analysis.items, analysis.backlogs, settings)
    entry = resolver.resolve(read_widget(f"backlog/{comment}", Location("index.md", 1)))
    assert widget(kit, entry, "index.md", block=True)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_text_with_the_same_places(language: str) -> None:
    english, texts = strings_for("en").texts, strings_for(language).texts
    assert texts.keys() == english.keys()
    for name, text in texts.items():
        assert text.strip(), name
        partner = english[name.removesuffix("-one") + "-other"] if name.endswith("-one") else ""
        assert fields(text) | {"count"} == fields(english[name]) | fields(partner) | {"count"}, name


def test_languages_are_those_of_the_tables() -> None:
    assert languages() == ("de", "en", "es", "fr", "ja", "pt", "zh")


@pytest.mark.parametrize(
    ("asked", "given"),
    [("de", "de"), ("pt-BR", "pt"), ("zh_TW", "zh"), ("FR", "fr"), ("nl", "en"), ("", "en")],
)
def test_language_falls_back_to_its_base_then_to_english(asked: str, given: str) -> None:
    assert strings_for(asked).language == given


def test_each_status_has_its_words_in_every_language() -> None:
    for language in languages():
        texts = strings_for(language).texts
        assert len({texts[f"status-{status}"] for status in Status}) == len(Status)


def test_numbers_choose_the_form_of_their_language() -> None:
    def words(language: str, number: int) -> str:
        return strings_for(language).count("items", number)

    assert [words("en", number) for number in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    assert [words("fr", number) for number in (0, 1)] == ["0 élément", "1 élément"]


def test_what_is_put_in_is_escaped_unless_it_is_markup() -> None:
    strings = Strings(language="en", texts={"x": "<{a}> & {b}"})
    assert strings.text("x", a="<i>", b=Markup("<b>")) == "&lt;&lt;i&gt;&gt; &amp; <b>"


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "5 Mar 2026"),
        ("de", "5. März 2026"),
        ("es", "5 mar 2026"),
        ("fr", "5 mars 2026"),
        ("ja", "2026年3月5日"),
        ("pt", "5 mar. 2026"),
        ("zh", "2026年3月5日"),
    ],
)
def test_days_are_written_as_in_their_language(language: str, day: str) -> None:
    strings = strings_for(language)
    assert strings.day("2026-03-05") == day
    assert len(strings.texts["months"].split("|")) == 12


def test_statements_begin_with_a_capital_unless_a_name_begins_them() -> None:
    def said(statement: Clause) -> str:
        return strings_for("en").say(statement)

    struck = clause("says-struck", item="imp-1")
    assert said(struck) == "imp-1 is struck through"
    assert said(clause("says-nothing")) == "Neither a status nor a step is written"
    unsure = clause("ledger-unsure", ledger="limits")
    for fact, begin in ((unsure, "Whether limits changed"), (struck, "imp-1 is struck")):
        because = clause("because", fact=fact, reason=clause("ledger-untracked"))
        assert said(because).startswith(begin)
        assert said(because).endswith(": git does not keep it")


@pytest.mark.parametrize("language", languages())
def test_every_statement_can_be_made_in_every_language(language: str) -> None:
    strings = strings_for(language)
    but = clause("ledger-and", fact=clause("ledger-nameless", ledger="<L>"))
    for count in (0, 1, 2):
        late = strings.say(clause("ledger-late", count=count, but=but, closing="abc"))
        assert "&lt;L&gt;" in late
        assert "abc" in late
        assert str(count) in late
    said = strings.say(clause("says-both", row=Status.OPEN, boxes=Status.DONE))
    assert strings.texts["state-open"] in said
    assert strings.texts["state-done"] in said


def test_english_words_are_marked_where_the_site_speaks_another_language() -> None:
    assert strings_for("en-GB").english("a & b") == "a &amp; b"
    assert strings_for("de").english("a & b") == '<span lang="en">a &amp; b</span>'
    assert strings_for("he").english("a") == '<span lang="en">a</span>'


def test_parts_without_words_of_their_own_language_are_marked_as_english() -> None:
    assert [strings_for(code).words for code in ("", "en", "de", "pt-BR")] == [""] * 4
    assert strings_for("he").words == ' lang="en" dir="ltr"'


def statements() -> set[str]:
    """Returns the names of all statements that the model can make."""
    events = (
        Event(kind=kind, commit=FIRST, page="", subject="", items=(), before=before, after=after)
        for kind in EventKind
        for before, after in (("open", "done"), ("", "done"), ("open", ""))
    )
    gaps = [Unknown(gap=gap) for gap in Gap]
    clauses = [
        *(event.clause for event in events),
        *(unknown.clause for unknown in gaps),
        *(unknown.remedy for unknown in gaps if unknown.remedy),
        *map(state_of, Status),
    ]
    source = files("mkdocs_backlog")
    modules = ("model/history", "parse/ledgers", "resolve/ledgers", "resolve/statuses")
    written = (
        found
        for module in modules
        for found in re.findall(
            r'clause\(\s*"([a-z-]+)"|"(says-[a-z]+)"',
            source.joinpath(f"{module}.py").read_text(encoding="utf-8"),
        )
    )
    boxes = {f"box-{mark}" for mark in WRITABLE if mark is not Status.AWAITING_LEDGERS}
    return {entry.name for entry in clauses} | {one or other for one, other in written} | boxes


def test_every_text_is_used() -> None:
    recorder = Recorder(strings_for("en").texts)
    strings = Strings(language="en", texts=recorder)
    analyses = (
        sample(),
        with_history(),
        with_history(*EVENTS * 20),
        with_open_item(FIRST),
        sample({"index.md": ""}),
        crowd(),
        crowd(size=2),
    )
    for analysis in analyses:
        for settings in (Settings(nav=None, stale_after=30), Settings()):
            kit = make_kit(analysis, settings, strings, None)
            assert all(page.html for page in generated_pages(kit))
            assert all(file.text for file in shield_files(kit))
        for src_uri in analysis.documents:
            tools(kit, src_uri)
            panel(kit, src_uri)
        for comment in ("chart", "table { id: '*', not: { id: '*' } }", "tabel"):
            show_widget(kit, comment)
    used = {name.removesuffix("-one").removesuffix("-other") for name in recorder.used}
    known = {name.removesuffix("-one").removesuffix("-other") for name in recorder.texts}
    assert known - used - statements() == PLUGIN_ONLY
