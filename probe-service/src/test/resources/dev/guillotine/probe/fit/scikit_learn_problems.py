"""Writes scikit-learn-problems.json, on which linear probes are held against scikit-learn, beside this file.

    pip install numpy scikit-learn     (made with scikit-learn 1.9.1, numpy 2.4.6)
    python scikit_learn_problems.py

Each problem has three sets, rounded to three decimals, and for each penalty what scikit-learn reaches: the
objective on train, and the accuracy on validation of what train gives and on test of what both give.
Everything here is computed in float64.
"""

import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from scikit_learn_reference import objective

PENALTIES = (1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
ROWS = (90, 60, 60)


def clusters(random, rows, width, classes, distance, shares=None):
    labels = random.choice(classes, rows, p=shares)
    centres = distance * np.random.default_rng(7).normal(size=(classes, width))
    return centres[labels] + random.normal(size=(rows, width)), labels


def well_conditioned(random, rows):
    return clusters(random, rows, 6, 3, 0.7)


def badly_conditioned(random, rows):
    features, labels = clusters(random, rows, 6, 3, 0.7)
    features[:, 1:] = features[:, :1] + 0.02 * features[:, 1:]
    return features, labels


def separable(random, rows):
    return clusters(random, rows, 5, 3, 6.0)


def imbalanced(random, rows):
    return clusters(random, rows, 5, 3, 0.8, [0.88, 0.08, 0.04])


def duplicated_columns(random, rows):
    features, labels = clusters(random, rows, 4, 3, 0.7)
    return np.concatenate([features, features, 3 * features[:, :1] - 2], axis=1), labels


def constant_columns(random, rows):
    features, labels = clusters(random, rows, 4, 3, 0.7)
    return np.concatenate([features, np.full((rows, 1), 5.5), np.zeros((rows, 1))], axis=1), labels


def wider_than_long(random, rows):
    return clusters(random, rows, 120, 3, 0.15)


def class_missing(random, rows):
    """Class 1 is nowhere but in the test set (see sets)."""
    return clusters(random, rows, 5, 3, 0.8)


def model(features, labels, penalty):
    return LogisticRegression(
        C=1 / (len(features) * penalty), solver="newton-cholesky", tol=1e-12, max_iter=1000
    ).fit(features, labels)


def reached(train, validation, test, penalty):
    scaler = StandardScaler().fit(train[0])
    fitted = model(scaler.transform(train[0]), train[1], penalty)
    weights, bias, labels = fitted.coef_, fitted.intercept_, np.searchsorted(fitted.classes_, train[1])
    if len(weights) == 1:
        # Of two classes scikit-learn fits one score; two opposite halves of it have half the penalty.
        fitted = model(scaler.transform(train[0]), train[1], penalty / 2)
        weights, bias = np.outer([-0.5, 0.5], fitted.coef_[0]), np.outer([-0.5, 0.5], fitted.intercept_)[:, 0]
    both = np.concatenate([train[0], validation[0]]), np.concatenate([train[1], validation[1]])
    whole = StandardScaler().fit(both[0])
    halved = penalty / 2 if len(fitted.classes_) == 2 else penalty
    return {
        "penalty": penalty,
        "objective": objective(scaler.transform(train[0]), labels, weights, bias, penalty),
        "validation": fitted.score(scaler.transform(validation[0]), validation[1]),
        "test": model(whole.transform(both[0]), both[1], halved).score(whole.transform(test[0]), test[1]),
    }


def sets(number, make):
    for part, rows in enumerate(ROWS):
        features, labels = make(np.random.default_rng([number, part]), rows)
        if make is class_missing and part < 2:
            labels = np.where(labels == 1, 2, labels)
        yield np.round(features, 3).astype(np.float32).astype(np.float64), labels


def main():
    makers = (
        well_conditioned, badly_conditioned, separable, imbalanced,
        duplicated_columns, constant_columns, wider_than_long, class_missing,
    )
    problems = []
    for number, make in enumerate(makers):
        parts = list(sets(number, make))
        problems.append({
            "name": make.__name__.replace("_", " "),
            "width": parts[0][0].shape[1],
            "sets": [
                {"features": np.round(features.ravel(), 3).tolist(), "labels": labels.tolist()}
                for features, labels in parts
            ],
            "reached": [reached(*parts, penalty) for penalty in PENALTIES],
        })
    target = pathlib.Path(__file__).with_name("scikit-learn-problems.json")
    target.write_text(json.dumps(problems) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
