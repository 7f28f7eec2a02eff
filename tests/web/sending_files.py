"""Files as people send them, right and hostile."""

import io
import zipfile
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, stream_encode_multipart

from tests.documents.templates import parts_of
from tests.web.browser import OURS, Browser

MIB = 1 << 20


def send_file(who: Browser, path: str, data: bytes, name: str = "mau.docx", **cells: str) -> TestResponse:
    """Send a form with a file."""
    sent = FileStorage(io.BytesIO(data), name, content_type="application/octet-stream")
    form = MultiDict({**cells, "csrf_token": who.token(), "tep": sent})
    # Without a temporary file, which the test client would leave open.
    body, _, boundary = stream_encode_multipart(form, use_tempfile=False)
    kind = f"multipart/form-data; boundary={boundary}"
    return who.client.post(path, data=body.read(), content_type=kind, headers={"Origin": OURS})


def bomb() -> bytes:
    """A Word file whose text unpacks to a hundred times what a report is."""
    parts: dict[str, Any] = {**parts_of("Bình thường"), "word/media/image1.png": b"\0" * (200 * MIB)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return out.getvalue()


# Each hostile upload, and a word of what its sender is told.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "rỗng"),
    "text": (b"Day chi la chu, khong phai tep Word.", "không phải .docx"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 4096, ".doc"),
    "cut off": (b"PK\x03\x04" + b"\0" * 200, "cắt cụt"),
    "bomb": (bomb(), "lớn"),
    "11 MB": (b"PK\x03\x04" + b"\0" * (11 * MIB), "10 MB"),
}
