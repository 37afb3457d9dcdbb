"""Loads a weights file as docs/networks.md says and prints how far the library's network is from ours.

Takes the backbone's name, the weights file, and a file with `samples` and our embedding of them at the cut
`backbone`; prints the largest difference over the largest value. Needs torch, torchvision, timm and safetensors.
"""
import sys

import safetensors.torch
import timm
import torch
import torchvision


def vit(**options):
    size = dict(img_size=32, patch_size=8, embed_dim=192, num_heads=3, depth=3, num_classes=0)
    return timm.models.vision_transformer.VisionTransformer(**size, **options)


def resnet(model, stem):
    model.fc = torch.nn.Identity()
    if stem == "cifar":
        model.conv1 = torch.nn.Conv2d(3, 64, 3, 1, 1, bias=False)
        model.maxpool = torch.nn.Identity()
    return model


MODELS = {
    "resnet18": lambda: resnet(torchvision.models.resnet18(), "cifar"),
    "resnet50": lambda: resnet(torchvision.models.resnet50(), "imagenet"),
    "vit-class": lambda: vit(),
    "vit-mean": lambda: vit(global_pool="avg", class_token=False, fc_norm=False),
}

name, weights, ours = sys.argv[1:]
state = safetensors.torch.load_file(weights)
trunk = {k: v for k, v in state.items() if not k.startswith(("projector.", "predictor.", "classifier."))}
model = MODELS[name]().eval()
missing, unexpected = model.load_state_dict(trunk, strict=False)
assert not unexpected, unexpected
assert all(k.endswith("num_batches_tracked") for k in missing), missing
tensors = safetensors.torch.load_file(ours)
with torch.no_grad():
    theirs = model(tensors["samples"])
print(((theirs - tensors["backbone"]).abs().max() / theirs.abs().max()).item())
