"""Reads a QR code from its picture, knowing nothing of the library that drew it (ISO/IEC 18004, without mending)."""

import struct
import zlib
from collections.abc import Callable, Iterator

MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
LEVELS = {1: "L", 0: "M", 3: "Q", 2: "H"}
# Data codewords of each block, by version and level.
BLOCKS = {
    (2, "M"): [28], (2, "Q"): [22], (3, "M"): [44], (3, "Q"): [17, 17], (4, "M"): [32, 32], (4, "Q"): [24, 24],
    (5, "M"): [43, 43], (5, "Q"): [15, 15, 16, 16], (6, "M"): [27] * 4, (6, "Q"): [19] * 4,
}  # fmt: skip
Matrix = list[list[bool]]


def said_by(picture: bytes, dots: int, quiet: int) -> str:
    """The text of a QR code's picture with so many dots a module and so many light modules around it."""
    pixels = pixels_of(picture)
    size = len(pixels) // dots - 2 * quiet
    at = [(quiet + place) * dots + dots // 2 for place in range(size)]
    return text_of([[pixels[row][column] for column in at] for row in at])


def pixels_of(picture: bytes) -> Matrix:
    """The dots of a PNG of one bit, True where it is dark."""
    chunks, place = {}, 8
    while place < len(picture):
        (length,) = struct.unpack(">I", picture[place : place + 4])
        name = picture[place + 4 : place + 8]
        chunks[name] = chunks.get(name, b"") + picture[place + 8 : place + 8 + length]
        place += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour) == (1, 0), (depth, colour)
    raw, stride = zlib.decompress(chunks[b"IDAT"]), (width + 7) // 8 + 1
    rows, above = [], bytes(stride - 1)
    for kind, *line in (raw[row * stride : (row + 1) * stride] for row in range(height)):
        # Of the five ways to write a line only "as it is" and "against the line above" occur.
        assert kind in (0, 2), kind
        above = bytes((byte + up) % 256 for byte, up in zip(line, above, strict=True)) if kind else bytes(line)
        rows.append(above)
    return [[not row[x // 8] >> (7 - x % 8) & 1 for x in range(width)] for row in rows]


def text_of(matrix: Matrix) -> str:
    size = len(matrix)
    version = (size - 17) // 4
    around = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    shape = number(matrix[i][j] for i, j in around) ^ 0b101010000010010
    level, mask = LEVELS[shape >> 13], MASKS[shape >> 10 & 7]
    bits = [matrix[i][j] ^ mask(i, j) for i, j in path(size)]
    words = [number(bits[place : place + 8]) for place in range(0, len(bits) // 8 * 8, 8)]
    return spoken(data_of(words, BLOCKS[version, level]))


def number(bits: Iterator[bool] | list[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)


def path(size: int) -> Iterator[tuple[int, int]]:
    """The modules that carry data, in the order of the code."""
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for i in range(size - 1, -1, -1) if upwards else range(size):
            yield from ((i, j) for j in (right, right - 1) if not fixed(i, j, size))
        upwards = not upwards


def fixed(i: int, j: int, size: int) -> bool:
    """Whether a module belongs to the pattern that all codes share."""
    corner = (i < 9 and (j < 9 or j >= size - 8)) or (i >= size - 8 and j < 9)
    return corner or i == 6 or j == 6 or (abs(i - (size - 7)) <= 2 and abs(j - (size - 7)) <= 2)


def data_of(words: list[int], blocks: list[int]) -> bytes:
    """The data codewords in their order: blocks take turns."""
    taken: list[list[int]] = [[] for _ in blocks]
    source = iter(words)
    for turn in range(max(blocks)):
        for block, length in zip(taken, blocks, strict=True):
            if turn < length:
                block.append(next(source))
    return bytes(word for block in taken for word in block)


def spoken(data: bytes) -> str:
    """The text of one segment of bytes."""
    bits = "".join(f"{byte:08b}" for byte in data)
    assert bits[:4] == "0100", bits[:4]
    length = int(bits[4:12], 2)
    return bytes(int(bits[place : place + 8], 2) for place in range(12, 12 + 8 * length, 8)).decode()
