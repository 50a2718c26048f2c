"""The stages in their order: the only place that knows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.chronicle import Chronicler
from mkdocs_backlog.garbage import without_collection
from mkdocs_backlog.model.analysis import (
    Analysis,
    Ledger,
)
from mkdocs_backlog.model.slugs import DEFAULT_SLUGS
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.governance import read_governance
from mkdocs_backlog.parse.items import ItemReader
from mkdocs_backlog.parse.ledgers import LedgerRowReader
from mkdocs_backlog.parse.page_options import read_page_options
from mkdocs_backlog.parse.recognition import Recogniser
from mkdocs_backlog.resolve.backlogs import assemble, by_page, choose, keep
from mkdocs_backlog.resolve.governance import Governor, effective_rules
from mkdocs_backlog.resolve.items import ItemResolver
from mkdocs_backlog.resolve.ledger_rows import ClaimFinder
from mkdocs_backlog.resolve.ledgers import LedgerReader, ledgers_of
from mkdocs_backlog.resolve.links import LinkResolver
from mkdocs_backlog.resolve.mentions import MentionFinder
from mkdocs_backlog.resolve.pages import unique_stems
from mkdocs_backlog.resolve.redirects import find_former
from mkdocs_backlog.resolve.steps import StepIndex, step_key
from mkdocs_backlog.resolve.widgets import answer_widgets
from mkdocs_backlog.rules import in_order, run_rules
from mkdocs_backlog.rules.after_rendering import run_after_rendering
from mkdocs_backlog.vocabulary.by_page import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.backlog import Backlog, Recognition
    from mkdocs_backlog.model.baseline import Baseline
    from mkdocs_backlog.model.document import Document
    from mkdocs_backlog.model.history import HistorySource
    from mkdocs_backlog.model.ledger import LedgerRow
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.page_options import PageOptions
    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.model.timeline import History
    from mkdocs_backlog.rules.after_rendering import Rendered
    from mkdocs_backlog.settings import Settings


@without_collection()
def analyze(
    site: Site,
    settings: Settings,
    *,
    everything: bool = False,
    history: HistorySource | None = None,
    baseline: Baseline | None = None,
) -> Analysis:
    """Return all that is known about a documentation tree, findings included.

    Args:
        site: The pages and files.
        settings: The options.
        everything: Take every matrix for a backlog, whatever its page is called.
        history: Where the history of pages comes from; None: nothing is known of it.
        baseline: The findings that are known; None: all of them are new.
    """
    slugs = site.slugs or DEFAULT_SLUGS
    documents = {uri: parse_document(uri, site.pages[uri], slugs) for uri in sorted(site.pages)}
    options = {uri: read_page_options(document) for uri, document in documents.items()}
    vocabularies = Vocabularies(settings.columns, settings.statuses, options)
    links = LinkResolver(
        site, documents, repository_links=settings.repository_links, generated=settings.pages
    )
    recognitions = _recognise(documents, vocabularies)
    chosen = choose(recognitions, settings.matrices, everything=everything)
    written = _Reader(site, settings, documents, vocabularies, links).read(chosen, options)
    written = replace(
        written,
        recognitions=recognitions,
        rows=_ledger_rows(written.ledgers, documents, recognitions, vocabularies),
    )
    index = _index_steps(written)
    if history and settings.history and written.backlogs:
        chronicler = Chronicler(history, settings, vocabularies, written.ledgers_by_page())
        written = replace(written, history=chronicler.write(documents, _checklists(written, index)))
    analysis = answer_widgets(_resolve(site, settings, links, written, index), settings)
    return sift(replace(analysis, findings=run_rules(analysis, settings)), baseline)


def add_rendered(analysis: Analysis, settings: Settings, rendered: Rendered) -> Analysis:
    """Return the analysis with what only the rendered pages show.

    Args:
        analysis: What is known of the sources, findings included.
        settings: The options.
        rendered: What the pages show.
    """
    late = run_after_rendering(analysis, settings, rendered)
    if not late:
        return analysis
    found = in_order((*analysis.findings, *analysis.known, *late))
    return sift(replace(analysis, findings=found), analysis.baseline)


def sift(analysis: Analysis, baseline: Baseline | None) -> Analysis:
    """Return an analysis with those of its findings set apart that are known.

    Args:
        analysis: What is known, with all findings.
        baseline: The findings that are accepted; None: all of them are new.
    """
    if baseline is None:
        return analysis
    new, known, fixed = baseline.sift(analysis.findings)
    return replace(analysis, findings=new, baseline=baseline, known=known, removable=fixed)


def _recognise(
    documents: Mapping[str, Document], vocabularies: Vocabularies
) -> tuple[Recognition, ...]:
    recogniser = vocabularies.readers(Recogniser)
    return tuple(
        found
        for uri, document in documents.items()
        if document.tables
        for found in recogniser(uri).recognise(document)
    )


def _ledger_rows(
    ledgers: Iterable[Ledger],
    documents: Mapping[str, Document],
    recognitions: Iterable[Recognition],
    vocabularies: Vocabularies,
) -> Mapping[str, Sequence[LedgerRow]]:
    """Return the rows of the ledgers' tables by ledger."""
    reader = vocabularies.readers(LedgerRowReader)
    tables = by_page(recognitions)
    return {
        file: reader(file).read(documents[file], tables.get(file, ()))
        for file in sorted({ledger.file for ledger in ledgers if ledger.exists})
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """The backlogs as they are written, and the files that their governance names."""

    documents: Mapping[str, Document]
    options: Mapping[str, PageOptions]
    backlogs: tuple[Backlog, ...]
    ledgers: tuple[Ledger, ...]
    governed: frozenset[str]
    superseded: Mapping[str, Location]
    recognitions: tuple[Recognition, ...] = ()
    rows: Mapping[str, Sequence[LedgerRow]] = field(default_factory=dict)
    history: History | None = None

    def ledgers_by_page(self) -> dict[str, list[str]]:
        """Return the ledgers that exist by the page of the backlog that they belong to."""
        found: dict[str, list[str]] = {backlog.src_uri: [] for backlog in self.backlogs}
        for ledger in self.ledgers:
            if ledger.exists:
                found[ledger.backlog].append(ledger.file)
        return found


class _Reader:
    """Reads the chosen tables and the governance of their pages."""

    def __init__(
        self,
        site: Site,
        settings: Settings,
        documents: Mapping[str, Document],
        vocabularies: Vocabularies,
        links: LinkResolver,
    ) -> None:
        self._site = site
        self._settings = settings
        self._documents = documents
        self._vocabulary = vocabularies.site
        self._items = vocabularies.readers(lambda words: ItemReader(words, settings.id_pattern))
        self._governor = Governor(documents, links)

    def read(self, chosen: Sequence[Recognition], options: Mapping[str, PageOptions]) -> _Written:
        pages = by_page(chosen)
        rules = {
            uri: effective_rules(
                options[uri],
                read_governance(self._documents[uri], self._vocabulary),
                self._settings,
                self._site,
            )
            for uri in pages
        }
        superseded = {uri: self._governor.superseded(uri, rules[uri]) for uri in pages}
        ledgers = {
            uri: ledgers_of(uri, self._governor.ledgers(uri, rules[uri]), self._documents)
            for uri in pages
        }
        # A ledger or a replaced log is never a backlog, though its table may look like one.
        aside = {
            uri: {*superseded[uri], *(ledger.file for ledger in ledgers[uri])} for uri in pages
        }
        kept = keep(aside, {found.src_uri for found in chosen if found.named})
        return _Written(
            documents=self._documents,
            options=options,
            backlogs=tuple(
                assemble(
                    uri,
                    self._documents[uri].title,
                    [self._items(uri).read(recognition) for recognition in pages[uri]],
                    rules[uri],
                )
                for uri in kept
            ),
            ledgers=tuple(ledger for uri in kept for ledger in ledgers[uri]),
            governed=frozenset().union(*(self._governor.checklists(rules[uri]) for uri in kept)),
            superseded={file: place for uri in kept for file, place in superseded[uri].items()},
        )


def _index_steps(written: _Written) -> StepIndex:
    items = (item for backlog in written.backlogs for item in backlog.items)
    names = (step_key(name) for i in items for name in (i.id, *(step.text for step in i.steps)))
    return StepIndex(written.documents.values(), names)


def _checklists(written: _Written, index: StepIndex) -> frozenset[str]:
    """Return the pages with steps, whether items refer to them today or may have done so once."""
    return written.governed.union(box.src_uri for boxes in index.steps.values() for box in boxes)


def _resolve(
    site: Site, settings: Settings, links: LinkResolver, written: _Written, index: StepIndex
) -> Analysis:
    items = [(backlog, item) for backlog in written.backlogs for item in backlog.items]
    gone = written.history.vanished if written.history else ()
    former = {entry.id for entry in gone} - {item.id for _, item in items}
    finder = MentionFinder(
        [item.id for _, item in items],
        [place for backlog in written.backlogs for place in _own_rows(backlog)],
        former,
    )
    known, unknown = finder.find(written.documents.values(), _declared(written.documents, index))
    ledgers = LedgerReader(
        written.ledgers, written.documents, settings.ledger_evidence, written.history
    )
    stems = unique_stems([item.id for _, item in items])
    claims = ClaimFinder(written.rows, links)
    resolver = ItemResolver(settings, links, index, (ledgers, claims), known)
    resolved = tuple(
        resolver.resolve(backlog, item, stem)
        for (backlog, item), stem in zip(items, stems, strict=True)
    )
    return Analysis(
        site=site,
        documents=written.documents,
        backlogs=written.backlogs,
        recognitions=written.recognitions,
        items=resolved,
        steps=index.steps,
        governed=written.governed,
        ledgers=written.ledgers,
        superseded=written.superseded,
        links=links.all_links(),
        unknown_mentions=tuple(unknown),
        page_options=written.options,
        history=written.history,
        former=tuple(find_former(resolved, written.history, settings)),
        former_mentions={name: tuple(known[name]) for name in sorted(former) if name in known},
    )


def _own_rows(backlog: Backlog) -> Iterable[Location]:
    for matrix in backlog.matrices:
        for item in matrix.items:
            yield item.location


def _declared(documents: Mapping[str, Document], index: StepIndex) -> frozenset[str]:
    """Return the names that first cells, headings and boxes declare."""
    names: set[str] = {box.label for boxes in index.steps.values() for box in boxes}
    for document in documents.values():
        for table in document.tables:
            names.update(row.cells[0].text for row in table.rows if row.cells)
        for heading in document.headings:
            names.update(word.strip(":.()[]") for word in heading.text.split())
    return frozenset(names)
