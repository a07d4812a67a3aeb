# The steps of `make train`, in order; run from the repository's root. DATA is the folder of the public sets.
set -eu
out=build/train
given="$DATA/data/current_events_annotated/train.jsonl"
portal="$DATA/data/wikipedia_current_events_en_2002_2026/events.jsonl.gz"
second="$DATA/data/wikipedia_current_events_en_2020_2022/events.jsonl.gz"
mkdir -p "$out"

# 1. the encoders, and the labels of the portal's items with their texts
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
python -m tacitus.training.statements --items corpus/statements-a.jsonl corpus/statements-b.jsonl corpus/statements-c.jsonl corpus/statements-d.jsonl corpus/columns-a.jsonl corpus/columns-d.jsonl --reports "$out/portal_labels.jsonl" --out "$out/statements"

# 5. the network that reads two passages together: three teachers on the larger encoder learn the labelled pairs (those of columns, which are few, twice)
# and answer twice as many that nobody labelled; the network learns the mean of their answers to all. A GPU is used where there is one: on one H100 each teacher takes
# about three minutes and the network as long, on two cores the teachers take about a day. The models beside the network are fitted afterwards
# (`python -m tacitus.evaluation.incident_fit weights` and `.claim_fit`, with the network of step 6 in the package)
for claims in claims claims-twins claims-columns claims-columns-c claims-columns-d; do
  python -m tacitus.training.standoff join "corpus/$claims.jsonl" "$portal" "$out/$claims.jsonl"
done
python -m tacitus.training.standoff join benchmarks/incidents/training_pairs.jsonl "$portal" "$second" "$out/acts.jsonl"
grep -v '"id":"ep5-' "$out/acts.jsonl" > "$out/acts-before.jsonl"
grep '"id":"ep5-' "$out/acts.jsonl" > "$out/acts-further.jsonl"
tacitus code "$portal" --output "$out/portal_events.jsonl" --workers 2
python -m tacitus.training.drawn "$portal" --events "$out/portal_events.jsonl" --claims "$out/claims.jsonl" "$out/claims-twins.jsonl" --pairs "$out/acts-before.jsonl" \
  --statements corpus/columns-a.jsonl corpus/columns-c.jsonl corpus/columns-d.jsonl corpus/statements-d.jsonl \
  --without benchmarks/sheets/claims.jsonl benchmarks/sheets/event_pairs.jsonl benchmarks/claims/columns.jsonl benchmarks/claims/practice.jsonl \
  "$DATA/gold/current_events_dev.jsonl" --out "$out/drawn"
columns="$out/claims-columns.jsonl $out/claims-columns-c.jsonl $out/claims-columns-d.jsonl"
together() {
  encoder="$1"
  shift
  OMP_NUM_THREADS=2 python -m tacitus.training.together --encoder "$out/$encoder" \
    --claims "$out/claims.jsonl" "$out/claims-twins.jsonl" $columns $columns "$out/drawn/made.jsonl" "$out/drawn/near.jsonl" \
    --pairs "$out/acts-before.jsonl" "$out/drawn/acts.jsonl" "$@"
}
for seed in 1 2 3; do
  together mpnet --seed "$seed" --epochs 2 --rate 6e-5 --size 64 --answers "$out/teachers/$seed.npz"
done
together minilm --teachers "$out/teachers/1.npz" "$out/teachers/2.npz" "$out/teachers/3.npz" \
  --seed 1 --epochs 3 --rate 2.5e-4 --size 160 --out "$out/together"

# 6. the network of step 5 goes on with claims as papers print them and further pairs, in two steps; what it has learned before it is taught by its own answers (`--epochs 0`).
# On two cores the steps take 25 and 20 minutes
for claims in claims-press claims-press-b; do
  python -m tacitus.training.standoff join "corpus/$claims.jsonl" "$portal" "$out/$claims.jsonl"
done
twice="$out/claims-press.jsonl $out/claims-press.jsonl"
goes_on() {
  from="$1" to="$2" rate="$3" seed="$4" before="$5" further="$6"
  before="$before --pairs $out/acts-before.jsonl"
  OMP_NUM_THREADS=2 python -m tacitus.training.together --encoder "$out/minilm" --claims $before --begin "$out/together/together.pt" --epochs 0 --answers "$out/teachers/self-$seed.npz"
  OMP_NUM_THREADS=2 python -m tacitus.training.together --encoder "$out/minilm" --claims $before --teachers "$out/teachers/self-$seed.npz" --further-claims $further \
    --further-pairs "$out/acts-further.jsonl" --begin "$out/$from/together.pt" --seed "$seed" --epochs 1 --rate "$rate" --size 32 --out "$out/$to"
}
goes_on together together-a 1e-4 1 "$out/claims.jsonl $out/claims-twins.jsonl $columns" "$twice"
goes_on together-a together-b 6e-5 2 "$out/claims.jsonl $columns" "$out/claims-press.jsonl $out/claims-press-b.jsonl $out/claims-press-b.jsonl"
