"""One measurement by its name: `python -m bench documents [--json]`."""

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> None:
    """Runs the measurement named first on the command line."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in NAMES:
        sys.exit(f"Cách dùng: python -m bench {{{'|'.join(NAMES)}}} [--json]")
    import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
