"""Gives any PyTorch network to Guillotine, to be probed at the modules that you name.

    python export_module.py torchvision.models:mobilenet_v3_small --arguments '{"weights": "DEFAULT"}' \\
        --cuts features.0 features.6 features.12 avgpool classifier --output avgpool --name mobile --side 224 \\
        --gateway http://localhost:8080

The first argument is a callable that makes the network, `package.module:name`. `--cuts` are names as
`named_modules()` gives them, from input to output; `--output` is the one that is customarily kept (default the
last). `--tokens class` or `--tokens mean` says what becomes of outputs [n, tokens, d]. In Python:

    from export_module import export
    export(model, ["layer1", "layer2", "avgpool"], name="mine", side=224, folder=pathlib.Path("."))

The network is traced on one image, and the trace is compared with the network on three others: one that takes
another way for other samples is refused. Writes NAME.pt and NAME.json; with `--gateway` it also registers the
checkpoint and uploads the file. The operator of that Guillotine must have allowed modules. A run then says
`method: {name: given, checkpoint: NAME}`.

Needs torch, and whatever makes the network.
"""
import argparse
import hashlib
import importlib
import json
import pathlib
import warnings

import torch

from export_checkpoint import hand_over

TOLERANCE = 1e-4


class Cuts(torch.nn.Module):
    """A network that gives what flows out of some of its modules."""

    def __init__(self, model, names):
        super().__init__()
        self.model = model
        self.names = names
        self.seen = {}
        modules = dict(model.named_modules())
        for name in names:
            if not name or name not in modules:
                raise SystemExit(f"{name}: no such module; there are {[one for one in modules if one]}")
            modules[name].register_forward_hook(self.hook(name))

    def hook(self, name):
        def keep(module, inputs, output):
            if not isinstance(output, torch.Tensor):
                raise SystemExit(f"{name}: gives {type(output).__name__}, not a tensor")
            # a module after it may write to what it gave
            self.seen[name] = output.clone()

        return keep

    def forward(self, samples):
        self.seen = {}
        self.model(samples)
        missing = [name for name in self.names if name not in self.seen]
        if missing:
            raise SystemExit(f"{missing}: not on the way through the network")
        return {name: self.seen[name] for name in self.names}


def traced(cuts, shape):
    """The network as TorchScript, found equal on a batch that it was not traced on."""
    # what a tracer warns of is looked for below
    warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
    with torch.no_grad():
        module = torch.jit.trace(cuts, torch.rand(1, *shape), strict=False, check_trace=False)
        others = torch.rand(3, *shape)
        expected, actual = cuts(others), module(others)
    for name, values in expected.items():
        if actual[name].shape != values.shape or not torch.allclose(
                actual[name], values, rtol=TOLERANCE, atol=TOLERANCE * float(values.abs().max())):
            raise SystemExit(f"{name}: tracing does not give what the network gives: it cannot be exported this way")
    return module, expected


def cut(name, values, tokens):
    """What the manifest says of a cut."""
    described = {"name": name, "shape": list(values.shape[1:])}
    if values.dim() == 3 and tokens:
        described["tokens"] = tokens
    return described


def export(model, names, name, side, folder, channels=3, mean=(0.485, 0.456, 0.406), deviation=(0.229, 0.224, 0.225),
           output=None, tokens=None):
    """Writes module and manifest; returns both paths."""
    module, outputs = traced(Cuts(model.eval(), names).eval(), (channels, side, side))
    file = folder / (name + ".pt")
    module.save(str(file))
    content = file.read_bytes()
    backbone = {"name": "module", "cuts": [cut(one, outputs[one], tokens) for one in names]}
    if output:
        backbone["output"] = output
    manifest = {
        "name": name,
        "checkpoint": {
            "backbone": backbone,
            "input": {"channels": channels, "height": side, "width": side},
            "normalisation": {"mean": list(mean), "deviation": list(deviation)},
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        },
    }
    document = folder / (name + ".json")
    document.write_text(json.dumps(manifest, indent=2) + "\n")
    return file, document


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("factory", help="package.module:name of what makes the network")
    parser.add_argument("--arguments", type=json.loads, default={}, help="its keyword arguments, JSON")
    parser.add_argument("--state", help="a state dict, as torch.save wrote it; read with weights_only")
    parser.add_argument("--cuts", nargs="+", required=True)
    parser.add_argument("--output")
    parser.add_argument("--tokens", choices=("class", "mean"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--side", type=int, default=224)
    parser.add_argument("--mean", type=float, nargs="+", default=[0.485, 0.456, 0.406])
    parser.add_argument("--deviation", type=float, nargs="+", default=[0.229, 0.224, 0.225])
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--gateway")
    return parser.parse_args(given)


def main():
    options = arguments()
    package, _, factory = options.factory.partition(":")
    model = getattr(importlib.import_module(package), factory)(**options.arguments)
    if options.state:
        model.load_state_dict(torch.load(options.state, map_location="cpu", weights_only=True))
    file, document = export(
        model, options.cuts, options.name, options.side, options.folder, len(options.mean), options.mean,
        options.deviation, options.output, options.tokens)
    print(file, document)
    if options.gateway:
        hand_over(options.gateway, file, document)
        print("registered: a run may say method: {name: given, checkpoint: %s}" % options.name)


if __name__ == "__main__":
    main()
