-- Issued year-end reports: the very file that was signed, and the values it rests on. A row is written once and never
-- changed; the seal covers the file too, and `sha256` is what people compare.

CREATE TABLE summaries (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  area    TEXT NOT NULL CHECK (area <> ''),
  year    INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
  version INTEGER NOT NULL CHECK (version > 0),
  at      TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19)) IS substr(at, 1, 19)),
  person  TEXT NOT NULL CHECK (person <> ''),
  note    TEXT,
  pages   INTEGER NOT NULL CHECK (pages > 0),
  stated  TEXT NOT NULL CHECK (json_valid(stated)),
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  pdf     BLOB NOT NULL CHECK (length(pdf) > 0),
  seal    INTEGER NOT NULL,
  UNIQUE (area, year, version)
) STRICT;
