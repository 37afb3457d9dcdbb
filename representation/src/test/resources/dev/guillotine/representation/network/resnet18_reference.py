"""Reference values for the residual network, computed by PyTorch.

Writes beside itself
  resnet18-reference.safetensors  what a ResNet-18 of width 4 with a projector makes of a formula's input
  torchvision-resnet18.txt        names and shapes of torchvision's resnet18, without its classifier

Run with: python resnet18_reference.py (made with torch 2.7.1, torchvision 0.22.1, safetensors 0.8.0).
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn
from torchvision.models import ResNet, resnet18
from torchvision.models.resnet import BasicBlock

FOLDER = Path(__file__).parent
WIDTH, WIDTHS, BATCH, SIZE = 4, (16, 16, 8), 8, 16
GRADIENTS = (
    "conv1.weight",
    "bn1.weight",
    "layer1.0.conv1.weight",
    "layer2.0.downsample.0.weight",
    "layer4.1.bn2.bias",
    "projector.0.weight",
    "projector.6.weight",
    "projector.6.bias",
)


def noise(salt, count):
    """Numbers in [-1, 1) from an integer hash of (salt, index), the same in any language."""
    mask = np.uint64(0xFFFFFFFF)
    x = (np.arange(count, dtype=np.uint64) * np.uint64(2654435761) + np.uint64(salt * 40503 + 1)) & mask
    x = ((x ^ (x >> np.uint64(15))) * np.uint64(2246822519)) & mask
    x = ((x ^ (x >> np.uint64(13))) * np.uint64(3266489917)) & mask
    x = x ^ (x >> np.uint64(16))
    return x.astype(np.float64) / 2**31 - 1


def fill(name, salt, tensor):
    """Weights spread by their fan-in; norms and statistics near 1 and 0."""
    values = noise(salt, tensor.numel())
    if tensor.dim() > 1:
        values = values * np.sqrt(6.0 / (tensor.numel() // tensor.shape[0]))
    elif name.endswith("running_var") or (name.endswith("weight")):
        values = 1 + 0.5 * values
    else:
        values = 0.5 * values
    tensor.copy_(torch.from_numpy(values.astype(np.float32)).reshape(tensor.shape))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        trunk = ResNet(BasicBlock, [2, 2, 2, 2])
        trunk.inplanes = WIDTH
        self.conv1 = nn.Conv2d(3, WIDTH, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(WIDTH)
        for stage in range(1, 5):
            layer = trunk._make_layer(BasicBlock, WIDTH << (stage - 1), 2, stride=1 if stage == 1 else 2)
            setattr(self, f"layer{stage}", layer)
        layers, inputs = [], WIDTH << 3
        for i, outputs in enumerate(WIDTHS):
            last = i == len(WIDTHS) - 1
            layers.append(nn.Linear(inputs, outputs, bias=last))
            layers += [] if last else [nn.BatchNorm1d(outputs), nn.ReLU()]
            inputs = outputs
        self.projector = nn.Sequential(*layers)

    def forward(self, x):
        cuts = {}
        x = torch.relu(self.bn1(self.conv1(x)))
        cuts["stem"] = x.mean((2, 3))
        for stage in range(1, 5):
            x = getattr(self, f"layer{stage}")(x)
            cuts[f"stage{stage}" if stage < 4 else "backbone"] = x.mean((2, 3))
        x = cuts["backbone"]
        for i in range(len(WIDTHS)):
            x = self.projector[3 * i : 3 * i + 3](x)
            cuts[f"projector{i + 1}"] = x
        return cuts


def main():
    torch.set_num_threads(1)
    network = Network()
    state = {k: v for k, v in network.state_dict().items() if not k.endswith("num_batches_tracked")}
    with torch.no_grad():
        for salt, (name, tensor) in enumerate(state.items()):
            fill(name, salt, tensor)
    images = torch.from_numpy(2 * noise(1000, BATCH * 3 * SIZE * SIZE).astype(np.float32))
    images = images.reshape(BATCH, 3, SIZE, SIZE)

    reference = {}
    network.eval()
    with torch.no_grad():
        for name, embedding in network(images).items():
            reference[f"evaluation.{name}"] = embedding
    network.train()
    output = list(network(images).values())[-1]
    reference["training.output"] = output.detach()
    output.square().sum().backward()
    for name, tensor in state.items():
        if "running" in name:
            reference[f"after.{name}"] = tensor
    parameters = dict(network.named_parameters())
    for name in GRADIENTS:
        reference[f"gradient.{name}"] = parameters[name].grad
    reference = {name: tensor.contiguous().clone() for name, tensor in reference.items()}
    save_file(reference, FOLDER / "resnet18-reference.safetensors")

    names = [
        f"{name} {' '.join(map(str, tensor.shape))}\n"
        for name, tensor in resnet18().state_dict().items()
        if not name.startswith("fc.") and not name.endswith("num_batches_tracked")
    ]
    (FOLDER / "torchvision-resnet18.txt").write_text("".join(names))


if __name__ == "__main__":
    main()
