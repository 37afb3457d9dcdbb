"""Reference values for every kind of network, computed by PyTorch, torchvision and timm.

Writes beside itself
  NAME-reference.safetensors  what each network makes of a formula's input: evaluation.CUT, grid.CUT (the same,
                              of maps and signals, as means over cells, at most 200 numbers), training.PART,
                              after.BUFFER and gradient.PARAMETER; of a tensor of more than 64 numbers
                              its Euclidean norm and 16 of its elements, at i * (elements // 16)
  NAMES.txt                   names and shapes of torchvision's and timm's state dicts, without classifiers

Everything is computed in double precision and stored in single.

Run with: python network_references.py (made with torch 2.7.1, torchvision 0.22.1, timm 1.0.31,
safetensors 0.8.0).
"""

from pathlib import Path

import torch
import torchvision
from safetensors.torch import save_file
from timm.models.vision_transformer import VisionTransformer
from torch import nn
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet

from resnet18_reference import fill, noise

FOLDER = Path(__file__).parent
BATCH, SAMPLES, WHOLE, PICKED, LIFT, MOST = 8, 1000, 64, 16, 4, 200


def projector(inputs, widths, norm=None, output="linear"):
    layers = []
    for i, width in enumerate(widths):
        hidden = i < len(widths) - 1
        normalised = norm is not None and (hidden or output != "linear")
        layers.append(nn.Linear(inputs, width, bias=not (normalised and norm is nn.BatchNorm1d)))
        layers += [norm(width)] if normalised else []
        layers += [nn.ReLU()] if hidden or output == "rectified" else []
        inputs = width
    return nn.Sequential(*layers)


def stages(sequence, x, *cuts):
    """Runs a sequence, with what flows at each cut (name, number of the module after it)."""
    found, start = {}, 0
    for name, end in cuts:
        x = sequence[start:end](x)
        found[name], start = x, end
    return found


def average(x):
    return x.mean((2, 3))


def flat(x):
    return x.flatten(1)


def grid(x):
    """Means over the cells of the finest square grid that leaves at most MOST numbers."""
    if x.dim() == 3:
        return nn.functional.adaptive_avg_pool1d(x, max(1, min(MOST // x.shape[1], x.shape[2]))).flatten(1)
    side = max(1, min(int((MOST / x.shape[1]) ** 0.5), x.shape[2], x.shape[3]))
    return nn.functional.adaptive_avg_pool2d(x, side).flatten(1)


class Residual(nn.Module):
    def __init__(self, block, blocks, width, imagenet):
        super().__init__()
        trunk = ResNet(block, blocks)
        trunk.inplanes = width
        if imagenet:
            self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        else:
            self.conv1 = nn.Conv2d(3, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.pool = nn.MaxPool2d(3, 2, 1) if imagenet else nn.Identity()
        for i, count in enumerate(blocks):
            layer = trunk._make_layer(block, width << i, count, stride=1 if i == 0 else 2)
            setattr(self, f"layer{i + 1}", layer)

    def forward(self, x):
        x = self.pool(torch.relu(self.bn1(self.conv1(x))))
        cuts = {"stem": x}
        for stage in range(1, 5):
            x = getattr(self, f"layer{stage}")(x)
            cuts[f"stage{stage}" if stage < 4 else "backbone"] = x
        return cuts

    def embedded(self, x):
        return average(x)


class Vit(VisionTransformer):
    def __init__(self, mean, **arguments):
        if mean:
            arguments.update(global_pool="avg", class_token=False, fc_norm=False)
        super().__init__(num_classes=0, **arguments)
        self.mean = mean

    def forward(self, x):
        x = self._pos_embed(self.patch_embed(x))
        cuts = {"stem": x}
        for i, block in enumerate(self.blocks):
            x = block(x)
            cuts[f"block{i + 1}"] = x
        cuts["backbone"] = self.norm(x)
        return cuts

    def embedded(self, x):
        return x.mean(1) if self.mean else x[:, 0]


class Layers(nn.Module):
    def __init__(self, layers, embedded, enter, *cuts):
        super().__init__()
        self.layers, self.embedded, self.enter, self.cuts = nn.Sequential(*layers), embedded, enter, cuts

    def forward(self, x):
        cuts = {"input": x} if self.embedded is flat else {}
        return {**cuts, **stages(self.layers, self.enter(x), *self.cuts)}


def convnet():
    layers = []
    for inputs, outputs, stride in ((3, 4, 1), (4, 8, 2), (8, 16, 2)):
        layers += [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]
    return Layers(layers, average, nn.Identity(), ("stem", 3), ("stage1", 6), ("backbone", 9))


def convnet1d(width):
    layers = [nn.Conv1d(1, width, 5, 2, 1), nn.ReLU()]
    layers += [nn.Conv1d(width, width, 3, 2, 1), nn.ReLU(), nn.Conv1d(width, width, 3, 2, 1), nn.ReLU()]
    return Layers(layers, flat, nn.Identity(), ("stem", 2), ("stage1", 4), ("backbone", 6))


def mlp(inputs, *widths):
    layers = []
    for width in widths:
        layers += [nn.Linear(inputs, width, bias=False), nn.BatchNorm1d(width), nn.ReLU()]
        inputs = width
    return Layers(layers, flat, nn.Flatten(), ("stage1", 3), ("backbone", 6))


class Network(nn.Module):
    """A trunk, a projector, and a predictor or a classifier; names without a prefix for the trunk."""

    def __init__(self, trunk, projector, predictor=None, classifier=None):
        super().__init__()
        self.trunk, self.projector, self.predictor, self.classifier = trunk, projector, predictor, classifier

    def forward(self, x):
        cuts = {name: self.trunk.embedded(flowing) for name, flowing in self.trunk(x).items()}
        x = cuts["backbone"]
        linear = [i for i, layer in enumerate(self.projector) if isinstance(layer, nn.Linear)]
        ends = (linear + [len(self.projector)])[1:]
        for i, (start, end) in enumerate(zip(linear, ends)):
            x = self.projector[start:end](x)
            cuts[f"projector{i + 1}"] = x
        training = {"trunk": cuts["backbone"], "projection": x}
        if self.predictor:
            cuts["predictor1"] = self.predictor[:3](x)
            x = cuts["predictor2"] = self.predictor[3:](cuts["predictor1"])
        if self.classifier:
            x = cuts["classifier"] = self.classifier(x)
        return cuts, {**training, "output": x}


def predictor(width, hidden):
    return nn.Sequential(
        nn.Linear(width, hidden, bias=False), nn.BatchNorm1d(hidden), nn.ReLU(), nn.Linear(hidden, width))


def named(tensors):
    """By the names that the product gives them, in alphabetical order."""
    plain = {name.removeprefix("trunk."): tensor for name, tensor in tensors if "num_batches" not in name}
    return dict(sorted(plain.items()))


def excerpt(tensor):
    flat = tensor.detach().flatten()
    if len(flat) <= WHOLE:
        return flat.float()
    picked = flat[torch.arange(PICKED) * (len(flat) // PICKED)]
    return torch.cat([flat.norm()[None], picked]).float()


def lifted(name):
    """Biases inside residual networks, so that no rectifier is near its kink: in 50 layers, one that
    a rounding error switches changes every gradient before it by several percent."""
    return "layer" in name and name.endswith(".bias") and "layers" not in name


def write(name, shape, network):
    torch.manual_seed(0)
    network = network.double()
    state = named(network.state_dict().items())
    with torch.no_grad():
        for salt, (tensor_name, tensor) in enumerate(state.items()):
            single = torch.empty_like(tensor, dtype=torch.float32)
            fill(tensor_name, salt, single)
            tensor.copy_(single + LIFT if lifted(tensor_name) else single)
    size = torch.Size((BATCH, *shape))
    samples = 2 * noise(SAMPLES, size.numel())
    samples = torch.from_numpy(samples.astype("float32")).reshape(size).double()
    reference = {}
    network.eval()
    with torch.no_grad():
        cuts, _ = network(samples)
        flowing = {} if isinstance(network.trunk, Vit) else network.trunk(samples)
    reference.update({f"evaluation.{cut}": embedding for cut, embedding in cuts.items()})
    reference.update({f"grid.{cut}": grid(x) for cut, x in flowing.items() if x.dim() > 2})
    network.train()
    _, training = network(samples)
    reference.update({f"training.{part}": value for part, value in training.items()})
    (training["trunk"].square().mean() + training["projection"].square().mean()
     + training["output"].square().mean()).backward()
    reference.update({f"after.{name}": buffer for name, buffer in state.items() if "running" in name})
    reference.update(
        {f"gradient.{name}": value.grad for name, value in named(network.named_parameters()).items()})
    reference = {name: excerpt(tensor) for name, tensor in reference.items()}
    save_file(reference, FOLDER / f"{name}-reference.safetensors")


def write_names(name, state):
    lines = [
        f"{name} {' '.join(map(str, tensor.shape))}\n"
        for name, tensor in sorted(state.items())
        if not name.startswith(("fc.", "head.")) and not name.endswith("num_batches_tracked")
    ]
    (FOLDER / f"{name}.txt").write_text("".join(lines))


def main():
    torch.set_num_threads(1)
    vit = dict(img_size=8, patch_size=4, embed_dim=192, num_heads=3, depth=2)
    write("resnet34", (3, 32, 32), Network(
        Residual(BasicBlock, [3, 4, 6, 3], 3, True),
        projector(24, (8, 6), nn.BatchNorm1d, "normalised"), predictor=predictor(6, 5)))
    write("resnet50", (3, 32, 32), Network(
        Residual(Bottleneck, [3, 4, 6, 3], 4, False),
        projector(128, (8, 6), nn.LayerNorm, "rectified"), classifier=nn.Linear(6, 4)))
    write("vit-class", (3, 8, 8), Network(Vit(False, **vit), projector(192, ())))
    write("vit-mean", (3, 8, 8), Network(Vit(True, **vit), projector(192, (6,), None, "rectified")))
    write("convnet", (3, 9, 7), Network(
        convnet(), projector(16, (8, 6), nn.BatchNorm1d, "rectified"), predictor=predictor(6, 5)))
    write("convnet1d", (1, 40), Network(
        convnet1d(25), projector(125, (8, 6), nn.LayerNorm, "normalised")))
    write("mlp", (3, 4, 5), Network(mlp(60, 16, 12), projector(12, ()), classifier=nn.Linear(12, 4)))

    write_names("torchvision-resnet34", torchvision.models.resnet34().state_dict())
    write_names("torchvision-resnet50", torchvision.models.resnet50().state_dict())
    arguments = dict(img_size=32, patch_size=4, depth=12, num_classes=0)
    tiny, small = dict(embed_dim=192, num_heads=3), dict(embed_dim=384, num_heads=6)
    mean = dict(global_pool="avg", class_token=False, fc_norm=False)
    write_names("timm-vit-tiny", VisionTransformer(**arguments, **tiny).state_dict())
    write_names("timm-vit-small-mean", VisionTransformer(**arguments, **small, **mean).state_dict())


if __name__ == "__main__":
    main()
