"""The documentation at revisions of its repository, and what is new since one of them."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs_backlog.cli.program import tell
from mkdocs_backlog.cli.work import analyse
from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.history.gaps import SHALLOW
from mkdocs_backlog.history.revision import RevisionHistory
from mkdocs_backlog.history.tree import open_repository
from mkdocs_backlog.model.baseline import Baseline
from mkdocs_backlog.model.difference import Edition
from mkdocs_backlog.model.history import Unknown
from mkdocs_backlog.pipeline import analyze, sift
from mkdocs_backlog.resolve.difference import compare
from mkdocs_backlog.resolve.pages import settle_folder
from mkdocs_backlog.sources.snapshot import read_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs_backlog.cli.work import Work
    from mkdocs_backlog.history.tree import TreeFile
    from mkdocs_backlog.model.difference import Difference
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.sources.project import Project

_T = TypeVar("_T")
WORKING_TREE = "the working tree"


def read_difference(project: Project, named: str) -> Difference:
    """Return what changed between two editions of a documentation.

    Args:
        project: The project; its settings count for both editions.
        named: 'REV' for what changed from there to the working tree, 'A..B' for two revisions,
            'A...B' for what changed on B since it left A. An end that is left out is HEAD.

    Raises:
        SourceError: There is no such revision, or git cannot be asked.
    """
    reader = _Reader(project)
    if "..." in named:
        one, other = (name or "HEAD" for name in named.split("...", 1))
        before = reader.edition(f"where {other} left {one}", reader.base(one, other))
        return compare(before, reader.edition(other, reader.commit(other)))
    if ".." in named:
        one, other = (name or "HEAD" for name in named.split("..", 1))
        before = reader.edition(one, reader.commit(one))
        return compare(before, reader.edition(other, reader.commit(other)))
    before = reader.edition(named, reader.commit(named))
    return compare(before, _working_tree(analyse(project)))


def check_since(project: Project, name: str, baseline: Baseline | None) -> Work:
    """Return an analysed project in which the findings of a revision are known.

    The revision is where the work in hand left it, so that nobody answers for what came to the
    other side, or went away there, in the meantime.

    Args:
        project: The project.
        name: The revision.
        baseline: The findings that are known besides.

    Raises:
        SourceError: There is no such revision, or git cannot be asked.
    """
    reader = _Reader(project)
    before = reader.edition(name, reader.base(name, "HEAD"))
    work = analyse(project)
    difference = compare(before, _working_tree(work))
    known = replace(
        baseline or Baseline(name="", entries=()), since=name, earlier=difference.earlier
    )
    return replace(work, analysis=sift(work.analysis, known))


def _working_tree(work: Work) -> Edition:
    return Edition(name=WORKING_TREE, commit=None, analysis=work.analysis)


class _Reader:
    """Reads and analyses revisions."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._repository = _known(open_repository(project.docs_dir))
        self._ignored = _known(self._repository.ignored())
        folder = self._repository.folder
        self._prefix = "" if folder == "." else f"{folder}/"

    def commit(self, name: str) -> Commit:
        """Return the commit that a revision names."""
        commit = _known(self._repository.commit(name))
        if commit is None:
            raise SourceError(self._missing(name))
        return commit

    def base(self, one: str, other: str) -> Commit:
        """Return the commit where a revision left another one."""
        base = _known(self._repository.base(self.commit(one), self.commit(other)))
        if base is None:
            fact = f"'{one}' and '{other}' have no commit in common"
            cure = SHALLOW.cure if self._repository.shallow else f"'{one}..{other}' compares them"
            raise SourceError(f"{fact}{self._here()}; {cure}")
        return base

    def edition(self, name: str, commit: Commit) -> Edition:
        """Return the documentation at a commit, with all that is known of it."""
        site = self._site(commit)
        if not site.files:
            shown = self._project.site.docs_path
            tell(f"note: {shown} holds no files in {name} ({commit.short})")
        analysis = analyze(
            site,
            settle_folder(site, self._project.settings),
            history=RevisionHistory(self._project.docs_dir, self._project.folder, commit.hash),
        )
        return Edition(name=name, commit=commit, analysis=analysis)

    def _site(self, commit: Commit) -> Site:
        tree, prefix = _known(self._repository.tree(commit)), self._prefix
        inside = {
            path.removeprefix(prefix): file.path.startswith(prefix)
            for path, file in tree.files.items()
            if path.startswith(prefix)
        }

        def read(paths: Sequence[str]) -> Mapping[str, str]:
            blobs = {path: tree.files[prefix + path].blob for path in paths}
            texts = _known(self._repository.texts(list(dict.fromkeys(blobs.values()))))
            return {path: texts[blob] for path, blob in blobs.items()}

        site = read_snapshot(self._project, inside, read=read, exists=_exists(tree.files))
        return self._with_unkept(site, tree.modules)

    def _with_unkept(self, site: Site, modules: Iterable[str]) -> Site:
        """Return a site with what this repository keeps no versions of, as it is now.

        Else all that stands in such files would have come since.
        """
        now, folders = self._project.site, tuple(f"{module}/" for module in modules)
        unkept = {
            path
            for path in now.files
            if (full := self._prefix + path) in self._ignored or full.startswith(folders)
        }
        pages = {path: text for path, text in now.pages.items() if path in unkept}
        return replace(
            site, pages=dict(sorted({**pages, **site.pages}.items())), files=site.files | unkept
        )

    def _missing(self, name: str) -> str:
        if name.startswith("-"):
            return f"'{name}' is no revision, as none begins with '-'"
        if self._repository.shallow:
            return f"no revision '{name}'{self._here()}; {SHALLOW.cure}"
        if name == "HEAD":
            return "the repository has no commits yet; there is nothing to compare with"
        cure = "'git log --all --oneline' shows what is here, 'git fetch' gets what others have"
        return f"no revision '{name}' in this repository; {cure}"

    def _here(self) -> str:
        return " in this shallow clone" if self._repository.shallow else ""


def _known(answer: _T | Unknown) -> _T:
    """Return what git told.

    Raises:
        SourceError: It told nothing.
    """
    if isinstance(answer, Unknown):
        cure = f"; {answer.cure}" if answer.cure else ""
        raise SourceError(f"no revision can be read: {answer.text}{cure}")
    return answer


def _exists(files: Mapping[str, TreeFile]) -> Callable[[str], bool]:
    """Return what tells whether a file or folder was in the repository."""
    folders = set(_folders(files))

    def exists(path: str) -> bool:
        plain = posixpath.normpath(path)
        return plain in files or plain in folders

    return exists


def _folders(paths: Iterable[str]) -> Iterable[str]:
    """Yield the folders of files, and the root."""
    met = {""}
    yield "."
    for path in paths:
        folder = posixpath.dirname(path)
        while folder not in met:
            met.add(folder)
            yield folder
            folder = posixpath.dirname(folder)
