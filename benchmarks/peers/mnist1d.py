"""The peer of Mnist1dStudy: the same recipe in PyTorch, many seeds at once, to know how far seeds lie apart.

    python mnist1d.py mnist1d.npz 125,16 20 [first seed]

Takes the frozen set, the widths of the head (`none` without one) and the number of seeds. The recipe is that
of greydanus/mnist1d, self-supervised: conv1d 1 to 25 of kernel 5, then 25 to 25 of kernel 3 twice, all of
stride 2 and padding 1 with rectifiers, flattened; linear layers with rectifiers between; each view has mean and
trend removed, is shifted circularly by 0 to 9, and gets a slope N(0, 0.04) t, t about the middle, and an
offset N(0, 0.3); cross entropy of first views against all second ones (cosine, temperature 0.5); Adam 0.01,
batches of 100, 200 epochs. The networks of all seeds are trained side by side as stacked tensors; each has its
own draws. Prints accuracy by the ten nearest neighbours (cosine) and by scikit-learn's logistic regression
(standardised, C = 1) from input to output: each seed, then mean and standard deviation.

Needs torch, numpy and scikit-learn.
"""

import sys
import time

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

LENGTH, CHANNELS, BATCH, EPOCHS, RATE, TEMPERATURE = 40, 25, 100, 200, 0.01, 0.5


class Networks:
    """One for each seed; parameters are [seeds, ...], and start as PyTorch's layers do."""

    def __init__(self, widths, seeds):
        self.seeds, self.parameters = seeds, []
        generators = [torch.Generator().manual_seed(seed) for seed in seeds]

        def uniform(fan_in, *shape):
            bound = fan_in ** -0.5
            drawn = [(2 * torch.rand(shape, generator=one) - 1) * bound for one in generators]
            self.parameters.append(torch.stack(drawn).requires_grad_())
            return self.parameters[-1]

        self.convolutions = []
        for inputs, kernel in ((1, 5), (CHANNELS, 3), (CHANNELS, 3)):
            fan_in = inputs * kernel
            self.convolutions.append((kernel, uniform(fan_in, fan_in, CHANNELS), uniform(fan_in, 1, CHANNELS)))
        self.layers, inputs = [], 5 * CHANNELS
        for width in widths:
            self.layers.append((uniform(inputs, inputs, width), uniform(inputs, 1, width)))
            inputs = width

    def __call__(self, x):
        """Embeddings [seeds, n, d] at every depth of signals [seeds, n, length], the input first."""
        depths, x = [x], x.unsqueeze(2)
        for kernel, weight, bias in self.convolutions:
            windows = torch.nn.functional.pad(x, (1, 1)).unfold(3, kernel, 2)
            seeds, n, channels, places, _ = windows.shape
            windows = windows.transpose(2, 3).reshape(seeds, n * places, channels * kernel)
            x = torch.relu(torch.baddbmm(bias, windows, weight)).reshape(seeds, n, places, CHANNELS).transpose(2, 3)
            depths.append(x.flatten(2))
        x = depths[-1]
        for i, (weight, bias) in enumerate(self.layers):
            x = torch.baddbmm(bias, x, weight)
            x = torch.relu(x) if i < len(self.layers) - 1 else x
            depths.append(x)
        return depths


def view(x, generator):
    """Another view of each signal [seeds, n, length]."""
    seeds, n, length = x.shape
    t = torch.arange(length, dtype=torch.float32) - (length - 1) / 2
    x = x - x.mean(2, keepdim=True)
    x = x - t * ((x * t).sum(2, keepdim=True) / (t * t).sum())
    shift = torch.randint(0, 10, (seeds, n, 1), generator=generator)
    x = torch.gather(x, 2, (torch.arange(length) - shift) % length)
    slope = 0.04 * torch.randn((seeds, n, 1), generator=generator)
    offset = 0.3 * torch.randn((seeds, n, 1), generator=generator)
    return x + slope * t + offset


def loss(first, second):
    """Summed over seeds: no gradient goes from one to another."""
    normalise = torch.nn.functional.normalize
    logits = normalise(first, dim=2) @ normalise(second, dim=2).transpose(1, 2) / TEMPERATURE
    seeds, n, _ = logits.shape
    target = torch.arange(n).repeat(seeds)
    return torch.nn.functional.cross_entropy(logits.reshape(seeds * n, n), target) * seeds


def train(networks, x):
    optimizer = torch.optim.Adam(networks.parameters, lr=RATE)
    generator = torch.Generator().manual_seed(1000 + networks.seeds[0])
    for epoch in range(EPOCHS):
        order = torch.stack([torch.randperm(len(x), generator=generator) for _ in networks.seeds])
        for batch in order.split(BATCH, dim=1):
            samples = x[batch]
            both = torch.cat([view(samples, generator), view(samples, generator)], 1)
            z = networks(both)[-1]
            optimizer.zero_grad()
            loss(z[:, :BATCH], z[:, BATCH:]).backward()
            optimizer.step()


def scores(networks, data):
    x, y, x_test, y_test = (data[name] for name in ("x", "y", "x_test", "y_test"))
    count = len(networks.seeds)
    with torch.no_grad():
        train, test = ([depth.numpy() for depth in networks(torch.from_numpy(part).expand(count, -1, -1))]
                       for part in (x, x_test))
    nearest, linear = [], []
    for seed in range(count):
        nearest.append([
            100 * KNeighborsClassifier(10, metric="cosine").fit(a[seed], y).score(b[seed], y_test)
            for a, b in zip(train, test)])
        linear.append([])
        for a, b in zip(train, test):
            scaler = StandardScaler().fit(a[seed])
            probe = LogisticRegression(C=1, max_iter=1000).fit(scaler.transform(a[seed]), y)
            linear[-1].append(100 * probe.score(scaler.transform(b[seed]), y_test))
        print(networks.seeds[seed], "nearest", line(nearest[-1:]), "linear", line(linear[-1:]), flush=True)
    return nearest, linear


def line(rows):
    mean = np.mean(rows, 0)
    deviation = np.std(rows, 0, ddof=1) if len(rows) > 1 else None
    return " · ".join(f"{m:.1f}" + ("" if deviation is None else f"±{deviation[i]:.1f}") for i, m in enumerate(mean))


def main():
    path, head, count = sys.argv[1:4]
    first = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    widths = [] if head == "none" else [int(width) for width in head.split(",")]
    torch.set_num_threads(1)
    data = np.load(path)
    networks = Networks(widths, list(range(first, first + int(count))))
    began = time.perf_counter()
    train(networks, torch.from_numpy(data["x"]))
    print(f"head {head}: {count} seeds trained side by side in {time.perf_counter() - began:.0f} s", flush=True)
    nearest, linear = scores(networks, data)
    print("linear ", line(linear))
    print("nearest", line(nearest))


if __name__ == "__main__":
    main()
