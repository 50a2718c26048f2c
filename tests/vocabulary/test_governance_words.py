"""Sentences of Governance sections are understood in each language."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.backlog import GovernanceKind
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.governance import read_governance
from mkdocs_backlog.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary({}, {})

SENTENCES = {
    "de": (
        "Regeln",
        "Wer einen Punkt abschließt, aktualisiert die [Liste](a.md).",
        "Jeder Punkt muss in einer Checkliste der Stufe stufe-10 aufgeführt sein.",
        "Diese Liste ersetzt die frühere.",
    ),
    "es": (
        "Gobernanza",
        "Al cerrar un punto hay que actualizar la [lista](a.md).",
        "Cada punto debe figurar en la lista de verificación.",
        "Esta lista reemplaza a la anterior.",
    ),
    "pt": (
        "Governança",
        "Ao concluir um item, atualize a [lista](a.md).",
        "Cada item deve constar na lista de verificação.",
        "Esta lista substitui a anterior.",
    ),
    "fr": (
        "Gouvernance",
        "Clôturer un point exige de mettre à jour la [liste](a.md).",
        "Chaque point doit figurer dans une liste de contrôle.",
        "Cette liste remplace la précédente.",
    ),
    "it": (
        "Regole",
        "Chi chiude un punto aggiorna l'[elenco](a.md).",
        "Ogni punto deve comparire in una lista di controllo.",
        "Questo elenco sostituisce il precedente.",
    ),
    "nl": (
        "Werkafspraken",
        "Wie een punt afsluit, moet de [lijst](a.md) bijwerken.",
        "Elk punt moet in een controlelijst zijn opgenomen.",
        "Deze lijst vervangt de vorige.",
    ),
    "fi": (
        "Säännöt",
        "Kun kohta suljetaan, [luettelo](a.md) päivitetään.",
        "Jokaisen kohdan on löydyttävä tarkistuslistalta.",
        "Tämä luettelo korvaa aiemman.",
    ),
    "sv": (
        "Regler",
        "När en punkt stängs ska [listan](a.md) uppdateras.",
        "Varje punkt ska återfinnas i en checklista.",
        "Denna lista ersätter den förra.",
    ),
    "pl": (
        "Zasady",
        "Kto zamyka punkt, aktualizuje [listę](a.md).",
        "Każdy punkt ma występować na liście kontrolnej.",
        "Ta lista zastępuje poprzednią.",
    ),
    "ru": (
        "Правила",
        "Чтобы закрыть пункт, нужно обновить [список](a.md).",
        "Каждый пункт должен быть представлен в чек-листе.",
        "Этот список заменяет прежний.",
    ),
    "ko": (
        "운영 규칙",
        "항목을 완료하면 [목록](a.md)을 갱신한다.",
        "모든 항목은 체크리스트에 포함되어야 한다.",
        "이 목록은 이전 목록을 대체한다.",
    ),
    "ja": (
        "運用ルール",
        "項目を完了したら[一覧](a.md)を更新する。",
        "各項目はチェックリストに掲載する。",
        "この一覧は以前の一覧の代わりに使う。",
    ),
    "zh": (
        "治理规则",
        "关闭条目时必须更新[列表](a.md)。",
        "每个条目都必须列入检查清单。",
        "本列表取代旧列表。",
    ),
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_the_three_kinds_of_rules_are_understood(language: str) -> None:
    heading, *sentences = SENTENCES[language]
    page = parse_document("page.md", "\n\n".join([f"# {heading}", *sentences]))

    rules = read_governance(page, VOCABULARY)

    assert [rule.kind for rule in rules] == [
        GovernanceKind.LEDGERS,
        GovernanceKind.CHECKLISTS,
        GovernanceKind.SUPERSEDES,
    ]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Gobernanza", "Todos los cambios deben aparecer en el registro de cambios."),
        ("Regras", "Todos os itens devem ter um responsável."),
        ("Regeln", "Die Tabelle wird jede Woche durchgesehen."),
    ],
)
def test_sentences_that_demand_nothing_of_checklists_are_no_rules(
    heading: str, sentence: str
) -> None:
    page = parse_document("page.md", f"# {heading}\n\n{sentence}\n")

    assert read_governance(page, VOCABULARY) == ()
