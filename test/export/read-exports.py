"""Reads exports with Python's own readers and prints what they found as JSON: python3 read-exports.py FORMAT FILE"""

import csv
import json
import sys


def graph(read, file):
    import networkx

    found = getattr(networkx, read)(file)
    edges = found.edges(keys=True, data=True) if found.is_multigraph() else (
        (a, b, data.get("id"), data) for a, b, data in found.edges(data=True)
    )
    return {
        "directed": found.is_directed(),
        "nodes": dict(found.nodes(data=True)),
        "links": {key: {"from": a, "to": b, **data} for a, b, key, data in edges},
    }


def table(file):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, strict=True))


readers = {
    "gexf": lambda file: graph("read_gexf", file),
    "graphml": lambda file: graph("read_graphml", file),
    "csv": table,
}
json.dump(readers[sys.argv[1]](sys.argv[2]), sys.stdout)
