"""QR codes as pictures: black on white, one bit a dot, the quiet zone of four modules around them."""

import io

import segno

PART = "word/media/ma-qr.png"
"""Where a template of letters keeps the QR code that each letter has its own of."""
DOTS = 8
"""How many dots of the picture a module has: printers draw its edges sharp."""
QUIET = 4


def qr_picture(text: str) -> bytes:
    """The PNG of a QR code that says `text`; of level M at least, so that a fold or a stamp's edge does no harm."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=DOTS, border=QUIET)
    return out.getvalue()
