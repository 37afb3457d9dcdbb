"""The peer of ExtractionThroughput: a ResNet-18 in evaluation in PyTorch, with forward hooks.

    python extract.py images.npy width batch threads

`images.npy` holds uint8 images [n, h, w, 3]. Every line makes it take one batch through the network and
answer with the seconds that it took: `last` keeps the projector's output, `all` what hooks average over
positions at every cut. Features end as NumPy arrays. The network is that of train.py; memory is
channels-last, the fastest of what PyTorch offers here.
"""

import sys
import time

import numpy as np
import torch

from train import network

# after the stem, the stages, the average, and the projector's layers
CUTS = (2, 4, 6, 8, 12, 15, 18, 19)


def main():
    path, width, batch, threads = sys.argv[1], *map(int, sys.argv[2:])
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    images = np.load(path)[:batch] / 255
    images = (images - images.mean((0, 1, 2))) / images.std((0, 1, 2))
    x = torch.from_numpy(images.astype(np.float32)).permute(0, 3, 1, 2)
    x = x.contiguous(memory_format=torch.channels_last)
    net = network(width).to(memory_format=torch.channels_last).eval()
    features = {}

    def keep(cut):
        def hook(module, inputs, output):
            features[cut] = (output.mean((2, 3)) if output.dim() == 4 else output).numpy()
        return hook

    print("ready", flush=True)
    for line in sys.stdin:
        hooks = [net[cut].register_forward_hook(keep(cut)) for cut in CUTS if line.strip() == "all"]
        began = time.perf_counter()
        with torch.inference_mode():
            net(x).numpy()
        print(time.perf_counter() - began, flush=True)
        for hook in hooks:
            hook.remove()


if __name__ == "__main__":
    main()
