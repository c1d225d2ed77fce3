"""Writes the cases of the office formats: a file and its expectation beside it. `python3 NAME.py` makes the folders of that script again."""
import io
import json
import pathlib
import zipfile

ROOT = pathlib.Path(__file__).parent.parent


def case(folder, file, content, about, **expect):
    """A case: `file` with its extension, its bytes, and what is expected. Without `issues` nothing may be reported."""
    where = ROOT / folder
    where.mkdir(exist_ok=True)
    (where / file).write_bytes(content)
    expect = {"about": about, **expect}
    expect.setdefault("issues", [])
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in expect.items())
    (where / (file.rsplit(".", 1)[0] + ".expect.json")).write_text("{\n" + lines + "\n}\n", encoding="utf-8")


def zipped(parts, stored=()):
    """A zip container with the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()
