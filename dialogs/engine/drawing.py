"""The flows as people read them: a Mermaid graph each, and a script to lay beside the manual, with its coverage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from dialogs.engine.check.edges import Edge, Way, edges_of
from dialogs.engine.flow import Catalogue, Flow
from dialogs.engine.states import Choose, Decide, End, Form, Handoff, Run, Show, State

LAST_ITEM = 151
"""The manual's items are M1 to M151."""
LONGEST_QUOTE = 90
"""Characters of a sentence in the script."""
_CITED = re.compile(r"M([0-9]+)(?:\s*[-\u2013]\s*M?([0-9]+))?")

Text = Callable[[str], str | None]
"""A reference to words -> its plain text, None where there are none."""


def cited(cites: str) -> frozenset[int]:
    """The items of the manual a state cites: `M33 M34`, `M13-M17`; decisions (D5) are not items."""
    found = set[int]()
    for first, last in _CITED.findall(cites):
        found |= set(range(int(first), int(last or first) + 1))
    return frozenset(found)


# --- the graph --------------------------------------------------------------------------------------------------------


def mermaid(flow: Flow) -> str:
    """The flow as a Mermaid flowchart: one node for each state, one arrow for each way."""
    lines = ["flowchart TD", *(f"    {_node(state)}" for state in flow.states)]
    for state in flow.states:
        for target, labels in _ways(state).items():
            arrow = f"-->|{' / '.join(labels)}|" if labels else "-->"
            lines.append(f"    {_id(state.name)} {arrow} {_id(target)}")
        if isinstance(state, End) and state.follow is not None:
            lines.append(f"    {_id(state.name)} -.-> follow_{state.follow}[[{state.follow}]]")
    return "\n".join(lines)


def _id(name: str) -> str:
    """A node's id: `end` alone is a word of Mermaid's own."""
    return f"s_{name}"


def _node(state: State) -> str:
    label = f"{type(state).__name__} · {state.name}<br/>{state.cites}"
    match state:
        case End() | Handoff():
            shape = f'(["{label}"])'
        case Decide():
            shape = f'{{"{label}"}}'
        case Run():
            shape = f'[["{label}: {state.flow}"]]'
        case _:
            shape = f'["{label}"]'
    return f"{_id(state.name)}{shape}"


def _ways(state: State) -> Mapping[str, list[str]]:
    """The labels of the ways to each target; the plain way on has none."""
    found: dict[str, list[str]] = {}
    for edge in edges_of(state):
        found.setdefault(edge.target, []).extend([] if edge.name == "then" else [_label(edge)])
    if isinstance(state, Choose) and isinstance(state.then, Mapping):
        for option, target in state.then.items():
            found[target].append(option)
    return found


def _label(edge: Edge) -> str:
    inner = re.fullmatch(r"\w+\[(.*)\]", edge.name)
    return inner[1] if inner else edge.name


# --- the script -------------------------------------------------------------------------------------------------------


def script(flow: Flow, text: Text) -> str:
    """The flow as lines to read beside the manual, in its order: item, what happens, what is said, where it leads."""
    return "\n".join(_line(flow, state, text) for state in flow.states)


def _line(flow: Flow, state: State, text: Text) -> str:
    ref = f"{flow.name}-{state.name}"
    said = text(ref) or text(f"{ref}.open")
    parts = [
        f"- **{state.cites}** `{state.name}` {text(f'script-{type(state).__name__}') or type(state).__name__}"
    ]
    parts += [f"«{_short(said)}»"] if said else []
    names = (*getattr(state, "fixed", ()), *getattr(state, "exits", ()))
    if isinstance(state, Choose | Show | Form) and names:
        parts.append(f"[{' | '.join(_short(text(f'{ref}.{name}') or name) for name in names)}]")
    if isinstance(state, End) and state.follow is not None:
        parts.append(f"⇒ *{state.follow}*")
    onward = [edge.target for edge in edges_of(state) if edge.way is not Way.REFUSED]
    parts += [f"→ {', '.join(f'`{name}`' for name in dict.fromkeys(onward))}"] if onward else []
    refused = [f"{_label(edge)} → `{edge.target}`" for edge in edges_of(state) if edge.way is Way.REFUSED]
    return "\n".join([" ".join(parts), *([f"  - ✗ {'; '.join(refused)}"] if refused else [])])


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


# --- the page ---------------------------------------------------------------------------------------------------------


def coverage(catalogue: Catalogue) -> Mapping[int, tuple[str, ...]]:
    """For each item of the manual the states that serve it, as `flow.state`."""
    found: dict[int, list[str]] = {item: [] for item in range(1, LAST_ITEM + 1)}
    for flow in catalogue.flows.values():
        for state in flow.states:
            for item in cited(state.cites):
                if item in found:
                    found[item].append(f"{flow.name}.{state.name}")
    return {item: tuple(places) for item, places in found.items()}


def flows_page(catalogue: Catalogue, text: Text) -> str:
    """The whole page: every flow as graph and script, then the coverage of the manual. Markdown."""
    return "\n".join([*_page(catalogue, text), ""])


def _page(catalogue: Catalogue, text: Text) -> Iterator[str]:
    yield from (f"# {text('script-title')}", "", text("script-intro") or "", "")
    for flow in catalogue.flows.values():
        yield from (f"## {flow.title}", "", f"`{flow.name}`, {text('script-version')} {flow.version}", "")
        yield from ("```mermaid", mermaid(flow), "```", "", script(flow, text), "")
    covered = {item: places for item, places in coverage(catalogue).items() if places}
    yield from (f"## {text('script-coverage')}: {len(covered)} / {LAST_ITEM}", "")
    yield from (
        f"- **M{item}** {', '.join(f'`{place}`' for place in places)}" for item, places in covered.items()
    )
    missing = [item for item in range(1, LAST_ITEM + 1) if item not in covered]
    yield from ("", f"{text('script-missing')}: {', '.join(_ranges(missing))}.")


def _ranges(items: Iterable[int]) -> Iterator[str]:
    """Numbers as ranges: M40-M43, M45."""
    run: list[int] = []
    for item in (*items, 0):
        if run and item != run[-1] + 1:
            yield f"M{run[0]}" if len(run) == 1 else f"M{run[0]}-M{run[-1]}"
            run = []
        run.append(item)
