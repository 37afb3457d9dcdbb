"""Writes scikit-learn-reference.json, what the probes are held against, beside this file.

    pip install numpy scikit-learn     (made with scikit-learn 1.9.1, numpy 2.4.6)
    python scikit_learn_reference.py

Features are rounded to three decimals, so that the file holds them exactly enough. Everything here
is computed in float64.
"""

import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

CLASSES, WIDTH, TRAIN, TEST = 4, 6, 120, 60
TEMPERATURE = 0.07


def samples(random, centres, mixing, count):
    """Overlapping, correlated clusters whose columns differ much in scale and offset."""
    labels = random.integers(0, CLASSES, count)
    features = (centres[labels] + random.normal(size=(count, WIDTH))) @ mixing
    features = features * [0.1, 1, 10, 1, 30, 0.5] + [5, 0, -100, 1, 0, 2]
    return np.round(features, 3).astype(np.float32).astype(np.float64), labels


def objective(features, labels, weights, bias, penalty):
    """Mean cross-entropy plus (penalty / 2) * squared weights."""
    scores = features @ weights.T + bias
    largest = scores.max(axis=1, keepdims=True)
    normaliser = np.log(np.exp(scores - largest).sum(axis=1)) + largest[:, 0]
    cross_entropy = normaliser - scores[np.arange(len(labels)), labels]
    return cross_entropy.mean() + penalty / 2 * (weights**2).sum()


def logistic(train, train_labels, test, penalty):
    model = LogisticRegression(
        C=1 / (len(train) * penalty), solver="newton-cholesky", tol=1e-12, max_iter=1000
    ).fit(train, train_labels)
    return {
        "penalty": penalty,
        "objective": objective(train, train_labels, model.coef_, model.intercept_, penalty),
        "weights": model.coef_.ravel().tolist(),
        "bias": (model.intercept_ - model.intercept_.mean()).tolist(),
        "predicted": model.predict(test).tolist(),
    }


def neighbours(train, train_labels, test, size):
    model = KNeighborsClassifier(
        size,
        metric="cosine",
        algorithm="brute",
        weights=lambda distances: np.exp((1 - distances) / TEMPERATURE),
    ).fit(train, train_labels)
    return {"size": size, "predicted": model.predict(test).tolist()}


def main():
    random = np.random.default_rng(20220613)
    centres = random.normal(size=(CLASSES, WIDTH))
    mixing = random.normal(size=(WIDTH, WIDTH))
    train, train_labels = samples(random, centres, mixing, TRAIN)
    test, test_labels = samples(random, centres, mixing, TEST)
    scaler = StandardScaler().fit(train)
    standard_train, standard_test = scaler.transform(train), scaler.transform(test)
    reference = {
        "width": WIDTH,
        "train": np.round(train.ravel(), 3).tolist(),
        "trainLabels": train_labels.tolist(),
        "test": np.round(test.ravel(), 3).tolist(),
        "testLabels": test_labels.tolist(),
        "logistic": [
            logistic(standard_train, train_labels, standard_test, penalty)
            for penalty in (1.0, 1e-2, 1e-4)
        ],
        "neighbours": [
            neighbours(standard_train, train_labels, standard_test, size) for size in (1, 5, 20, 50)
        ],
    }
    target = pathlib.Path(__file__).with_name("scikit-learn-reference.json")
    target.write_text(json.dumps(reference) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
