"""Inflected forms of English verbs and nouns, for the cue lexicon; irregular forms are listed, the rest follows rules."""

from __future__ import annotations

from typing import Literal

Form = Literal["base", "s", "past", "participle", "ing"]

IRREGULAR = {  # base: (past, participle)
    "arise": ("arose", "arisen"), "be": ("was", "been"), "beat": ("beat", "beaten"), "begin": ("began", "begun"),
    "blow": ("blew", "blown"), "break": ("broke", "broken"), "bring": ("brought", "brought"), "build": ("built", "built"),
    "burn": ("burned", "burnt"), "catch": ("caught", "caught"), "come": ("came", "come"), "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"), "do": ("did", "done"), "drive": ("drove", "driven"), "fight": ("fought", "fought"),
    "find": ("found", "found"), "flee": ("fled", "fled"), "fly": ("flew", "flown"), "forgive": ("forgave", "forgiven"),
    "free": ("freed", "freed"), "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"),
    "hang": ("hanged", "hanged"), "have": ("had", "had"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"),
    "lend": ("lent", "lent"), "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"),
    "meet": ("met", "met"), "overthrow": ("overthrew", "overthrown"), "pay": ("paid", "paid"), "put": ("put", "put"),
    "quit": ("quit", "quit"), "raid": ("raided", "raided"), "say": ("said", "said"), "seek": ("sought", "sought"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"), "slay": ("slew", "slain"), "speak": ("spoke", "spoken"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "strike": ("struck", "struck"), "sue": ("sued", "sued"), "swear": ("swore", "sworn"),
    "take": ("took", "taken"), "teach": ("taught", "taught"), "tell": ("told", "told"), "throw": ("threw", "thrown"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"), "write": ("wrote", "written"),
    "slam": ("slammed", "slammed"), "ban": ("banned", "banned"), "bar": ("barred", "barred"), "rob": ("robbed", "robbed"),
    "stab": ("stabbed", "stabbed"), "gun": ("gunned", "gunned"), "permit": ("permitted", "permitted"),
    "expel": ("expelled", "expelled"), "repel": ("repelled", "repelled"), "quell": ("quelled", "quelled"),
    "kidnap": ("kidnapped", "kidnapped"), "stop": ("stopped", "stopped"), "drop": ("dropped", "dropped"),
    "rebut": ("rebutted", "rebutted"), "extol": ("extolled", "extolled"), "hijack": ("hijacked", "hijacked"),
    "snub": ("snubbed", "snubbed"), "swap": ("swapped", "swapped"), "scrap": ("scrapped", "scrapped"),
    "cancel": ("cancelled", "canceled"), "impel": ("impelled", "impelled"), "commit": ("committed", "committed"),
    "step": ("stepped", "stepped"), "jail": ("jailed", "jailed"), "chat": ("chatted", "chatted"), "plan": ("planned", "planned"),
    "confer": ("conferred", "conferred"), "defer": ("deferred", "deferred"), "veto": ("vetoed", "vetoed"),
    "bid": ("bid", "bid"), "ram": ("rammed", "rammed"), "bomb": ("bombed", "bombed"), "label": ("labelled", "labeled"),
    "shell": ("shelled", "shelled"), "rally": ("rallied", "rallied"), "flog": ("flogged", "flogged"), "recall": ("recalled", "recalled"),
    "whip": ("whipped", "whipped"), "shun": ("shunned", "shunned"), "acquit": ("acquitted", "acquitted"),
    "rebel": ("rebelled", "rebelled"), "rape": ("raped", "raped"), "admit": ("admitted", "admitted"),
}  # fmt: skip
_DOUBLING = frozenset("slam ban bar rob stab gun permit expel repel kidnap stop drop snub swap scrap commit step plan confer defer ram "
                      "flog whip shun acquit rebel admit hit cut get put quit set shut let begin forget cancel".split())  # fmt: skip


def verb_forms(lemma: str) -> tuple[tuple[str, Form], ...]:
    """(surface, form) pairs of a verb; one surface may stand for several forms ("expelled": past and participle)."""
    past, participle = IRREGULAR.get(lemma, (_ed(lemma), _ed(lemma)))
    return (
        (lemma, "base"),
        (_s(lemma), "s"),
        (past, "past"),
        (participle, "participle"),
        (past, "participle"),
        (_ing(lemma), "ing"),
    )


def plural(noun: str) -> str:
    """Regular plural of a noun."""
    return _s(noun)


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb in _DOUBLING:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"
