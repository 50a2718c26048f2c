from __future__ import annotations

from mkdocs_backlog.model.location import Location


def test_locations_sort_by_path_then_line_then_column() -> None:
    places = [Location("b", 1), Location("a", 10), Location("a", 2, 3), Location("a", 2)]

    assert sorted(places) == [
        Location("a", 2),
        Location("a", 2, 3),
        Location("a", 10),
        Location("b", 1),
    ]
