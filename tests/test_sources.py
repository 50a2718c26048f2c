from __future__ import annotations

import os
import socket
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from mkdocs_backlog.errors import SettingsError, SourceError
from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.sources import files, tree
from mkdocs_backlog.sources.loose import read_loose
from mkdocs_backlog.sources.project import Project, read_project
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

RULES = frozenset({"bkl301", "step-missing"})


def read(folder: Path, config: str, docs: dict[str, str] | None = None) -> Project:
    """Writes a project and reads it."""
    write_tree(folder, {"mkdocs.yml": config})
    write_tree(folder / "docs", docs or {"index.md": "# Home\n"})
    return read_project(str(folder / "mkdocs.yml"), rule_names=RULES)


def settings_problems(folder: Path, config: str) -> list[str]:
    """Returns the problems of a project's settings, with the folder taken out."""
    with pytest.raises(SettingsError) as error:
        read(folder, config)
    return [problem.replace(folder.as_posix(), "") for problem in error.value.problems]


def source_problem(folder: Path, config: str, docs: dict[str, str] | None = None) -> str:
    """Returns why a project cannot be read, with the folder taken out."""
    with pytest.raises(SourceError) as error:
        read(folder, config, docs)
    return str(error.value).replace(folder.as_posix(), "")


# The settings file


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


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - backlog:\n      badges: false\n",
        "plugins:\n  search: {}\n  backlog:\n    badges: false\n",
        "plugins:\n  - search: {}\n    backlog: {badges: false}\n",
        "plugins:\n  - /backlog: {badges: false}\n  - backlog: {badges: true}\n",
    ],
)
def test_options_are_found_in_every_form_that_mkdocs_reads(tmp_path: Path, plugins: str) -> None:
    assert read(tmp_path, plugins).settings.badges is False


@pytest.mark.parametrize(
    "config", ["", "site_name: X\n", "plugins:\n  - backlog\n", "plugins: [7, search]\n"]
)
def test_without_options_the_defaults_hold(tmp_path: Path, config: str) -> None:
    settings = read(tmp_path, config).settings

    assert settings.badges is True
    assert settings.pages == "backlog"


def test_all_problems_of_the_options_are_told_with_their_lines(tmp_path: Path) -> None:
    problems = settings_problems(
        tmp_path,
        "site_name: X\n"
        "plugins:\n"
        "  - search\n"
        "  - backlog:\n"
        "      badge: true\n"
        "      autolink: 3\n"
        "      rules:\n"
        "        BKL301: info\n"
        "        step-mising: error\n",
    )

    assert problems == [
        "/mkdocs.yml:5: unknown option 'badge'; did you mean 'badges'?",
        "/mkdocs.yml:6: option 'autolink': must be true or false, not 3",
        "/mkdocs.yml:9: option 'rules': no rule 'step-mising'; did you mean 'step-missing'?",
    ]


def test_all_problems_of_rules_by_page_are_told_with_their_lines(tmp_path: Path) -> None:
    problems = settings_problems(
        tmp_path,
        "plugins:\n"
        "  - backlog:\n"
        "      rules:\n"
        "        BKL301: loud\n"
        "        step-missing: {a.md: off}\n"
        "        todo/**: off\n"
        "        b.md:\n"
        "          BKL302: quiet\n",
    )
    unknown = settings_problems(
        tmp_path,
        "plugins:\n  - backlog:\n      rules:\n        docs/*:\n          step-mising: info\n",
    )

    words = "severity must be one of error, warning, info, off, not"
    assert problems == [
        f"/mkdocs.yml:4: option 'rules': 'BKL301': {words} 'loud'",
        f"/mkdocs.yml:5: option 'rules': 'step-missing': {words} {{'a.md': False}}",
        "/mkdocs.yml:6: option 'rules': 'todo/**': must be a mapping, not False",
        f"/mkdocs.yml:7: option 'rules': 'b.md': {words} 'quiet'",
    ]
    assert [problem.partition(";")[0] for problem in unknown] == [
        "/mkdocs.yml:5: option 'rules': 'docs/*': no rule 'step-mising'"
    ]


def test_options_that_are_no_mapping_are_a_problem(tmp_path: Path) -> None:
    assert settings_problems(tmp_path, "plugins:\n  - backlog: [a]\n") == [
        "/mkdocs.yml:2: the options of 'backlog' must be a mapping, not a list"
    ]


def test_a_problem_in_a_list_names_the_option(tmp_path: Path) -> None:
    assert settings_problems(tmp_path, "plugins:\n  - backlog:\n      matrices: [a, 3]\n") == [
        "/mkdocs.yml:3: option 'matrices': must be a list of texts, not ['a', 3]"
    ]


def test_a_problem_that_comes_from_a_merged_mapping_names_the_plugin(tmp_path: Path) -> None:
    config = "x: &x {bages: true}\nplugins:\n  - backlog:\n      <<: [*x]\n      badges: true\n"

    assert settings_problems(tmp_path, config) == [
        "/mkdocs.yml:1: unknown option 'bages'; did you mean 'badges'?"
    ]


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


def test_a_problem_in_a_parent_file_names_that_file(tmp_path: Path) -> None:
    write_tree(tmp_path, {"base.yml": "\n\nplugins:\n  backlog:\n    badges: 3\n"})

    problems = settings_problems(tmp_path, "INHERIT: base.yml\nplugins:\n  backlog: {nav: X}\n")

    assert problems == ["/base.yml:5: option 'badges': must be true or false, not 3"]


def test_a_problem_of_an_unlocatable_option_names_the_file(tmp_path: Path) -> None:
    # The name is a number in YAML, so that no key of the file reads like it.
    assert settings_problems(tmp_path, "plugins:\n  - backlog: {0x10: 1}\n") == [
        "/mkdocs.yml:2: unknown option '16'"
    ]


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


@pytest.mark.parametrize(
    ("extensions", "known"),
    [
        ("[]", True),
        ("[toc]", True),
        ("[{toc: {permalink: true}}]", True),
        ("[{toc: {separator: '-'}}]", True),
        ("[{toc: {separator: _}}]", False),
        ("[{toc: {slugify: !!python/name:pymdownx.slugs.uslugify }}]", False),
        ("{markdown.extensions.toc: {slugify: x}}", False),
        ("[{admonition: {slugify: x}}]", True),
    ],
)
def test_anchors_are_known_unless_toc_makes_its_own(
    tmp_path: Path, extensions: str, *, known: bool
) -> None:
    assert read(tmp_path, f"markdown_extensions: {extensions}\n").site.slugs_known is known


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


# The tree


def test_pages_are_text_without_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    site = read(tmp_path, "", {"a.md": "\ufeffone\r\ntwo\rthree\n", "b.txt": "x"}).site

    assert site.pages == {"a.md": "one\ntwo\nthree\n"}
    assert site.files == {"a.md", "b.txt"}


def test_a_page_that_is_not_utf8_stops_the_run_with_its_line(tmp_path: Path) -> None:
    write_tree(tmp_path, {"docs/index.md": "# X\n"})
    (tmp_path / "docs" / "old.md").write_bytes(b"# X\n\ncaf\xe9\n")

    assert source_problem(tmp_path, "") == (
        "docs/old.md:3: this is not UTF-8 (byte 0xe9), and MkDocs cannot build it; "
        "save the file as UTF-8"
    )


def test_a_page_of_excessive_size_is_listed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_BYTES", 10)

    project = read(tmp_path, "", {"big.md": "x" * 11, "small.md": "x" * 10})

    assert list(project.site.pages) == ["small.md"]
    assert "big.md" in project.site.files
    assert project.notes == ("docs/big.md is over 0 MiB and was not read",)


def test_a_settings_file_of_excessive_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)

    assert source_problem(tmp_path, "site_name: a long one\n") == "/mkdocs.yml: is over 0 MiB"


def test_endless_folders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_MOST_FILES", 2)

    problem = source_problem(tmp_path, "", {"a.md": "", "b.md": "", "c.md": ""})

    assert problem == "the documentation has over 2 files"


TREE = {
    "index.md": "",
    "README.md": "",
    "notes.md": "",
    "notes.html": "",
    "twice.md": "",
    "twice.markdown": "",
    "upper.MD": "",
    ".hidden.md": "",
    ".git/x.md": "",
    "a/.b/c.md": "",
    "templates/x.md": "",
    "a/templates/x.md": "",
    "drafts/idea.md": "",
    "drafts/kept.md": "",
    "a/README.md": "",
    "a/index.html": "",
    "b/README.md": "",
    "b/index.md": "",
    "c/README.md": "",
    "c/index.md": "",
    "img/logo.svg": "",
    "space and ümlaut [x].md": "",
}


@pytest.mark.parametrize(
    "config",
    [
        "",
        "use_directory_urls: false\n",
        "exclude_docs: |\n  # a comment\n  /b/index.md\n  *.svg\n  !.hidden.md\n  !/templates/\n",
        "draft_docs: |\n  drafts/\n  !kept.md\n  /c/README.md\n",
        "exclude_docs: a/\ndraft_docs: notes.*\nnot_in_nav: /c/\n",
    ],
)
def test_the_same_files_are_published_as_by_mkdocs(tmp_path: Path, config: str) -> None:
    site = read(tmp_path, f"site_name: X\n{config}", TREE).site
    built = get_files(load_config(str(tmp_path / "mkdocs.yml")))
    published = {file.src_uri for file in built if file.inclusion.is_included()}

    assert site.files == published
    assert set(site.pages) == {
        f.src_uri for f in built.documentation_pages() if f.src_uri in published
    }
    assert site.files | site.excluded == set(TREE)


def test_patterns_that_are_none_are_told_with_their_line(tmp_path: Path) -> None:
    for key in ("exclude_docs", "draft_docs"):
        (problem,) = settings_problems(tmp_path, f"site_name: X\n{key}: '!'\n")
        assert problem.startswith(
            "/mkdocs.yml:2: exclude_docs and draft_docs must be patterns as in .gitignore: "
        )


def test_links_inside_the_documentation_are_followed(tmp_path: Path) -> None:
    write_tree(tmp_path / "docs", {"a/page.md": "# A\n"})
    (tmp_path / "docs" / "b").symlink_to("a")
    (tmp_path / "docs" / "copy.md").symlink_to("a/page.md")

    project = read(tmp_path, "")

    assert list(project.site.pages) == ["a/page.md", "b/page.md", "copy.md", "index.md"]
    assert project.notes == ()


def test_nothing_outside_of_the_documentation_is_read(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "docs-secret/page.md": "secret",
            "code/api/page.md": "secret",
            "outside.md": "secret",
            "project/.git/HEAD": "",
            "project/code/page.md": "secret",
        },
    )
    root = tmp_path / "project"
    docs = root / "docs"
    docs.mkdir()
    (docs / "sibling").symlink_to(tmp_path / "docs-secret")
    (docs / "code").symlink_to("../code")
    (docs / "outside.md").symlink_to(tmp_path / "outside.md")

    project = read(root, "")

    assert project.site.pages == {"index.md": "# Home\n"}
    assert project.site.files == {"code/page.md", "index.md", "outside.md"}
    assert project.notes == (
        "docs/code/ leads out of the documentation, so its files were not read",
        "docs/outside.md leads out of the documentation, so it was not read",
        "docs/sibling/ leads out of the project and was left out",
    )


def test_links_in_circles_end(tmp_path: Path) -> None:
    write_tree(tmp_path / "docs", {"a/page.md": "# A\n", "b/page.md": "# B\n"})
    (tmp_path / "docs" / "a" / "up").symlink_to("..")
    (tmp_path / "docs" / "a" / "to_b").symlink_to("../b")
    (tmp_path / "docs" / "b" / "to_a").symlink_to("../a")
    (tmp_path / "docs" / "self.md").symlink_to("self.md")
    (tmp_path / "docs" / "gone.md").symlink_to("nowhere.md")

    project = read(tmp_path, "")

    assert list(project.site.pages) == [
        "a/page.md",
        "a/to_b/page.md",
        "b/page.md",
        "b/to_a/page.md",
        "index.md",
    ]
    assert "docs/a/up/ is a link in a circle and was left out" in project.notes


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server, suppress(OSError):
        server.bind(str(tmp_path / "docs" / "socket.md"))

    assert list(read(tmp_path, "").site.pages) == ["index.md"]


def test_deep_folders_are_read(tmp_path: Path) -> None:
    path = "/".join(["d"] * 1200)
    folder = tmp_path / "docs"
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)

    try:
        project = read(tmp_path, "")

        assert list(project.site.pages) == ["index.md"]
        assert (folder / path).is_dir()
    finally:
        # Python's own removal calls itself for each folder; pytest's clean-up would end in that.
        subprocess.run(["rm", "-r", folder], check=True)


def test_a_file_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with open(os.fsencode(tmp_path) + b"/docs/caf\xe9.md", "w", encoding="utf-8"):  # noqa: PTH123
        pass

    problem = source_problem(tmp_path, "")

    assert problem.endswith(".md: the file's name is not UTF-8; rename it")


def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """Root reads everything, so the files are made to vanish between listing and reading."""
    write_tree(tmp_path / "docs", {"a.md": "", "index.md": ""})
    walk = tree._Walk(tmp_path / "docs", tmp_path / "docs")  # noqa: SLF001

    (tmp_path / "loop").symlink_to("loop")

    assert tree._resolve(tmp_path / "loop") is None  # noqa: SLF001
    with pytest.raises(SourceError, match=r"^docs/gone\.md: cannot be read: No such file"):
        tree._read_page(walk, "gone.md", "docs/")  # noqa: SLF001
    with pytest.raises(SourceError, match=r"^gone/: cannot be listed: No such file"):
        walk._scan("gone/")  # noqa: SLF001
    with pytest.raises(SourceError, match=r"gone\.md: cannot be read: No such file"):
        files.read_bytes(tmp_path / "gone.md")


# The repository


def test_the_repository_is_found_and_asked_only_for_what_is_in_it(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret.md": "", "repo/LICENSE": "", "repo/site/mkdocs.yml": ""})
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    (tmp_path / "repo" / "out").symlink_to("..")
    (tmp_path / "repo" / "loop").symlink_to("loop")

    site = read(tmp_path / "repo" / "site", "").site

    assert site.repository_path == "site/docs"
    assert site.docs_path == "docs"
    exists = [site.in_repository(path) for path in ("LICENSE", "site/docs", "site/docs/index.md")]
    assert exists == [True, True, True]
    for path in (
        "gone",
        "../secret.md",
        "out/secret.md",
        "/etc/passwd",
        "loop",
        "x" * 5000,
        "a\0b",
    ):
        assert site.in_repository(path) is False


def test_without_a_repository_nothing_is_known_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mkdocs_backlog.sources.project.find_repository", lambda _folder: None
    )  # the temporary folder may lie in one

    site = read(tmp_path, "").site

    assert site.repository_path is None
    assert site.in_repository("mkdocs.yml") is False


# Loose files


def test_a_file_stands_relative_to_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"docs/reference/LOG.md": "# L\n", "docs/reference/other.md": "# O\n"})
    monkeypatch.chdir(tmp_path)

    project = read_loose(["docs/reference/LOG.md"])

    assert list(project.site.pages) == ["LOG.md"]
    assert project.site.shown_path("LOG.md") == "docs/reference/LOG.md"
    assert project.everything


def test_several_paths_stand_relative_to_the_folder_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(
        tmp_path,
        {
            "a/x.md": "",
            "b/y.md": "",
            "b/.z/y.md": "",
            "b/node_modules/y.md": "",
            "b/d/node_modules/y.md": "",
            "b/d/.y.md": "",
        },
    )
    monkeypatch.chdir(tmp_path)

    mixed, folders, here = read_loose(["a/x.md", "b"]), read_loose(["a", "b"]), read_loose(["."])

    assert list(mixed.site.pages) == ["a/x.md", "b/y.md"]
    assert mixed.everything
    assert list(folders.site.pages) == ["a/x.md", "b/y.md"]
    assert not folders.everything
    assert list(here.site.pages) == ["a/x.md", "b/y.md"]
    assert here.site.docs_path == "."


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("gone.md", "'gone.md' does not exist"),
        ("notes.txt", "'notes.txt' is not a Markdown file; its name must end in .md"),
        ("empty", "folder 'empty' holds no Markdown files"),
        ("latin.md", "latin.md:1: this is not UTF-8 (byte 0xe9)"),
        ("folder", "folder/latin.md:1: this is not UTF-8 (byte 0xe9)"),
    ],
)
def test_loose_paths_that_cannot_be_read_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, problem: str
) -> None:
    write_tree(tmp_path, {"notes.txt": "", "empty/x.txt": "", "folder/x.txt": ""})
    (tmp_path / "latin.md").write_bytes(b"\xe9")
    (tmp_path / "folder" / "latin.md").write_bytes(b"\xe9")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SourceError) as error:
        read_loose([path])

    assert str(error.value).startswith(problem)


def test_rules_may_be_named_by_code_and_name(tmp_path: Path) -> None:
    settings = read(
        tmp_path, "plugins:\n  - backlog:\n      rules: {BKL301: info, Step-Missing: off}\n"
    ).settings

    assert settings.rules == {"bkl301": Severity.INFO, "step-missing": Severity.OFF}
