"""The words files as data: every reference, its source, and the variables it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

WORDS = Path(__file__).parent
_TAG = re.compile(r"<[^>]*>")


class WordsError(Exception):
    """A words file that Fluent cannot read, or a reference defined twice."""


class _Uses(Visitor):
    """Collects what a pattern uses: variables, and other references."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's own naming
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(f"-{node.id.name}")


@dataclass(frozen=True, slots=True)
class _Pattern:
    variables: frozenset[str]
    references: frozenset[str]
    text: str


class Sentences:
    """All references of one language: `flow-state`, `flow-state.attribute`."""

    def __init__(self, language: str, sources: Mapping[str, str] | None = None) -> None:
        """Read the language's files, or sources given by file name; raises WordsError."""
        self.language = language
        self.sources: Mapping[str, str] = sources or {
            path.name: path.read_text("utf-8") for path in sorted((WORDS / language).glob("*.ftl"))
        }
        self._patterns: dict[str, _Pattern] = {}
        self._variables: dict[str, frozenset[str]] = {}
        for name, source in self.sources.items():
            for reference, pattern in _patterns(name, source):
                if reference in self._patterns:
                    raise WordsError(f"{name}: {reference} is defined twice")
                self._patterns[reference] = pattern
        self._refs = frozenset(name for name in self._patterns if not name.startswith("-"))

    def refs(self) -> frozenset[str]:
        """Every reference that can be said; terms are not."""
        return self._refs

    def references(self, ref: str) -> frozenset[str]:
        """The messages and terms a sentence refers to directly."""
        return self._patterns[ref].references

    def variables(self, ref: str) -> frozenset[str]:
        """The variables a sentence needs, its references followed; KeyError where there is no such sentence."""
        known = self._variables.get(ref)
        if known is None:
            known = self._variables[ref] = frozenset(self._needs(ref, frozenset()))
        return known

    def text(self, ref: str) -> str | None:
        """A sentence as people may read it outside a conversation, its variables as ‹name›; None where there is none."""
        pattern = self._patterns.get(ref)
        return _TAG.sub("", pattern.text) if pattern is not None else None

    def _needs(self, ref: str, above: frozenset[str]) -> Iterator[str]:
        if ref in above:
            raise WordsError(f"{ref} refers to itself")
        pattern = self._patterns[ref]
        yield from pattern.variables
        for reference in pattern.references:
            yield from self._needs(reference, above | {ref})


@cache
def sentences_of(language: str) -> Sentences:
    """The words of a language as they are in the files: read once."""
    return Sentences(language)


def _patterns(name: str, source: str) -> Iterator[tuple[str, _Pattern]]:
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            raise WordsError(f"{name}: {entry.annotations[0].message}: {(entry.content or '').strip()[:80]}")
        if not isinstance(entry, ast.Message | ast.Term):
            continue
        prefix = "-" if isinstance(entry, ast.Term) else ""
        parts: Mapping[str, ast.Pattern | None] = {
            "": entry.value,
            **{f".{attribute.id.name}": attribute.value for attribute in entry.attributes},
        }
        for suffix, pattern in parts.items():
            if pattern is not None:
                uses = _Uses()
                uses.visit(pattern)
                yield (
                    f"{prefix}{entry.id.name}{suffix}",
                    _Pattern(frozenset(uses.variables), frozenset(uses.references), _written(pattern)),
                )


def _written(pattern: ast.Pattern) -> str:
    """A pattern as text: of alternatives the last resort, of variables and references the name."""
    return "".join(
        element.value if isinstance(element, ast.TextElement) else _placed(element.expression)
        for element in pattern.elements
    )


def _placed(expression: object) -> str:
    match expression:
        case ast.SelectExpression():
            return next(_written(variant.value) for variant in expression.variants if variant.default)
        case ast.VariableReference() | ast.MessageReference() | ast.TermReference():
            return f"‹{expression.id.name}›"
        case ast.Placeable():
            return _placed(expression.expression)
        case ast.StringLiteral() | ast.NumberLiteral():
            return str(expression.parse()["value"])
        case _:
            return "‹…›"
