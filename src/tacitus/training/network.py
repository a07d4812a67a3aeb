"""The coder's network: an encoder, a class for every word, and what a trigger asks of the words around it.

words -> encoder -> word vectors -> trigger class of every word
lower word vectors + marks of a trigger and its category -> copies of the encoder's last layers -> role of every word, modes, status
actor, recipient -> attention over the words -> category of the one's act on the other (stage `relation`)
"""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import DISTANCES, MODES, ROLES, STATUSES, TRIGGERS

WIDTH = 192  # of the heads
AGAIN = 2  # last layers of the encoder that an act's window goes through again, with the trigger marked
SMALL = 0.02  # spread of the marks' first values, so that the second reading begins as the first


class Layer(nn.Module):
    """One layer of attention over the words of an act's window, in the form of the encoder's own layers."""

    def __init__(self, hidden: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.inward = nn.Linear(hidden, 3 * hidden)
        self.outward = nn.Linear(hidden, hidden)
        self.wide, self.narrow = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.first, self.second = nn.LayerNorm(hidden, eps=1e-12), nn.LayerNorm(hidden, eps=1e-12)
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
        shares = self.dropout(scores.masked_fill(~mask.bool()[:, None, None, :], -1e4).softmax(-1))
        seen = (shares @ parts[2]).transpose(1, 2).reshape(acts, count, hidden)
        words = self.first(words + self.dropout(self.outward(seen)))
        return self.second(words + self.dropout(self.narrow(nn.functional.gelu(self.wide(words)))))

    def begin_as(self, layer: nn.Module) -> None:
        """Take over the weights of a layer of a BERT encoder."""
        told = dict(layer.named_parameters())
        for kind in ("weight", "bias"):
            parts = [told[f"attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            getattr(self.inward, kind).data.copy_(torch.cat(parts))
            for own, name in (
                (self.outward, "attention.output.dense"),
                (self.first, "attention.output.LayerNorm"),
                (self.wide, "intermediate.dense"),
                (self.narrow, "output.dense"),
                (self.second, "output.LayerNorm"),
            ):
                getattr(own, kind).data.copy_(told[f"{name}.{kind}"])


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
        for table in (self.category, self.distance):
            table.weight.data *= SMALL
        told: Any = encoder  # of transformers, whose parts have no types here
        config = told.config
        self.rereading = nn.ModuleList(
            Layer(hidden, config.intermediate_size, config.num_attention_heads, dropout) for _ in range(AGAIN)
        )
        for own, layer in zip(self.rereading, told.encoder.layer[-AGAIN:], strict=True):
            cast("Layer", own).begin_as(layer)
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

    def words(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Word vectors [batch, words, hidden] of the last layer and of the one below the `AGAIN` last: those of each word's first piece."""
        layers = self.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
        at = first.unsqueeze(-1).expand(-1, -1, layers[-1].shape[-1])
        return self.dropout(layers[-1].gather(1, at)), layers[-1 - AGAIN].gather(1, at)

    def acts(
        self, lower: Tensor, mask: Tensor, triggers: Tensor, categories: Tensor, offsets: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """For each act its roles [acts, words, roles], modes and status.

        Args:
            lower: [acts, words, hidden], the lower vectors of each act's window, read again with its trigger marked.
            mask: [acts, words], 1 where there is a word.
            triggers: [acts, words], 1 / number of trigger words at each of them, else 0.
            categories: [acts], index of the category.
            offsets: [acts, words], bucket of the distance from the trigger.
        """
        category = self.category(categories).unsqueeze(1)
        marked = (triggers > 0).to(lower.dtype).unsqueeze(-1) * (self.mark + category)
        told = lower + marked + self.distance(offsets)
        for layer in self.rereading:
            told = layer(told, mask)
        told = self.dropout(told)
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
