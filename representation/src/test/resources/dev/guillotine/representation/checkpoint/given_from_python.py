"""Exports a new network with examples/export_checkpoint.py and says what it makes of some images.

Takes the folder of examples, a folder to write to, and the exporter's arguments. Beside the exported files it
writes reference.safetensors with normalised `images` [n, 3, h, w] and what forward hooks see of them, averaged
over positions or the class token: `backbone`, and `stage2` or `block1`.
"""
import pathlib
import sys

import torch
from safetensors.torch import save_file

sys.path.insert(0, sys.argv[1])
import export_checkpoint  # noqa: E402

folder = pathlib.Path(sys.argv[2])
options = export_checkpoint.arguments(sys.argv[3:])
torch.manual_seed(5)
model, backbone = export_checkpoint.network(options)
for module in model.modules():
    if isinstance(module, torch.nn.BatchNorm2d):
        torch.nn.init.uniform_(module.running_mean, -0.2, 0.2)
        torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
export_checkpoint.export(model, backbone, options, folder)
seen = {}
if "resnet" in options.network:
    cuts = {"stage2": model.layer2, "backbone": model.layer4}
    keep = lambda cut: lambda module, inputs, output: seen.update({cut: output.mean((2, 3))})
else:
    cuts = {"block1": model.blocks[0], "backbone": model.norm}
    keep = lambda cut: lambda module, inputs, output: seen.update({cut: output[:, 0].contiguous()})
for cut, module in cuts.items():
    module.register_forward_hook(keep(cut))
images = torch.randn(4, 3, options.side, options.side)
with torch.no_grad():
    model.eval()(images)
save_file({"images": images, **seen}, folder / "reference.safetensors")
