"""Reference values and gradients of the losses, computed by PyTorch in double precision.

Writes losses-reference.safetensors beside itself: the inputs, and for each case its loss, the
gradient of what is differentiated, and its parts.

Run with: python losses_reference.py (made with torch 2.7.1, safetensors 0.8.0).
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

PAIRS, WIDTH = 6, 7
CLASSES = torch.tensor([0, 1, 0, 2, 1, 0])


def nt_xent(z, temperature):
    n = len(z) // 2
    similarity = F.cosine_similarity(z[:, None], z[None], dim=-1) / temperature
    similarity = similarity.masked_fill(torch.eye(2 * n, dtype=torch.bool), -torch.inf)
    return F.cross_entropy(similarity, torch.arange(2 * n).roll(n))


def info_nce(z, temperature):
    first, second = z.chunk(2)
    similarity = F.cosine_similarity(first[:, None], second[None], dim=-1) / temperature
    return F.cross_entropy(similarity, torch.arange(len(first)))


def vicreg(z, weights, parts):
    first, second = z.chunk(2)
    parts["invariance"] = F.mse_loss(first, second)
    parts["variance"] = sum(F.relu(1 - (x.var(dim=0) + 1e-4).sqrt()).mean() for x in (first, second)) / 2
    parts["covariance"] = sum(
        torch.cov(x.T).fill_diagonal_(0).square().sum() / WIDTH for x in (first, second)
    )
    return sum(weight * part for weight, part in zip(weights, parts.values()))


def barlow_twins(z, redundancy, parts):
    first, second = (F.batch_norm(x, None, None, training=True) for x in z.chunk(2))
    c = first.T @ second / len(first)
    parts["on-diagonal"] = (1 - c.diagonal()).square().sum()
    parts["off-diagonal"] = c[~torch.eye(WIDTH, dtype=torch.bool)].square().sum()
    return parts["on-diagonal"] + redundancy * parts["off-diagonal"]


def byol(prediction, target):
    p1, p2 = prediction.chunk(2)
    t1, t2 = target.chunk(2)
    return sum((2 - 2 * F.cosine_similarity(p, t)).mean() for p, t in ((p1, t2), (p2, t1)))


def simsiam(prediction, projection):
    p1, p2 = prediction.chunk(2)
    z1, z2 = projection.detach().chunk(2)
    return -sum(F.cosine_similarity(p, z).mean() for p, z in ((p1, z2), (p2, z1))) / 2


def supcon(z, labels, temperature):
    labels = torch.cat([labels, labels])
    similarity = F.cosine_similarity(z[:, None], z[None], dim=-1) / temperature
    total = 0
    for i in range(len(z)):
        others = [a for a in range(len(z)) if a != i]
        positives = [p for p in others if labels[p] == labels[i]]
        denominator = torch.logsumexp(similarity[i, others], 0)
        total -= sum(similarity[i, p] - denominator for p in positives) / len(positives)
    return total / len(z)


def main():
    generator = torch.Generator().manual_seed(7)

    def draw():
        return torch.randn(2 * PAIRS, WIDTH, generator=generator)

    spread = torch.linspace(0.3, 2, WIDTH)
    projection, output, target = draw() * spread + 0.5, draw(), draw()
    projection[PAIRS:] = projection[:PAIRS] + 0.4 * projection[PAIRS:]
    logits = CLASSES.repeat(2) * 2 % WIDTH
    reference = {
        "projection": projection,
        "output": output,
        "target": target,
        "labels": CLASSES.float(),
        "rows.labels": logits.float(),
    }
    cases = {
        "simclr": ("projection", lambda z, parts: nt_xent(z, 0.5)),
        "simclr-second": ("projection", lambda z, parts: info_nce(z, 0.2)),
        "vicreg": ("projection", lambda z, parts: vicreg(z, (25, 25, 1), parts)),
        "vicreg-weighted": ("projection", lambda z, parts: vicreg(z, (1, 10, 4), parts)),
        "barlow-twins": ("projection", lambda z, parts: barlow_twins(z, 0.0051, parts)),
        "byol": ("output", lambda p, parts: byol(p, target.double())),
        "simsiam": ("output", lambda p, parts: simsiam(p, projection.double())),
        "supcon": ("projection", lambda z, parts: supcon(z, CLASSES, 0.1)),
        "supervised": ("output", lambda p, parts: F.cross_entropy(p, logits)),
        "supervised-smooth": ("output", lambda p, parts: F.cross_entropy(p, logits, label_smoothing=0.1)),
    }
    for name, (source, loss) in cases.items():
        parts = {}
        x = reference[source].double().requires_grad_()
        value = loss(x, parts)
        value.backward()
        reference[f"{name}.loss"] = value.detach().reshape(1).float()
        reference[f"{name}.gradient"] = x.grad.float()
        for part, term in parts.items():
            reference[f"{name}.part.{part}"] = term.detach().reshape(1).float()
    reference = {name: tensor.contiguous().clone() for name, tensor in reference.items()}
    save_file(reference, Path(__file__).parent / "losses-reference.safetensors")
    print({name: tensor.item() for name, tensor in reference.items() if tensor.numel() == 1})


if __name__ == "__main__":
    main()
