"""`qstar rules` and `qstar kinds`: catalogues from the declarations."""

from __future__ import annotations

import sys

from qstar_cli.cli.status import ExitStatus
from qstar_cli.errors import QstarError
from qstar_cli.operators.registry import questions
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule


def rule_page(rule: Rule) -> str:
    """The page of a rule: what it says, claims and costs, with its examples and refusals."""
    lines = [rule.name, "=" * len(rule.name), "", f"{rule.title}. {rule.say}", ""]
    if rule.page:
        lines += [" ".join(rule.page.split()), ""]
    lines += [f"claims: {rule.relation}", f"cost: {rule.cost:g}", f"level: {rule.level}"]
    if rule.questions:
        lines.append(f"questions: {', '.join(q.lower() for q in rule.questions)}")
    if rule.method:
        lines.append(f"method: {rule.method}")
    lines += ["", "examples:"] + [f"    {before}  ->  {after}" for before, after in rule.examples.items()]
    if rule.refuses:
        lines += ["refuses:"] + [f"    {text}" for text in rule.refuses]
    return "\n".join(lines) + "\n"


def print_rules(name: str | None) -> ExitStatus:
    """Print the table of all rules, or the page of one. Raises QstarError for a name that is not there."""
    if name is not None:
        if name not in rules():
            near = [n for n in rules() if name in n]
            raise QstarError(
                f"there is no rule {name!r}", hint=f"did you mean {', '.join(near)}?" if near else "see qstar rules"
            )
        sys.stdout.write(rule_page(rules()[name]))
        return ExitStatus.SOLVED
    width = max(map(len, rules()), default=0)
    for rule in rules().values():
        sys.stdout.write(f"{rule.name:<{width}}  {rule.title}\n")
    return ExitStatus.SOLVED


def print_kinds() -> ExitStatus:
    """Print the kinds of question with an example each."""
    known = questions()
    width = max((len(op.title) for op in known), default=0)
    for op in known:
        sys.stdout.write(f"{op.title:<{width}}  {op.example}\n")
    return ExitStatus.SOLVED
