from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.errors import BacklogError, SettingsError, SourceError
from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.query import Condition, Query, View
from mkdocs_backlog.settings import Settings

RULES = frozenset({"bkl301", "step-missing", "link-target-missing"})


def problems(options: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_mapping(options, rule_names=RULES)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize("options", [None, {}])
def test_without_options_the_defaults_hold(options: dict[str, object] | None) -> None:
    assert Settings.from_mapping(options) == Settings()


def test_every_option_is_read() -> None:
    settings = Settings.from_mapping(
        {
            "enabled": False,
            "matrices": ["a.md", "b/*.md"],
            "columns": {"step": ["Ticket"], "title": "What"},
            "id_pattern": "[A-Z]+-[0-9]+",
            "statuses": {"done": ["shipped"], "in-progress": "brewing"},
            "categories": {"ARCH": "Architecture", 7: "Seven"},
            "checklists": "todo/**",
            "ledgers": ["l.md"],
            "ledger_evidence": ["change"],
            "supersedes": ("logs/*",),
            "repository_links": False,
            "pages": "/plan/backlog/",
            "item_pages": False,
            "nav": " Plan ",
            "badges": False,
            "autolink": False,
            "panels": False,
            "history": False,
            "stale_after": 30,
            "export": False,
            "baseline": "known.json",
            "views": {"mine": {"owner": "Ann", "at_most": 2}},
            "rules": {"BKL301": "error", "Step-Missing": "info", "docs/": {"BKL301": "off"}},
        },
        rule_names=RULES,
    )

    assert settings == Settings(
        enabled=False,
        matrices=("a.md", "b/*.md"),
        columns={"step": ("Ticket",), "title": ("What",)},
        id_pattern="[A-Z]+-[0-9]+",
        statuses={"done": ("shipped",), "in-progress": ("brewing",)},
        categories={"ARCH": "Architecture", "7": "Seven"},
        checklists=("todo/**",),
        ledgers=("l.md",),
        ledger_evidence=("change",),
        supersedes=("logs/*",),
        repository_links=False,
        pages="plan/backlog",
        item_pages=False,
        nav="Plan",
        badges=False,
        autolink=False,
        panels=False,
        history=False,
        stale_after=30,
        export=False,
        baseline="known.json",
        views={
            "mine": View(
                name="mine",
                query=Query(conditions=(Condition(field="owner", words=("Ann",)),)),
                at_most=2,
            )
        },
        rules={"bkl301": Severity.ERROR, "step-missing": Severity.INFO},
        rules_by_path=(("docs/**", {"bkl301": Severity.OFF}),),
    )


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        ({"pages": False}, Settings(pages=None)),
        ({"pages": None}, Settings(pages=None)),
        ({"nav": False}, Settings(nav=None)),
        ({"baseline": False}, Settings(baseline=None)),
        ({"ledgers": None}, Settings(ledgers=None)),
        ({"ledgers": []}, Settings(ledgers=())),
        ({"id_pattern": None}, Settings(id_pattern=None)),
        ({"columns": None, "statuses": None, "categories": None, "rules": None}, Settings()),
        ({"rules": {"bkl301": False}}, Settings(rules={"bkl301": Severity.OFF})),
    ],
)
def test_false_and_none_switch_off(options: dict[str, object], settings: Settings) -> None:
    assert Settings.from_mapping(options) == settings


FLAGS = [name for name in Settings.__dataclass_fields__ if getattr(Settings(), name) is True]


@pytest.mark.parametrize("name", FLAGS)
@pytest.mark.parametrize("value", ["yes", 1, None, []])
def test_a_flag_is_true_or_false(name: str, value: object) -> None:
    assert problems({name: value}) == (f"option '{name}': must be true or false, not {value!r}",)


@pytest.mark.parametrize("name", ["matrices", "checklists", "ledgers", "supersedes"])
@pytest.mark.parametrize("value", [7, [1], {"a": "b"}, True])
def test_a_list_of_texts_is_one(name: str, value: object) -> None:
    assert problems({name: value}) == (f"option '{name}': must be a list of texts, not {value!r}",)


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        ("id_pattern", 7, "must be a regular expression, not 7"),
        ("id_pattern", "(", "'(' is not a regular expression: missing ), unterminated subpattern"),
        ("id_pattern", "a{99999999999}", "'a{99999999999}' is not a regular expression: the rep"),
        ("id_pattern", "(?au)", "'(?au)' is not a regular expression: "),
        ("pages", 7, "must be a text, or false for none, not 7"),
        ("pages", True, "must be a text, or false for none, not True"),
        ("pages", " ", "must be a text, or false for none, not ' '"),
        ("pages", "..", "must be a folder's name such as 'backlog', or false, not '..'"),
        ("pages", "a/../b", "must be a folder's name such as 'backlog', or false, not 'a/../b'"),
        ("pages", "/", "must be a folder's name such as 'backlog', or false, not '/'"),
        ("pages", "a b", "must be a folder's name such as 'backlog', or false, not 'a b'"),
        ("pages", "a\\b", "must be a folder's name such as 'backlog', or false, not 'a\\\\b'"),
        ("nav", ["a"], "must be a text, or false for none, not ['a']"),
        ("stale_after", 0, "must be a number of days, 1 or more, not 0"),
        ("stale_after", True, "must be a number of days, 1 or more, not True"),
        ("stale_after", "9", "must be a number of days, 1 or more, not '9'"),
        ("columns", ["id"], "must be a mapping, not ['id']"),
        ("columns", {"name": ["a"]}, "unknown key 'name'; the keys are id, title, document, step"),
        ("columns", {"id": 7}, "'id': must be a list of texts, not 7"),
        ("statuses", {"conflict": ["a"]}, "unknown key 'conflict'; the keys are open, in-progress"),
        ("categories", {"A": 7}, "'A': must be a text, not 7"),
        ("ledger_evidence", [], "must name one or more of mention, change, not []"),
        ("ledger_evidence", ["git"], "must name one or more of mention, change, not ['git']"),
        ("rules", "off", "must be a mapping, not 'off'"),
        (
            "rules",
            {"bkl301": "loud"},
            "'bkl301': severity must be one of error, warning, info, off",
        ),
        ("rules", {"bkl301": True}, "'bkl301': severity must be one of error, warning, info, off"),
        ("rules", {"a/*": {"bkl301": 7}}, "'a/*': 'bkl301': severity must be one of error, war"),
        ("rules", {"a/*": "off"}, "'a/*': must be a mapping, not 'off'"),
        ("rules", {"bkl999": "off"}, "no rule 'bkl999'"),
        ("rules", {"step-mising": "off"}, "no rule 'step-mising'; did you mean 'step-missing'?"),
        ("rules", {"a.md": {"bkl31": "off"}}, "'a.md': no rule 'bkl31'; did you mean 'bkl301'?"),
    ],
)
def test_a_wrong_value_is_told_with_what_it_must_be(
    option: str, value: object, problem: str
) -> None:
    (found,) = problems({option: value})

    assert found.startswith(f"option '{option}': {problem}")


def test_all_problems_are_told_at_once() -> None:
    options: dict[str, object] = {
        "columns": {"id": 7, "name": ["a"]},
        "matrics": [],
        "badges": "no",
        "rules": {"bkl301": "loud", "a/*": {"step-missing": "x", "bkl31": "off"}, "x": "off"},
        "stale_after": -1,
        "rules_by_path": [],
    }

    roles = "id, title, document, step, status, category, priority, owner, due, depends"
    levels = "error, warning, info, off"
    assert problems(options) == (
        "option 'columns': 'id': must be a list of texts, not 7",
        f"option 'columns': unknown key 'name'; the keys are {roles}",
        "unknown option 'matrics'; did you mean 'matrices'?",
        "option 'badges': must be true or false, not 'no'",
        f"option 'rules': 'bkl301': severity must be one of {levels}, not 'loud'",
        f"option 'rules': 'a/*': 'step-missing': severity must be one of {levels}, not 'x'",
        "option 'rules': 'a/*': no rule 'bkl31'; did you mean 'bkl301'?",
        "option 'rules': no rule 'x'",
        "option 'stale_after': must be a number of days, 1 or more, not -1",
        "unknown option 'rules_by_path'",
    )


def test_rules_are_not_checked_where_their_names_are_not_known() -> None:
    settings = Settings.from_mapping({"rules": {"any": "off", "a/": {"other": "info"}}})

    assert settings.rules == {"any": Severity.OFF}
    assert settings.rules_by_path == (("a/**", {"other": Severity.INFO}),)


@pytest.mark.parametrize(
    ("keys", "path", "severity"),
    [
        (("bkl301", "step-missing"), "index.md", Severity.ERROR),
        (("bkl301", "step-missing"), "old/a.md", Severity.OFF),
        (("bkl301", "step-missing"), "old/new/a.md", Severity.INFO),
        (("bkl201", "link"), "old/new/a.md", Severity.WARNING),
        (("bkl201", "link"), "old/a.md", None),
        (("bkl999", "none"), "old/a.md", None),
    ],
)
def test_the_last_glob_that_names_a_rule_wins_and_over_the_others(
    keys: tuple[str, ...], path: str, severity: Severity | None
) -> None:
    settings = Settings.from_mapping(
        {
            "rules": {
                "step-missing": "error",
                "old/": {"bkl301": "off"},
                "old/new/*": {"step-missing": "info", "link": "warning"},
            }
        }
    )

    assert settings.severity(keys, path) is severity


def test_errors_are_backlog_errors_with_a_complete_message() -> None:
    error = SettingsError(("one", "two"))

    assert isinstance(error, BacklogError)
    assert issubclass(SourceError, BacklogError)
    assert (str(error), error.problems) == ("one\ntwo", ("one", "two"))


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates()
)
KEYS = st.one_of(
    st.sampled_from(["id", "done", "bkl301", "*.md", "a/", "open"]),
    st.text(max_size=5),
    st.integers(),
    st.booleans(),
    st.none(),
)
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=4,
)
OPTIONS = st.one_of(st.sampled_from([entry.name for entry in fields(Settings)]), KEYS)


def outcome(options: dict[str, object], names: frozenset[str]) -> Settings | tuple[str, ...]:
    """Return the settings, or the problems."""
    try:
        return Settings.from_mapping(options, rule_names=names)
    except SettingsError as error:
        return error.problems


@pytest.mark.filterwarnings("ignore::FutureWarning")
@given(
    options=st.dictionaries(OPTIONS, PLAIN, max_size=5), names=st.sampled_from([RULES, frozenset()])
)
def test_plain_data_is_read_or_refused_and_nothing_else(
    options: dict[str, object], names: frozenset[str]
) -> None:
    found = outcome(options, names)

    if isinstance(found, Settings):
        assert found.severity(("bkl301",), "a/b.md") in {None, *Severity}
    else:
        assert found
        assert all(text.startswith(("option '", "unknown option '")) for text in found)


@pytest.mark.filterwarnings("ignore::FutureWarning")
@given(st.text(alphabet="()[]{}?*+|\\^$.:<>=!aP1,-#L"))
def test_any_text_is_a_pattern_or_refused(pattern: str) -> None:
    found = outcome({"id_pattern": pattern}, RULES)

    if isinstance(found, Settings):
        assert found.id_pattern == pattern
    else:
        assert found[0].startswith(f"option 'id_pattern': '{pattern}' is not a regular expression")
