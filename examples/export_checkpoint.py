"""Gives a network that was trained with PyTorch to Guillotine, to be probed at every cut.

    python export_checkpoint.py resnet18 --state my_weights.pth --name my-net --side 224 \
        --mean 0.485 0.456 0.406 --deviation 0.229 0.224 0.225 --gateway http://localhost:8080

Knows torchvision's resnet18, resnet34 and resnet50 (`--stem cifar` for a 3x3 first convolution and no max-pool) and
timm's vit-tiny and vit-small (`--patch`, `--depth`). Without `--state` it exports a new network, with `--pretrained` the library's weights.
Writes NAME.safetensors and NAME.json beside it; with `--gateway` it also registers the checkpoint and uploads the
file. A run then says `method: {name: given, checkpoint: NAME}`.

Needs torch and safetensors, and torchvision or timm. Nothing of it is pickled on the way; `--state` is read with
weights_only.
"""
import argparse
import hashlib
import json
import pathlib
import urllib.request

import torch
from safetensors.torch import save_file

RESNETS = ("resnet18", "resnet34", "resnet50")
VITS = {"vit-tiny": dict(embed_dim=192, num_heads=3), "vit-small": dict(embed_dim=384, num_heads=6)}
PRETRAINED = {"vit-tiny": "vit_tiny_patch16_224", "vit-small": "vit_small_patch16_224"}


def resnet(name, stem, pretrained):
    import torchvision

    model = getattr(torchvision.models, name)(weights="DEFAULT" if pretrained else None)
    if stem == "cifar":
        model.conv1 = torch.nn.Conv2d(3, 64, 3, 1, 1, bias=False)
        model.maxpool = torch.nn.Identity()
    return model, {"name": name, "width": 64, "stem": stem}


def vit(name, side, patch, depth, pretrained):
    import timm

    if pretrained:
        model = timm.create_model(PRETRAINED[name], pretrained=True, img_size=side)
    else:
        model = timm.models.vision_transformer.VisionTransformer(
            img_size=side, patch_size=patch, depth=depth, num_classes=0, **VITS[name])
    return model, {"name": name, "patch": patch, "depth": depth, "tokens": "class"}


def network(options):
    """The network, and what Guillotine calls it."""
    if options.network in RESNETS:
        return resnet(options.network, options.stem, options.pretrained)
    return vit(options.network, options.side, options.patch, options.depth, options.pretrained)


def export(model, backbone, options, folder):
    """Writes weights and manifest; returns both paths."""
    weights = folder / (options.name + ".safetensors")
    state = {name: tensor.detach().contiguous() for name, tensor in model.state_dict().items()}
    save_file({name: tensor for name, tensor in state.items() if tensor.is_floating_point()}, weights)
    content = weights.read_bytes()
    manifest = {
        "name": options.name,
        "checkpoint": {
            "backbone": backbone,
            "input": {"channels": 3, "height": options.side, "width": options.side},
            "normalisation": {"mean": options.mean, "deviation": options.deviation},
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        },
    }
    document = folder / (options.name + ".json")
    document.write_text(json.dumps(manifest, indent=2) + "\n")
    return weights, document


def hand_over(gateway, weights, document):
    """Registers the checkpoint, and uploads the file unless it is there."""
    request = urllib.request.Request(
        gateway.rstrip("/") + "/api/v1/checkpoints", document.read_bytes(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        known = json.load(answer)
    if not known["uploaded"]:
        with open(weights, "rb") as content:
            upload = urllib.request.Request(
                known["upload"]["url"], content,
                {"Content-Length": str(weights.stat().st_size), "Content-Type": "application/octet-stream"}, method="PUT")
            urllib.request.urlopen(upload).close()


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network", choices=RESNETS + tuple(VITS))
    parser.add_argument("--name", required=True)
    parser.add_argument("--state", help="a state dict, as torch.save or safetensors wrote it")
    parser.add_argument("--pretrained", action="store_true")
    parser.add_argument("--side", type=int, default=224)
    parser.add_argument("--stem", choices=("imagenet", "cifar"), default="imagenet")
    parser.add_argument("--patch", type=int, default=16)
    parser.add_argument("--depth", type=int, default=12)
    parser.add_argument("--mean", type=float, nargs=3, default=[0.485, 0.456, 0.406])
    parser.add_argument("--deviation", type=float, nargs=3, default=[0.229, 0.224, 0.225])
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--gateway")
    return parser.parse_args(given)


def main():
    options = arguments()
    model, backbone = network(options)
    if options.state:
        if options.state.endswith(".safetensors"):
            from safetensors.torch import load_file
            state = load_file(options.state)
        else:
            state = torch.load(options.state, map_location="cpu", weights_only=True)
        missing, unexpected = model.load_state_dict(state, strict=False)
        absent = [name for name in missing if not name.startswith(("fc.", "head."))]
        if absent or unexpected:
            raise SystemExit(f"{options.state}: missing {absent}, unexpected {unexpected}")
    weights, document = export(model, backbone, options, options.folder)
    print(weights, document)
    if options.gateway:
        hand_over(options.gateway, weights, document)
        print("registered: a run may say method: {name: given, checkpoint: %s}" % options.name)


if __name__ == "__main__":
    main()
