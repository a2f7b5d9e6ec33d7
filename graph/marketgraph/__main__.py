"""``python -m marketgraph``: the same as the command ``marketgraph``."""

from marketgraph.cli import main

if __name__ == "__main__":
    main()
