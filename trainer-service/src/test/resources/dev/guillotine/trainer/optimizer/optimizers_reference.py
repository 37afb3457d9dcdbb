"""Trajectories of parameters under the optimizers, and a clipped gradient, computed by PyTorch.

Writes optimizers-reference.safetensors beside itself. AdamW, SGD and clipping are PyTorch's own, in
double precision; LARS, which PyTorch lacks, is written out below with numpy. Gradients are given
numbers, not those of a loss, so that each step is held against the rule alone.

Run with: python optimizers_reference.py (made with torch 2.7.1, numpy 2.4.6, safetensors 0.8.0).
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

SHAPES = {"kernel": (6, 5, 3, 3), "matrix": (7, 19), "zero": (3, 4), "bias": (11,)}
STEPS = 8
RATES = [0.01, 0.02, 0.04, 0.04, 0.03, 0.02, 0.01, 0.005]


def torch_run(make, start, gradients):
    parameters = {name: value.double().clone().requires_grad_() for name, value in start.items()}
    optimizer = make(
        [
            {"params": [p for p in parameters.values() if p.dim() > 1]},
            {"params": [p for p in parameters.values() if p.dim() == 1], "weight_decay": 0},
        ]
    )
    for step, rate in enumerate(RATES):
        for group in optimizer.param_groups:
            group["lr"] = rate
        for name, parameter in parameters.items():
            parameter.grad = gradients[name][step].double().clone()
        optimizer.step()
    return {name: p.detach().float() for name, p in parameters.items()}


def lars_run(start, gradients, momentum, decay, trust):
    result = {}
    for name, value in start.items():
        w = value.double().numpy().copy()
        buffer = np.zeros_like(w)
        for step, rate in enumerate(RATES):
            update = gradients[name][step].double().numpy().copy()
            if w.ndim > 1:
                lengths = np.sqrt((w**2).sum()), np.sqrt((update**2).sum())
                local = 1.0
                if min(lengths) > 0:
                    local = trust * lengths[0] / (lengths[1] + decay * lengths[0])
                update = local * (update + decay * w)
            buffer = momentum * buffer + update
            w -= rate * buffer
        result[name] = torch.from_numpy(w).float()
    return result


def main():
    generator = torch.Generator().manual_seed(11)
    start = {name: torch.randn(shape, generator=generator) for name, shape in SHAPES.items()}
    start["zero"].zero_()
    gradients = {
        name: torch.randn((STEPS, *shape), generator=generator) for name, shape in SHAPES.items()
    }
    runs = {
        "adamw": torch_run(lambda g: torch.optim.AdamW(g, weight_decay=0.1), start, gradients),
        "sgd": torch_run(
            lambda g: torch.optim.SGD(g, momentum=0.9, weight_decay=0.05), start, gradients
        ),
        "sgd-nesterov": torch_run(
            lambda g: torch.optim.SGD(g, momentum=0.8, nesterov=True, weight_decay=0.05),
            start,
            gradients,
        ),
        "sgd-plain": torch_run(lambda g: torch.optim.SGD(g, weight_decay=0.05), start, gradients),
        "lars": lars_run(start, gradients, momentum=0.9, decay=0.05, trust=0.02),
    }
    reference = {f"start.{name}": value for name, value in start.items()}
    reference |= {f"gradient.{name}": value for name, value in gradients.items()}
    for run, result in runs.items():
        reference |= {f"{run}.{name}": value for name, value in result.items()}

    parameters = [value.double().requires_grad_() for value in start.values()]
    for name, parameter in zip(SHAPES, parameters):
        parameter.grad = gradients[name][0].double().clone()
    norm = torch.nn.utils.clip_grad_norm_(parameters, 2.5)
    reference["clip.norm"] = norm.reshape(1).float()
    for name, parameter in zip(SHAPES, parameters):
        reference[f"clip.{name}"] = parameter.grad.float()
    reference = {name: tensor.contiguous().clone() for name, tensor in reference.items()}
    save_file(reference, Path(__file__).parent / "optimizers-reference.safetensors")


if __name__ == "__main__":
    main()
