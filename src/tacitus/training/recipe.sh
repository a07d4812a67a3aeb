# The steps of `make train`, in order; run from the repository's root. DATA is the folder of the public sets.
set -eu
out=build/train
given="$DATA/data/current_events_annotated/train.jsonl"
portal="$DATA/data/wikipedia_current_events_en_2002_2026/events.jsonl.gz"
second="$DATA/data/wikipedia_current_events_en_2020_2022/events.jsonl.gz"
mkdir -p "$out"

# 1. the encoder, and the labels of the portal's items with their texts
python -m tacitus.training.encoders "$out"
for labels in labels chosen_labels further_labels more_labels pairs; do
  python -m tacitus.training.standoff join "corpus/current_events_$labels.jsonl" "$portal" "$out/portal_$labels.jsonl"
done
items="$given $out/portal_labels.jsonl $out/portal_chosen_labels.jsonl corpus/items-a.jsonl corpus/items-b.jsonl corpus/items-c.jsonl corpus/items-d.jsonl corpus/items-e.jsonl"
unpaired="$out/portal_further_labels.jsonl $out/portal_more_labels.jsonl corpus/items-f.jsonl corpus/items-g.jsonl corpus/items-h.jsonl corpus/items-i.jsonl"
pairs="$out/portal_pairs.jsonl corpus/pairs-a.jsonl corpus/pairs-b.jsonl"

# 2. two networks, each by two processes (their number and the order of the items are part of the recipe): the first without
# what the corpus got last, the second with all of it; then the mean of their weights
train() {
  name="$1"
  shift
  OMP_NUM_THREADS=1 torchrun --nproc-per-node 2 -m tacitus.training.train --encoder "$out/minilm" --items $items \
    --out "$out/$name" --epochs 5 --seed "${SEED:-1}" "$@"
}
train first --pairs $pairs --unpaired $unpaired
train second --pairs $pairs corpus/pairs-c.jsonl \
  --unpaired $unpaired corpus/items-j.jsonl corpus/items-k.jsonl corpus/items-l.jsonl corpus/items-m.jsonl
python -m tacitus.training.mean "$out/first/network.pt" "$out/second/network.pt" --out "$out/network.pt"

# 3. ONNX with int8 weights, thresholds and calibration from the development split's items of the portal
python -m tacitus.training.export --network "$out/network.pt" --encoder "$out/minilm" --out "$out/model" --name "tacitus-coder 5"
python -m tacitus.training.calibrate --model "$out/model" --items "$given" "$out/portal_labels.jsonl" "$out/portal_more_labels.jsonl"

# 4. the head that reads statements, on the encoder that is in the package: copy "$out/model" there first
python -m tacitus.training.statements --items corpus/statements-a.jsonl corpus/statements-b.jsonl corpus/statements-c.jsonl corpus/statements-d.jsonl corpus/columns-a.jsonl --reports "$out/portal_labels.jsonl" --out "$out/statements"

# 5. the network that reads two passages together, begun from the encoder as it came, and an epoch more with the last columns; then the models beside it
# (`python -m tacitus.evaluation.incident_fit weights` and `.claim_fit`, with the network in the package)
for claims in claims claims-twins claims-columns claims-columns-c; do
  python -m tacitus.training.standoff join "corpus/$claims.jsonl" "$portal" "$out/$claims.jsonl"
done
python -m tacitus.training.standoff join benchmarks/incidents/training_pairs.jsonl "$portal" "$second" "$out/acts.jsonl"
OMP_NUM_THREADS=2 python -m tacitus.training.together --encoder "$out/minilm" --claims "$out/claims.jsonl" "$out/claims-twins.jsonl" \
  "$out/claims-columns.jsonl" "$out/claims-columns.jsonl" --pairs "$out/acts.jsonl" --epochs 3 --out "$out/together-begun"
OMP_NUM_THREADS=2 python -m tacitus.training.together --encoder "$out/minilm" --claims "$out/claims.jsonl" "$out/claims-twins.jsonl" \
  "$out/claims-columns.jsonl" "$out/claims-columns.jsonl" "$out/claims-columns-c.jsonl" "$out/claims-columns-c.jsonl" \
  --begin "$out/together-begun/together.pt" --epochs 1 --rate 6e-5 --out "$out/together"
