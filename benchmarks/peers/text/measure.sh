#!/bin/sh
# Text repair against its peers, as CPU time of whole processes over the same file (start-up measured apart with an empty file).
#   benchmarks/peers/text/measure.sh
# Peers: OpenCC's own converter (Debian package opencc, tw2s) for simplification; iconv and sed as single steps
# of the kind ftfy takes (decode and re-encode; drop bracketed Latin) — ftfy itself changes nothing in such text.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release "$root/benchmarks/BusinessEnv.TextSpeed" -v q >/dev/null
run="dotnet $root/benchmarks/BusinessEnv.TextSpeed/bin/Release/net10.0/BusinessEnv.TextSpeed.dll"
$run sample clean > "$work/clean.txt"
$run sample damaged > "$work/damaged.txt"
: > "$work/empty.txt"
cpu() { python3 -c 'import os,subprocess,sys
best=1e9
for _ in range(5):
    before=os.times(); subprocess.run(sys.argv[1],shell=True,check=True,stdout=subprocess.DEVNULL); after=os.times()
    best=min(best,after.children_user+after.children_system-before.children_user-before.children_system)
print("%.3f"%best)' "$1"; }
for kind in clean damaged; do
  size=$(wc -c < "$work/$kind.txt")
  echo "$kind: $size bytes"
  $run repair "$work/$kind.txt"
  if command -v opencc >/dev/null; then
    base=$(cpu "opencc -c tw2s.json -i $work/empty.txt")
    echo "  opencc -c tw2s: $(cpu "opencc -c tw2s.json -i $work/$kind.txt") s CPU, of which $base s start-up"
  fi
  echo "  iconv to GB18030 and back: $(cpu "iconv -f utf-8 -t gb18030 $work/$kind.txt | iconv -f gb18030 -t utf-8") s CPU"
  echo "  sed, bracketed Latin dropped: $(cpu "LC_ALL=C.UTF-8 sed -E 's/[(][a-zA-Zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}[)]//g' $work/$kind.txt") s CPU"
done
