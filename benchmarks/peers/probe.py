"""The peer of ProbeSpeed: linear and nearest-neighbour probes in scikit-learn.

    python probe.py features.raw linear|knn threads

`features.raw` holds rows of train, validation and test and the width as int64, then for each set its
features (float32) and classes (int64). Every line makes it fit all candidates on train, score them on
validation, fit the best on both and score that on test; it answers with the seconds that this took and the
two accuracies. Features stay float32, which scikit-learn computes faster than float64.
"""

import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", sys.argv[3])
os.environ.setdefault("OPENBLAS_NUM_THREADS", sys.argv[3])

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

PENALTIES = (1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
SIZES = (1, 5, 10, 20, 50, 200)
TEMPERATURE = 0.07


def read(path):
    with open(path, "rb") as file:
        *rows, width = np.fromfile(file, np.int64, 4)
        for count in rows:
            features = np.fromfile(file, np.float32, count * width).reshape(count, width)
            yield features, np.fromfile(file, np.int64, count)


def linear(rows, penalty):
    return LogisticRegression(C=1 / (rows * penalty), max_iter=1000)


def knn(rows, size):
    return KNeighborsClassifier(
        size, metric="cosine", algorithm="brute", weights=lambda d: np.exp((1 - d) / TEMPERATURE)
    )


def main():
    sets = list(read(sys.argv[1]))
    (train, labels), (validation, asked), (test, truth) = sets
    make, candidates = (linear, PENALTIES) if sys.argv[2] == "linear" else (knn, SIZES)
    print("ready", flush=True)
    for _ in sys.stdin:
        began = time.perf_counter()
        scaler = StandardScaler().fit(train)
        fitted, scored = scaler.transform(train), scaler.transform(validation)
        reached = {
            one: make(len(fitted), one).fit(fitted, labels).score(scored, asked) for one in candidates
        }
        best = max(candidates, key=lambda one: reached[one])
        both = np.concatenate([train, validation])
        scaler = StandardScaler().fit(both)
        final = make(len(both), best).fit(scaler.transform(both), np.concatenate([labels, asked]))
        score = final.score(scaler.transform(test), truth)
        print(time.perf_counter() - began, reached[best], score, flush=True)


if __name__ == "__main__":
    main()
