"""The vectorised numpy equivalent of a full build and of 1,000 Monte-Carlo draws of the weights.

Usage: ranking.py table.bin [rounds]
The file is what `BusinessEnv.Benchmarks -- table` writes: units, indicators and groups as int32, then for each
indicator its group (int32) and whether lower is better (int32), then the table, column by column, as float64
with NaN for missing. Prints one line of JSON: the smallest CPU time of each part over the rounds, in seconds,
and a digest of the results that the C# side prints too."""

import json
import sys
import time

import numpy as np

DRAWS = 1000
NOISE = 0.25


def read(path):
    with open(path, "rb") as file:
        units, indicators, groups = np.fromfile(file, np.int32, 3)
        meta = np.fromfile(file, np.int32, 2 * indicators).reshape(indicators, 2)
        table = np.fromfile(file, np.float64).reshape(indicators, units).T
    return np.ascontiguousarray(table), meta[:, 0], meta[:, 1] == 1, int(groups)


def shape(x):
    """Type-2 skewness and excess kurtosis of each column."""
    n = x.shape[0]
    d = x - x.mean(axis=0)
    d2 = d * d
    m2, m3, m4 = d2.mean(axis=0), (d2 * d).mean(axis=0), (d2 * d2).mean(axis=0)
    skew = m3 / m2**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = ((n + 1) * (m4 / m2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skew, kurtosis


def treat(x, points=5):
    """Winsorise towards the next value until the column passes, else take the logarithm; column by column only where needed."""
    skew, kurtosis = shape(x)
    x = x.copy()
    for j in np.nonzero((np.abs(skew) >= 2) & (kurtosis >= 3.5))[0]:
        column = x[:, j].copy()
        s, high, low = skew[j], 0, 0
        while True:
            if s >= 0:
                top = column.max()
                hit = column == top
                column[hit] = column[~hit].max()
                high = hit.sum()
            else:
                bottom = column.min()
                hit = column == bottom
                column[hit] = column[~hit].min()
                low = hit.sum()
            (s,), (k,) = shape(column[:, None])
            if abs(s) < 2 or k < 3.5:
                x[:, j] = column
                break
            if high + low >= points:
                original = x[:, j]
                minimum, maximum = original.min(), original.max()
                x[:, j] = np.log(original - minimum + 0.01 * (maximum - minimum))
                break
    return x


def ranks(scores):
    """Competition ranks, 1 the best, of each row."""
    order = np.argsort(-scores, axis=-1)
    ordered = np.take_along_axis(scores, order, axis=-1)
    first = np.ones(scores.shape, bool)
    first[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    place = np.maximum.accumulate(np.where(first, np.arange(1, scores.shape[-1] + 1), 0), axis=-1)
    result = np.empty_like(place)
    np.put_along_axis(result, order, place, axis=-1)
    return result


def normalise(table, lower):
    x = np.where(np.isnan(table), np.nanmedian(table, axis=0), table)
    x = treat(x)
    minimum, maximum = x.min(axis=0), x.max(axis=0)
    x = (x - minimum) / (maximum - minimum) * 100
    return np.where(lower, 100 - x, x)


def membership(group, groups):
    members = np.zeros((groups, len(group)))
    members[group, np.arange(len(group))] = 1
    return members


def build(table, group, lower, groups):
    coverage = 1 - np.isnan(table).mean(axis=1)
    kept = coverage >= 0.65
    x = normalise(table[kept], lower)
    members = membership(group, groups)
    scores = x @ (members / members.sum(axis=1, keepdims=True)).T
    index = scores.mean(axis=1)
    return index, ranks(index)


def draw(x, group, groups, random):
    """All draws at once: the weights of both levels multiplied out to one weight for each indicator."""
    members = membership(group, groups)
    inner = 1 + NOISE * (2 * random.random((DRAWS, x.shape[1])) - 1)
    outer = 1 + NOISE * (2 * random.random((DRAWS, groups)) - 1)
    sums = inner @ members.T
    weights = inner / sums[:, group] * (outer / outer.sum(axis=1, keepdims=True))[:, group]
    all_ranks = ranks(weights @ x.T)
    return np.percentile(all_ranks, [5, 50, 95], axis=0)


def cpu(action, rounds):
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        result = action()
        best = min(best, time.process_time() - start)
    return best, result


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    table, group, lower, groups = read(sys.argv[1])
    build_time, (index, place) = cpu(lambda: build(table, group, lower, groups), rounds)
    x = normalise(table, lower)
    draw_time, quantiles = cpu(lambda: draw(x, group, groups, np.random.default_rng(1)), rounds)
    print(json.dumps({
        "build": build_time,
        "draws": draw_time,
        "score": float(index.sum()),
        "rank": int((place * np.arange(1, len(place) + 1)).sum()),
        "width": float((quantiles[2] - quantiles[0]).mean()),
    }))


main()
