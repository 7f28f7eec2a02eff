"""`flask text …`."""

import sys

from flask.cli import AppGroup

from settings import Refusal
from vietnamese.charset import UnknownCharset, text_of
from vietnamese.repair import repair

text = AppGroup("text", help="Văn bản.")


@text.command("fix")
def fix() -> None:
    """Đọc văn bản từ đầu vào, viết ra văn bản Unicode: phông TCVN3, VNI và chữ gõ rời được sửa lại."""
    try:
        right = repair(text_of(sys.stdin.buffer.read())).text
    except UnknownCharset as bad:
        raise Refusal(str(bad)) from bad
    sys.stdout.buffer.write(right.encode())
