"""An item, tied to its documents, steps, ledgers and mentions, with the status that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Mention, ResolvedDocument, ResolvedItem
from mkdocs_backlog.resolve.ledgers import LedgerReader, LedgerSubject
from mkdocs_backlog.resolve.statuses import await_ledgers, derive_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.analysis import Target
    from mkdocs_backlog.model.backlog import Backlog, DocumentRef, Item
    from mkdocs_backlog.resolve.ledger_rows import ClaimFinder
    from mkdocs_backlog.resolve.links import LinkResolver
    from mkdocs_backlog.resolve.steps import StepIndex
    from mkdocs_backlog.settings import Settings


class ItemResolver:
    """Ties one item after the other to what exists."""

    def __init__(
        self,
        settings: Settings,
        links: LinkResolver,
        index: StepIndex,
        ledgers: tuple[LedgerReader, ClaimFinder],
        mentions: Mapping[str, Sequence[Mention]],
    ) -> None:
        """Take what items are tied to.

        Args:
            settings: The options.
            links: Resolves what documents are referred to.
            index: The boxes of all checklists.
            ledgers: What ledgers show, and what their rows say.
            mentions: The places that name items, by ID.
        """
        self._settings = settings
        self._links = links
        self._index = index
        self._ledgers, self._claims = ledgers
        self._mentions = mentions

    def _target(self, ref: DocumentRef) -> Target:
        find = self._links.resolve if ref.linked else self._links.resolve_path
        return find(ref.href, ref.location.path)

    def resolve(self, backlog: Backlog, item: Item, stem: str) -> ResolvedItem:
        """Return an item with all that it is tied to; `stem` names its page and row anchor."""
        steps = self._index.of_item(item)
        mentions = tuple(self._mentions.get(item.id, ()))
        written, evidence = derive_status(item, steps)
        documents = tuple(
            ResolvedDocument(ref=ref, target=self._target(ref)) for ref in item.documents
        )
        files = self._ledgers.files(backlog.src_uri)
        claims = self._claims.find(files, item, steps, documents)
        ledgers = self._ledgers.entries(
            LedgerSubject(
                key=(backlog.src_uri, item.id),
                written=written,
                steps=steps,
                mentions=mentions,
                claims=claims,
            )
        )
        status, closure = await_ledgers(written, ledgers)
        pages = self._settings.pages if self._settings.item_pages else None
        return ResolvedItem(
            item=item,
            backlog=backlog.src_uri,
            status=status,
            written=written,
            evidence=(*evidence, *closure),
            documents=documents,
            steps=steps,
            ledgers=ledgers,
            mentions=mentions,
            anchor=stem,
            page=f"{pages}/items/{stem}.md" if pages else None,
            claims=claims,
        )
