"""An article held against a record: statements, verdicts, evidence, and how well the record covers what was asked."""

from tacitus.claims.check import Checker
from tacitus.claims.values import VERDICTS, Checked, Coverage, Evidence, Question, Report, Trend, Verdict

__all__ = ["VERDICTS", "Checked", "Checker", "Coverage", "Evidence", "Question", "Report", "Trend", "Verdict"]
