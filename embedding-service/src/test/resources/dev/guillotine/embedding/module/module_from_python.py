"""Exports a new network with examples/export_module.py and says what forward hooks see of some images.

Takes the folder of examples, a folder to write to, and the exporter's arguments. Beside the exported files it
writes reference.safetensors: normalised `images` [n, h, w, 3], and for each cut its embedding [n, d], averaged over
positions or the class token.
"""
import importlib
import pathlib
import sys

import torch
from safetensors.torch import save_file

sys.path.insert(0, sys.argv[1])
import export_module  # noqa: E402

folder = pathlib.Path(sys.argv[2])
options = export_module.arguments(sys.argv[3:])
package, _, factory = options.factory.partition(":")
torch.manual_seed(5)
model = getattr(importlib.import_module(package), factory)(**options.arguments)
export_module.export(
    model, options.cuts, options.name, options.side, folder, output=options.output, tokens=options.tokens)
seen = {}


def keep(name):
    def hook(module, inputs, output):
        embedding = output.mean((2, 3)) if output.dim() == 4 else output
        seen[name] = (embedding[:, 0] if output.dim() == 3 else embedding).clone()

    return hook


for name in options.cuts:
    dict(model.named_modules())[name].register_forward_hook(keep(name))
images = torch.randn(5, 3, options.side, options.side)
with torch.no_grad():
    model.eval()(images)
save_file({"images": images.permute(0, 2, 3, 1).contiguous(), **seen}, folder / "reference.safetensors")
