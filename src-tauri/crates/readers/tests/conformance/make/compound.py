"""Compound files (MS-CFB) with a few streams at the top, written sector by sector."""
import struct

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams):
    """Streams are filled up to 4096 bytes, so that none stands in the mini stream."""
    bodies, table, starts = b"", [], []
    for content in streams.values():
        content = content.ljust(4096, b"\0")
        content += bytes(-len(content) % SECTOR)
        starts.append((len(table), len(content)))
        count = len(content) // SECTOR
        table += list(range(len(table) + 1, len(table) + count)) + [END]
        bodies += content
    directory = len(table)
    entries = [entry("Root Entry", 5, 1, END, 0)]
    names = list(streams)
    for nth, (name, (start, size)) in enumerate(zip(names, starts), 1):
        entries.append(entry(name, 2, FREE, start, size, right=nth + 1 if nth < len(names) else FREE))
    entries += [bytes(128)] * (-len(entries) % 4)
    raw = b"".join(entries)
    count = len(raw) // SECTOR
    table += list(range(directory + 1, directory + count)) + [END]
    place = len(table)
    table += [TABLE]
    while len(table) > 128:
        raise ValueError("more than one sector of the table")
    table += [FREE] * (128 - len(table))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, END, 0, END, 0)[: 36]
    head += struct.pack("<I", place) + struct.pack("<I", FREE) * 108
    assert len(head) == SECTOR, len(head)
    return head + bodies + raw + struct.pack("<128I", *table)


def entry(name, kind, child, start, size, right=FREE):
    letters = name.encode("utf-16-le") + b"\0\0"
    return letters.ljust(64, b"\0") + struct.pack("<HBBIII", len(letters), kind, 1, FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
