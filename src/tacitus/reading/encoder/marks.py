"""Two parties marked in a window, so that the encoder reads it with the question in mind.

"Iran expelled two diplomats of Chile" becomes "@ Iran @ expelled # two diplomats of Chile #": the marks are words of
their own. Source of the scheme: entity markers, https://arxiv.org/abs/1906.03158.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import Window
from tacitus.reading.tokens import Token

ACTOR, RECIPIENT = "@", "#"


def marked(
    window: Window, actor: Sequence[int], recipient: Sequence[int], pieces: WordPieces
) -> tuple[Window, tuple[int, int], tuple[int, int]]:
    """The window with marks around the words of both parties, and the places of the actor's and the recipient's marks.

    A party without words (it is not named) has its marks at the end.
    """
    count = len(window.words)
    inserted: dict[int, list[str]] = {}
    for sign, words in ((ACTOR, actor), (RECIPIENT, recipient)):
        first, after = (min(words), max(words) + 1) if words else (count, count)
        inserted.setdefault(after, []).insert(0, sign)
        inserted.setdefault(first, []).append(sign)
    words_: list[Token] = []
    surfaces: list[str] = []
    owners: list[int] = []
    for at in range(count + 1):
        here = window.words[min(at, count - 1)]
        for sign in inserted.get(at, ()):
            words_.append(Token(sign, sign, here.start, here.start))
            surfaces.append(sign)
            owners.append(window.sentence_of[min(at, count - 1)])
        if at < count:
            words_.append(window.words[at])
            surfaces.append(window.surfaces[at])
            owners.append(window.sentence_of[at])
    ids, first_pieces = pieces.encode(surfaces)
    told = Window(tuple(words_), tuple(surfaces), tuple(owners), tuple(ids), tuple(first_pieces))
    places = [
        [i for i, w in enumerate(words_) if w.text == s and w.start == w.end] for s in (ACTOR, RECIPIENT)
    ]
    return told, (places[0][0], places[0][-1]), (places[1][0], places[1][-1])
