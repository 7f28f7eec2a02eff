"""A part of a page as a small picture for the guide."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from struct import pack, unpack_from

from playwright.sync_api import Browser, Locator, Page

WINDOW = {"width": 1040, "height": 700}
HEIGHT = 680
MARGIN = 8
HEAD, FRAME = 12, b"VP8 "
MOST_BYTES = 60_000
# How wide and how good, the best first; what shows much must be smaller.
TRIALS = ((900, 0.84), (900, 0.72), (820, 0.7), (760, 0.62), (700, 0.55))
# Drawn anew in an opaque canvas no wider than the guide.
SHRINK = """async ([png, most, quality]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + png;
    await image.decode();
    const canvas = document.createElement("canvas"), scale = Math.min(1, most / image.width);
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const pen = canvas.getContext("2d", {alpha: false});
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/webp", quality);
}"""


def around(page: Page, parts: Sequence[Locator]) -> dict[str, float]:
    """The rectangle of the window that holds the parts, with a margin and no higher than a picture may be."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    assert len(boxes) == len(parts) and page.viewport_size
    left = max(0.0, min(box["x"] for box in boxes) - MARGIN)
    top = max(0.0, min(box["y"] for box in boxes) - MARGIN)
    right = min(page.viewport_size["width"], max(box["x"] + box["width"] for box in boxes) + MARGIN)
    bottom = min(page.viewport_size["height"], max(box["y"] + box["height"] for box in boxes) + MARGIN, top + HEIGHT)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def picture(browser: Browser, page: Page, parts: Sequence[Locator]) -> bytes:
    """The parts of the page as a WebP of at most `MOST_BYTES`."""
    png = b64encode(page.screenshot(clip=around(page, parts), animations="disabled", caret="hide")).decode()  # type: ignore[arg-type]
    with browser.new_page() as blank:
        for width, quality in TRIALS:
            made = simple(b64decode(blank.evaluate(SHRINK, [png, width, quality]).partition(",")[2]))
            if len(made) <= MOST_BYTES:
                return made
    raise AssertionError("the picture shows too much")


def simple(webp: bytes) -> bytes:
    """The same picture without its profile of colours: a file of the one chunk that holds the frame."""
    at = HEAD
    while webp[at : at + 4] != FRAME:
        at += 8 + (size := unpack_from("<I", webp, at + 4)[0]) + size % 2
    chunk = webp[at : at + 8 + (size := unpack_from("<I", webp, at + 4)[0]) + size % 2]
    return pack("<4sI4s", b"RIFF", 4 + len(chunk), b"WEBP") + chunk
