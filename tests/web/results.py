"""What lies in a result that was fetched."""

import io
from zipfile import ZipFile


def files_in(data: bytes) -> list[str]:
    """The names in a .zip whose every file is whole."""
    with ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return package.namelist()
