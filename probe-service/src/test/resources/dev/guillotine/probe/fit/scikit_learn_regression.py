"""Writes scikit-learn-regression.json, what regression and multi-label probes are held against.

    pip install numpy scikit-learn     (made with scikit-learn 1.9.1, numpy 2.4.6)
    python scikit_learn_regression.py

Features are rounded to float32, so that the file holds them exactly enough. Everything here is
computed in float64, ridge regression by a singular value decomposition of the features.
"""

import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import average_precision_score, r2_score
from sklearn.preprocessing import StandardScaler

PENALTIES = (1e2, 1.0, 1e-3, 1e-6)


def rounded(values, digits=4):
    return np.round(values, digits).astype(np.float32).astype(np.float64)


def well_conditioned(random, rows):
    return random.normal(size=(rows, 5))


def badly_conditioned(random, rows):
    hidden = random.normal(size=(rows, 2))
    return hidden @ random.normal(size=(2, 6)) + 0.02 * random.normal(size=(rows, 6))


def duplicated(random, rows):
    once = random.normal(size=(rows, 3))
    return np.hstack([once, once[:, :2]])


def constant(random, rows):
    features = random.normal(size=(rows, 4))
    features[:, 2] = 7.5
    return features


def wide(random, rows):
    return random.normal(size=(rows, rows + 15))


def of_many_scales(random, rows):
    return random.normal(size=(rows, 5)) * [0.01, 1, 100, 3000, 0.5] + [1, -50, 1000, 0, 3]


def ridge(name, seed, make, rows, test_rows):
    random = np.random.default_rng(seed)
    features = rounded(make(random, rows + test_rows))
    direction = random.normal(size=features.shape[1]) / np.maximum(features.std(axis=0), 1e-6)
    direction[features.std(axis=0) == 0] = 0
    noise = random.normal(size=rows + test_rows)
    targets = rounded(3 + features @ direction + noise)
    scaler = StandardScaler().fit(features[:rows])
    train, test = scaler.transform(features[:rows]), scaler.transform(features[rows:])
    fits = []
    for penalty in PENALTIES:
        model = Ridge(alpha=rows * penalty, solver="svd").fit(train, targets[:rows])
        predicted = model.predict(test)
        fits.append(
            {
                "penalty": penalty,
                "weights": model.coef_.tolist(),
                "intercept": float(model.intercept_),
                "predicted": predicted.tolist(),
                "determination": r2_score(targets[rows:], predicted),
            }
        )
    return {
        "name": name,
        "width": features.shape[1],
        "train": np.round(features[:rows].ravel(), 4).tolist(),
        "trainTargets": np.round(targets[:rows], 4).tolist(),
        "test": np.round(features[rows:].ravel(), 4).tolist(),
        "testTargets": np.round(targets[rows:], 4).tolist(),
        "fits": fits,
        "best": best(train, targets[:rows], test, targets[rows:]),
    }


def best(train, train_targets, test, test_targets):
    """Which penalty of the probe's grid scores best on the second set."""
    grid = [10 ** (-half / 2) for half in range(-4, 13)]
    scores = [
        Ridge(alpha=len(train) * penalty, solver="svd").fit(train, train_targets).score(test, test_targets)
        for penalty in grid
    ]
    return grid[int(np.argmax(scores))]


def precision(random, rows, labels, distinct):
    """Scores of few distinct values tie often."""
    truth = (random.random((rows, labels)) < [0.5, 0.1, 0.9, 0.3][:labels]).astype(int)
    scores = np.round((truth + random.normal(size=truth.shape)) * distinct) / distinct
    scores = scores.astype(np.float32)
    return {
        "labels": labels,
        "truth": truth.ravel().tolist(),
        "scores": scores.ravel().tolist(),
        "each": [average_precision_score(truth[:, k], scores[:, k]) for k in range(labels)],
        "macro": average_precision_score(truth, scores, average="macro"),
    }


def multi_label(random, rows, test_rows, width, labels, penalty):
    features = rounded(random.normal(size=(rows + test_rows, width)) * 3 + 1)
    directions = random.normal(size=(width, labels))
    noise = 2 * random.normal(size=(rows + test_rows, labels))
    truth = (features @ directions + noise > np.arange(labels)).astype(int)
    scaler = StandardScaler().fit(features[:rows])
    train, test = scaler.transform(features[:rows]), scaler.transform(features[rows:])
    models = [
        LogisticRegression(
            C=1 / (rows * penalty), solver="newton-cholesky", tol=1e-12, max_iter=1000
        ).fit(train, truth[:rows, label])
        for label in range(labels)
    ]
    scores = np.stack([model.decision_function(test) for model in models], axis=1)
    return {
        "penalty": penalty,
        "width": width,
        "labels": labels,
        "train": np.round(features[:rows].ravel(), 4).tolist(),
        "trainTruth": truth[:rows].ravel().tolist(),
        "test": np.round(features[rows:].ravel(), 4).tolist(),
        "testTruth": truth[rows:].ravel().tolist(),
        "scores": scores.ravel().tolist(),
        "macro": average_precision_score(truth[rows:], scores, average="macro"),
    }


def main():
    random = np.random.default_rng(20220613)
    reference = {
        "ridge": [
            ridge("well conditioned", 1, well_conditioned, 60, 30),
            ridge("badly conditioned", 2, badly_conditioned, 60, 30),
            ridge("duplicated columns", 3, duplicated, 50, 30),
            ridge("a constant column", 4, constant, 50, 30),
            ridge("more columns than rows", 5, wide, 25, 20),
            ridge("columns of many scales", 6, of_many_scales, 60, 30),
        ],
        "precision": [
            precision(random, 50, 1, 1000),
            precision(random, 80, 4, 1000),
            precision(random, 80, 4, 1),
        ],
        "multiLabel": [multi_label(random, 80, 40, 5, 3, penalty) for penalty in (1.0, 1e-2)],
    }
    target = pathlib.Path(__file__).with_name("scikit-learn-regression.json")
    target.write_text(json.dumps(reference) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
