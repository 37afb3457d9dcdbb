"""The peer of TrainingThroughput: SimCLR on a ResNet-18 in PyTorch, told by lines on its input.

    python train.py images.npy width batch threads precision views

`images.npy` holds uint8 images [n, h, w, 3]; `precision` is f32 or bf16; `views` is `none` (the same
normalised images at every step) or `simclr` (torchvision's transforms in a loader with one worker
process). Every line "N" makes it take N steps and answer with the seconds that they took and the last
loss. The network, its initial scale, the projector, the loss and the optimizer are those of the Java
side; the optimizer is PyTorch's fused one and memory is channels-last, the fastest of what it offers.
"""

import sys
import time

import numpy as np
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        x += shortcut
        return self.relu(x)


def network(width):
    layers = [nn.Conv2d(3, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
    channels = width
    for stage in range(4):
        outputs = width << stage
        for block in range(2):
            layers.append(Block(channels, outputs, 2 if stage > 0 and block == 0 else 1))
            channels = outputs
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    for inputs, outputs in ((channels, 256), (256, 256)):
        layers += [nn.Linear(inputs, outputs, bias=False), nn.BatchNorm1d(outputs),
                   nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.Linear(256, 128))


def nt_xent(z, temperature):
    z = nn.functional.normalize(z, dim=1)
    n = len(z) // 2
    similarity = (z @ z.T / temperature).fill_diagonal_(-1e9)
    target = torch.cat([torch.arange(n, 2 * n), torch.arange(n)])
    return nn.functional.cross_entropy(similarity, target)


def loader(images, batch, mean, deviation):
    from torchvision.transforms import v2

    view = v2.Compose([
        v2.RandomResizedCrop(images.shape[1], scale=(0.2, 1.0), antialias=False),
        v2.RandomHorizontalFlip(0.5),
        v2.RandomApply([v2.ColorJitter(0.4, 0.4, 0.2, 0.1)], 0.8),
        v2.RandomGrayscale(0.2),
        v2.ToDtype(torch.float32, scale=True),
        v2.Normalize(mean.tolist(), deviation.tolist()),
    ])
    tensors = torch.from_numpy(images).permute(0, 3, 1, 2)

    class Pairs(torch.utils.data.Dataset):
        def __len__(self):
            return len(tensors)

        def __getitem__(self, index):
            return view(tensors[index]), view(tensors[index])

    return torch.utils.data.DataLoader(
        Pairs(), batch, shuffle=True, drop_last=True, num_workers=1, persistent_workers=True,
        prefetch_factor=2)


def forever(batches):
    while True:
        yield from batches


def main():
    path, width, batch, threads, precision, views = sys.argv[1:]
    width, batch, threads = int(width), int(batch), int(threads)
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    images = np.load(path)
    values = images.reshape(-1, 3) / 255
    mean, deviation = values.mean(0), values.std(0)
    net = network(width).to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-4, fused=True)
    fixed = torch.from_numpy(((images[:2 * batch] / 255 - mean) / deviation).astype(np.float32))
    fixed = fixed.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
    pairs = forever(loader(images, batch, mean, deviation)) if views == "simclr" else None

    def step():
        if pairs is None:
            x = fixed.clone(memory_format=torch.channels_last)
        else:
            first, second = next(pairs)
            x = torch.cat([first, second]).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
            z = net(x)
        loss = nt_xent(z.float(), 0.5)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()

    print("ready", flush=True)
    for line in sys.stdin:
        began = time.perf_counter()
        for _ in range(int(line)):
            loss = step()
        print(time.perf_counter() - began, loss, flush=True)


if __name__ == "__main__":
    main()
