#!/usr/bin/env python3
"""Runs the ranking engine and the numpy peer in turn on the same table and prints the ratios of CPU time.

Usage: benchmarks/compare.py [repeats]     (needs the .NET SDK and Debian's python3-numpy)
The smallest CPU time of each side counts. Both sides must give the same scores and ranks."""

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.join(HERE, "BusinessEnv.Benchmarks")
TABLE_BYTES = 3000 * 87 * 8


def run(*command, **environment):
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment}).stdout


def main():
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    run("dotnet", "build", "-c", "Release", PROJECT)
    program = os.path.join(PROJECT, "bin", "Release", "net10.0", "BusinessEnv.Benchmarks")
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "table.bin")
        run(program, "table", table)
        ours, theirs = [], []
        for _ in range(repeats):
            theirs.append(json.loads(run("/usr/bin/python3", os.path.join(HERE, "peers", "ranking.py"), table, OPENBLAS_NUM_THREADS="1")))
            ours.append(json.loads(run(program, "ranking")))
        limit = 4 * TABLE_BYTES + 64 * 2**20
        memory = json.loads(run(program, "memory"))

    for key in ("score", "rank"):
        if abs(ours[0][key] - theirs[0][key]) > 1e-9 * abs(theirs[0][key]):
            sys.exit(f"{key} differs: {ours[0][key]} and {theirs[0][key]}")
    best = lambda runs, key: min(run[key] for run in runs)
    print(f"{'':8}{'numpy':>12}{'BusinessEnv':>14}{'ratio':>8}   (CPU ms, smallest of {repeats} runs)")
    for key in ("build", "draws"):
        peer, own = best(theirs, key) * 1000, best(ours, key) * 1000
        print(f"{key:8}{peer:12.1f}{own:14.1f}{peer / own:8.1f}")
    cores = ours[0]["cores"]
    print(f"draws on {cores:.0f} cores: {best(ours, 'drawsElapsed') / best(ours, 'drawsElapsedOnEveryCore'):.2f} times as fast in elapsed time (other work on the machine counts too)")
    print(f"memory: {memory['heapMiB']:.1f} MiB allocated in all by one build and 1,000 draws, garbage included; the limit is {limit / 2**20:.1f} MiB")


main()
