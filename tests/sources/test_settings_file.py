"""How the settings file is found and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.sources.project import read_project
from tests.sources.projects import RULES, read, settings_problems, source_problem
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml"])
def test_the_settings_file_is_found_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write_tree(tmp_path, {name: "site_name: X\n", "docs/index.md": "# X\n"})
    monkeypatch.chdir(tmp_path)

    project = read_project(None, rule_names=RULES)

    assert project.site.config_file == name
    assert project.site.docs_path == "docs"
    assert list(project.site.pages) == ["index.md"]


def test_a_folder_without_settings_file_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(
        SourceError, match=r"no mkdocs\.yml here; .* with -f, .* 'mkdocs-backlog list"
    ):
        read_project(None, rule_names=RULES)
    with pytest.raises(SourceError, match=r"^settings file 'other\.yml' does not exist$"):
        read_project("other.yml", rule_names=RULES)


def test_a_parent_file_is_merged_key_by_key(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "base/mkdocs.yml": "docs_dir: docs\nrepo_url: https://example.org/r\n"
            "INHERIT: ../root.yml\n"
            "plugins:\n  backlog:\n    badges: false\n    autolink: false\n",
            "root.yml": "edit_uri: edit/main/\nplugins: [search]\n",
        },
    )
    project = read(tmp_path, "INHERIT: base/mkdocs.yml\nplugins:\n  backlog:\n    badges: true\n")

    assert (project.settings.badges, project.settings.autolink) == (True, False)
    assert project.site.repo_url == "https://example.org/r"
    assert project.site.edit_uri == "edit/main/"


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ("INHERIT: gone.yml\n", "/mkdocs.yml:1: the inherited file 'gone.yml' does not exist"),
        ("INHERIT: [a]\n", "/mkdocs.yml:1: INHERIT must name a file, not a list"),
        ("INHERIT: mkdocs.yml\n", "/mkdocs.yml: INHERIT goes in a circle"),
        ("- a\n", "/mkdocs.yml: must be a YAML mapping, not a list"),
        (
            "a: [\n",
            "/mkdocs.yml:2: this is not YAML: expected the node content, but found '<stream end>'",
        ),
        ("a: *b\n", "/mkdocs.yml:1: this is not YAML: found undefined alias 'b'"),
        ("a: \x01\n", "/mkdocs.yml: this is not YAML: unacceptable character #x0001"),
        ("a: 2001-99-99\n", "/mkdocs.yml: this is not YAML: month must be in 1..12"),
        ("a: !ENV {b: c}\n", "/mkdocs.yml:1: this is not YAML: !ENV wants a name"),
        ("a: &a [*a]\n", "/mkdocs.yml: its aliases multiply to over 100000 values"),
        ("a: " + "[" * 3000, "/mkdocs.yml: values are nested too deeply to be read"),
        ("docs_dir: gone\n", "/mkdocs.yml:1: docs_dir 'gone' is not a folder beside"),
        ("docs_dir: ''\nx: 1\n", None),
    ],
)
def test_a_settings_file_that_cannot_be_used_says_why(
    tmp_path: Path, config: str, problem: str | None
) -> None:
    if problem is None:
        assert read(tmp_path, config).site.docs_path == "docs"
    else:
        assert source_problem(tmp_path, config).startswith(problem)


@pytest.mark.parametrize("form", ["  - &a{n} [{refs}]\n", "  - &a{n} {{<<: [{refs}], k{n}: 1}}\n"])
def test_aliases_that_multiply_are_refused_before_they_are_written_out(
    tmp_path: Path, form: str
) -> None:
    lines = ["bomb:\n", "  - &a0 {k: 1}\n"]
    lines += [form.format(n=n, refs=", ".join([f"*a{n - 1}"] * 9)) for n in range(1, 30)]

    problem = source_problem(tmp_path, "".join(lines))

    assert problem.startswith("/mkdocs.yml: its aliases multiply to over 100000 values")


def test_tags_run_nothing_and_read_as_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    project = read(
        tmp_path,
        f"a: !!python/object/apply:os.system ['touch {marker}']\n"
        "repo_url: !!python/name:os.getcwd\n"
        "edit_uri: !relative $docs_dir\n"
        "plugins:\n  - backlog:\n      id_pattern: !custom x\n",
    )

    assert not marker.exists()
    assert project.site.repo_url is None
    assert project.site.edit_uri is None
    assert project.settings.id_pattern is None


def test_the_environment_is_read_as_mkdocs_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLOG_BADGES", "false")
    monkeypatch.setenv("BACKLOG_REPO", "https://example.org/r")
    monkeypatch.delenv("BACKLOG_UNSET", raising=False)
    project = read(
        tmp_path,
        "repo_url: !ENV BACKLOG_REPO\n"
        "edit_uri: !ENV BACKLOG_UNSET\n"
        "plugins:\n"
        "  - backlog:\n"
        "      badges: !ENV [BACKLOG_UNSET, BACKLOG_BADGES, true]\n"
        "      matrices: !ENV [BACKLOG_UNSET, [a.md]]\n"
        "      pages: !ENV [BACKLOG_UNSET]\n",
    )

    assert project.site.repo_url == "https://example.org/r"
    assert project.site.edit_uri is None
    assert project.settings.badges is False
    assert project.settings.matrices == ("a.md",)
    assert project.settings.pages is None


def test_a_project_without_documentation_is_told(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": ""})

    with pytest.raises(SourceError, match=r"/mkdocs\.yml: docs_dir 'docs' is not a folder beside"):
        read_project(str(tmp_path / "mkdocs.yml"), rule_names=RULES)


def test_a_text_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    assert settings_problems(tmp_path, "a: 1\nrepo_url: {a: b}\n") == [
        "/mkdocs.yml:2: 'repo_url' must be a text, not a mapping"
    ]
    assert settings_problems(tmp_path, "docs_dir: 7\n") == [
        "/mkdocs.yml:1: 'docs_dir' must be a text, not 7"
    ]


def test_titles_come_from_the_navigation(tmp_path: Path) -> None:
    project = read(
        tmp_path,
        "use_directory_urls: false\n"
        "nav:\n"
        "  - Home: index.md\n"
        "  - plain.md\n"
        "  - Group:\n"
        "      - 2024: ./group//a.md\n"
        "      - b.md\n"
        "  - Empty:\n"
        "  - {A: c.md, B: d.md}\n",
    )

    assert project.site.titles == {
        "index.md": "Home",
        "group/a.md": "2024",
        "c.md": "A",
        "d.md": "B",
    }
    assert project.site.use_directory_urls is False
