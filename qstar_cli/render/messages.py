"""Every sentence shown to a reader: message ids with templates, so that another language touches no rule.

Rules bring their own sentences under `rule.NAME.title` and `rule.NAME.say`.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from typing import cast

ENGLISH: Mapping[str, str] = {
    "read-as": "Read as: {sentence}",
    "note": "note: {sentence}",
    "answer": "Answer: {answer}",
    "answer-exact": "(= {fraction})",
    "answer-approximate": "Approximately: {value}",
    "answer-place": "{root} lies between {low} and {high}.",
    "answer-intervals": "In interval notation: {intervals}",
    "answer-unchanged": "The expression already has the form asked for.",
    "conditions": "Condition: {conditions}",
    "for-case": "Case {condition}",
    "branch": "Equation {number}",
    "why.method": "Also possible: {others}. This way is the shortest to read.",
    "check": "Check: {equation} gives {left} = {right}",
    "check.exact": "Check: {candidate} satisfies the equation exactly",
    "verified": "Verified: {level} ({details})",
    "verified.steps.one": "1 step",
    "verified.steps.many": "{count} steps",
    "verified.steps.none": "no step needed",
    "search": "Search: {heuristic}, {expanded} expanded, {generated} generated, {applied} applied, cost {cost}",
    "declined": "Declined: {reason}",
    "declined.partial": "What was proved so far ({count}):",
    "declined.exhausted": "no rule leads further from here",
    "declined.expansions": "the limit of {limit} expanded states was reached (raise --max-expansions)",
    "declined.timeout": "the time limit was reached (raise --timeout)",
    "declined.method": "the method asked for does not lead to an answer here (without --method others are tried)",
    "declined.too-large": "a number or expression grows too large",
    "declined.unverified": "an answer was found, but it could not be verified",
    "declined.unknown-kind": "this kind of question is not known yet",
    "expected.matches": "Expected answer: {text} (the same)",
    "expected.differs": "Expected answer: {text} (NOT the same)",
    "expected.declined": "Expected answer: {text} (not reached)",
    "rule-bug": "a rule made a wrong step, which was dropped: {rule}: {before}  ->  {after}",
    "invalid.expected": "expected {expected}",
    "invalid.hint": "try: {hint}",
    "summary": "{solved} solved, {declined} declined, {invalid} invalid",
    "summary.mismatch": "{identifier}: expected {expected}, got {answer}",
    "answer-satisfies-the-equation": "everything in the answer is a solution",
    "no-solution-is-missing": "no solution is missing",
    "answer-has-the-same-value-and-domain": "the answer has the same value and domain",
    "every-factor-is-irreducible": "no factor can be factored further",
    "form-asked-for": "the answer has the form asked for",
    "certificate.valid": "{name}: {level}: {read_as}  ->  {answer}",
    "certificate.rejected": "{name}: REJECTED: {why}",
    "certificate.source": "{name}: the source text reads as this problem: {verdict}",
}


class Messages:
    """A catalogue of templates by message id; `rules` adds the sentences the rules declare."""

    def __init__(self, templates: Mapping[str, str] = ENGLISH, rules: Mapping[str, str] | None = None) -> None:
        self._templates = ChainMap(dict(templates), cast("dict[str, str]", {} if rules is None else rules))

    def say(self, message: str, **values: object) -> str:
        """The sentence with its values put in. A message id without a template is shown as words."""
        template = self._templates.get(message)
        if template is None:
            return message.rsplit(".", 1)[-1].replace("-", " ")
        return re.sub(r"\{(\w+)\}", lambda m: str(values.get(m[1], m[0])), template)

    def has(self, message: str) -> bool:
        return message in self._templates

    def sentence(self, rule: str, values: Mapping[str, object]) -> str:
        """The sentence of a rule with its values, "" where it has none or a value is not known (in substeps)."""
        template = self._templates.get(f"rule.{rule}.say", "")
        if not set(re.findall(r"\{(\w+)\}", template)) <= set(values):
            return ""
        return self.say(f"rule.{rule}.say", **values).rstrip() if template else ""  # a remark at the end may be empty

    def title(self, rule: str) -> str:
        """The title of a rule, or its name in words."""
        message = f"rule.{rule}.title"
        return self.say(message) if self.has(message) else rule.replace("-", " ").capitalize()
