# The steps of `make train`, in order; run from the repository's root. DATA is the folder of the public sets.
set -eu
out=build/train
items="$DATA/data/current_events_annotated/train.jsonl"
portal="$DATA/data/wikipedia_current_events_en_2002_2026/events.jsonl.gz"
mkdir -p "$out"

# 1. encoders, labels with their texts, and text for the teacher to read (neither measuring sets nor 2022)
python -m tacitus.training.encoders "$out/encoders"
python -m tacitus.training.standoff join corpus/current_events_labels.jsonl "$portal" "$out/portal.jsonl"
python -m tacitus.training.unlabelled --data "$DATA" --without "$items" "$out/portal.jsonl" --out "$out/texts.jsonl"
all="$items $out/portal.jsonl corpus/items-a.jsonl corpus/items-b.jsonl corpus/items-c.jsonl corpus/items-d.jsonl corpus/items-e.jsonl"

# 2. teacher, its opinion on the texts, student
python -m tacitus.training.train --encoder "$out/encoders/mpnet" --items $all --out "$out/teacher" --epochs 4 --rate 5e-5 --seed 1
python -m tacitus.training.distil --teacher "$out/teacher/network.pt" --encoder "$out/encoders/mpnet" \
  --student "$out/encoders/minilm" --texts "$out/texts.jsonl" --out "$out/opinions.pkl" --count 12000
python -m tacitus.training.train --encoder "$out/encoders/minilm" --items $all --out "$out/first" --epochs 8 --rate 1.5e-4 --seed 1
python -m tacitus.training.train --encoder "$out/encoders/minilm" --start "$out/first/network.pt" --items $all \
  --distilled "$out/opinions.pkl" --repeat 2 --out "$out/student" --epochs 3 --rate 1e-4 --seed 1

# 3. ONNX with int8 weights, thresholds and calibration from the development split
python -m tacitus.training.export --network "$out/student/network.pt" --encoder "$out/encoders/minilm" --out "$out/model" --name "tacitus-coder 1"
python -m tacitus.training.calibrate --model "$out/model" --items $all
