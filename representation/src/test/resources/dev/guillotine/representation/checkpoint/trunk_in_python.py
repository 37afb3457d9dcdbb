"""Opens an exported trunk and prints how far it is from ours, and how far torchvision's network is.

Takes the TorchScript module, the safetensors weights, and a file with `images` [n, 3, h, w] from 0 to 1 and
our `embedding` [n, d] of them, then `resnet18` where the weights are those of one up to its average pool.
Prints the largest difference over the largest value, for each. Needs torch, torchvision and safetensors.
"""
import sys

import safetensors.torch
import torch
import torchvision

module, weights, ours = sys.argv[1:4]
tensors = safetensors.torch.load_file(ours)
trunk = torch.jit.load(module)
assert not trunk.training
with torch.no_grad():
    theirs = trunk(tensors["images"])


def distance(x):
    return ((x - tensors["embedding"]).abs().max() / tensors["embedding"].abs().max()).item()


print(distance(theirs))
if sys.argv[4:] == ["resnet18"]:
    model = torchvision.models.resnet18()
    model.fc = torch.nn.Identity()
    model.conv1 = torch.nn.Conv2d(3, 64, 3, 1, 1, bias=False)
    model.maxpool = torch.nn.Identity()
    missing, unexpected = model.load_state_dict(safetensors.torch.load_file(weights), strict=False)
    assert not unexpected, unexpected
    assert all(k.endswith("num_batches_tracked") for k in missing), missing
    with torch.no_grad():
        print(distance(model.eval()((tensors["images"] - trunk.mean) / trunk.deviation)))
