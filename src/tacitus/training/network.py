"""The coder's network: an encoder, a class for every word, and what a trigger asks of the words around it.

words -> encoder -> word vectors -> trigger class of every word
trigger (mean of its words) + its category -> role of every word, modes, status
actor, recipient -> attention over the words -> category of the one's act on the other (stage `relation`)
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import DISTANCES, MODES, ROLES, STATUSES, TRIGGERS

WIDTH = 192  # of the heads


class Rereading(nn.Module):
    """One layer of attention over the words of an act's window, with the trigger marked in them."""

    def __init__(self, hidden: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.inward = nn.Linear(hidden, 3 * hidden)
        self.outward = nn.Linear(hidden, hidden)
        self.wide, self.narrow = nn.Linear(hidden, 2 * hidden), nn.Linear(2 * hidden, hidden)
        self.first, self.second = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """[acts, words, hidden] -> the same shape; words whose mask is 0 are not looked at."""
        acts, count, hidden = words.shape
        parts = (
            self.inward(words)
            .reshape(acts, count, 3, self.heads, hidden // self.heads)
            .permute(2, 0, 3, 1, 4)
        )
        scores = parts[0] @ parts[1].transpose(-1, -2) / (hidden // self.heads) ** 0.5
        shares = scores.masked_fill(~mask.bool()[:, None, None, :], -1e4).softmax(-1)
        seen = (shares @ parts[2]).transpose(1, 2).reshape(acts, count, hidden)
        words = self.first(words + self.dropout(self.outward(seen)))
        return self.second(words + self.dropout(self.narrow(nn.functional.gelu(self.wide(words)))))


class Network(nn.Module):
    """Heads over an encoder with `hidden_size` features a word."""

    def __init__(self, encoder: nn.Module, hidden: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.trigger = nn.Linear(hidden, len(TRIGGERS))
        self.category = nn.Embedding(len(CATEGORIES), hidden)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.mark = nn.Parameter(torch.zeros(hidden))
        self.rereading = Rereading(hidden, hidden // 64, dropout)
        self.role_word = nn.Linear(hidden, WIDTH)
        self.role_trigger = nn.Linear(hidden, WIDTH)
        self.role_out = nn.Linear(WIDTH, len(ROLES))
        self.act = nn.Linear(hidden, WIDTH)
        self.mode_out = nn.Linear(WIDTH, len(MODES))
        self.status_out = nn.Linear(WIDTH, len(STATUSES))
        self.query = nn.Linear(2 * hidden, WIDTH)
        self.key = nn.Linear(hidden, WIDTH)
        self.pair = nn.Linear(3 * hidden, WIDTH)
        self.pair_out = nn.Linear(WIDTH, len(CATEGORIES))

    def words(self, ids: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Word vectors [batch, words, hidden]: those of each word's first piece."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.dropout(hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])))

    def acts(
        self, words: Tensor, mask: Tensor, triggers: Tensor, categories: Tensor, offsets: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """For each act its roles [acts, words, roles], modes and status.

        Args:
            words: [acts, words, hidden], the window of each act.
            mask: [acts, words], 1 where there is a word.
            triggers: [acts, words], 1 / number of trigger words at each of them, else 0.
            categories: [acts], index of the category.
            offsets: [acts, words], bucket of the distance from the trigger.
        """
        category = self.category(categories).unsqueeze(1)
        marked = (triggers > 0).to(words.dtype).unsqueeze(-1) * (self.mark + category)
        told = self.rereading(words + marked + self.distance(offsets), mask)
        trigger = torch.einsum("anh,an->ah", told, triggers)
        roles = self.role_out(
            nn.functional.gelu(self.role_word(told) + self.role_trigger(trigger).unsqueeze(1))
        )
        act = nn.functional.gelu(self.act(trigger))
        return roles, self.mode_out(act), self.status_out(act)

    def relation(self, words: Tensor, mask: Tensor, actors: Tensor, recipients: Tensor) -> Tensor:
        """Category logits of what each actor does to each recipient; spans as averaging weights [pairs, words]."""
        actor = torch.einsum("pnh,pn->ph", words, actors)
        recipient = torch.einsum("pnh,pn->ph", words, recipients)
        both = torch.cat([actor, recipient], -1)
        weights = torch.einsum("pw,pnw->pn", self.query(both), self.key(words)) / WIDTH**0.5
        weights = weights.masked_fill(~mask.bool(), -1e4).softmax(-1)
        seen = torch.einsum("pnh,pn->ph", words, weights)
        return self.pair_out(torch.nn.functional.gelu(self.pair(torch.cat([both, seen], -1))))


def load_encoder(folder: str, dropout: float = 0.1) -> tuple[nn.Module, int]:
    """An encoder of safetensors weights in a local folder, and its hidden size; nothing is downloaded."""
    from transformers import AutoConfig, AutoModel

    config = AutoConfig.from_pretrained(folder, local_files_only=True)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = dropout
    model = AutoModel.from_pretrained(folder, config=config, local_files_only=True, use_safetensors=True)
    return model, int(config.hidden_size)
