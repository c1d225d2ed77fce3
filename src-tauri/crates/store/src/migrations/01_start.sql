-- The data file, first edition.
--
-- seal        the CRC-32 of the row's other columns: a bit that flips on the disk is noticed (src/row.rs). Originals
--             have their SHA-256 instead.
-- decimals    TEXT in canonical form; SQL never sorts or adds them.
-- codes       closed sets are listed; sets that grow (formats, issues, reasons) are checked when they are read, since
--             a CHECK cannot be changed without rebuilding its table.
-- dates       ISO 8601. `date(x) IS x` holds for a day of the calendar and for NULL.
-- spans       bytes of documents.text, half open.

CREATE TABLE reports (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  file          TEXT NOT NULL,
  sha256        TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  bytes         INTEGER NOT NULL CHECK (bytes >= 0),
  format        TEXT NOT NULL CHECK (format <> ''),
  title         TEXT NOT NULL,
  number        TEXT,
  area          TEXT CHECK (area <> ''),
  organization  TEXT,
  standing      TEXT NOT NULL CHECK (standing IN ('department', 'body', 'press')),
  kind          TEXT NOT NULL CHECK (kind IN ('year', 'half', 'quarter', 'month', 'months', 'other')),
  period_start  TEXT CHECK (date(period_start) IS period_start),
  period_end    TEXT CHECK (date(period_end) IS period_end),
  period_kind   TEXT CHECK (period_kind IN ('year', 'half', 'quarter', 'month', 'months', 'as_of', 'other')),
  period_label  TEXT,
  period_regime TEXT CHECK (period_regime IN ('calendar', 'decree09')),
  period_cutoff TEXT CHECK (date(period_cutoff) IS period_cutoff),
  published     TEXT CHECK (date(published) IS published),
  imported_at   TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%S', substr(imported_at, 1, 19)) IS substr(imported_at, 1, 19)),
  imported_by   TEXT NOT NULL CHECK (imported_by <> ''),
  seal          INTEGER NOT NULL,
  CHECK (period_start <= period_end),
  CHECK ((period_start IS NULL) = (period_end IS NULL)
     AND (period_start IS NULL) = (period_kind IS NULL)
     AND (period_start IS NULL) = (period_label IS NULL)
     AND (period_start IS NULL) = (period_regime IS NULL)
     AND (period_start IS NOT NULL OR period_cutoff IS NULL))
) STRICT;

CREATE TABLE originals (
  report   INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  deflated BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
  id     INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  text   TEXT NOT NULL,
  blocks TEXT NOT NULL CHECK (json_valid(blocks)),
  marks  TEXT NOT NULL CHECK (json_valid(marks)),
  seal   INTEGER NOT NULL
) STRICT;

CREATE TABLE issues (
  id     INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  code   TEXT NOT NULL CHECK (code <> ''),
  place  TEXT,
  detail TEXT,
  seal   INTEGER NOT NULL
) STRICT;
CREATE INDEX issues_of_report ON issues (report);

CREATE TABLE set_aside (
  id         INTEGER PRIMARY KEY,
  report     INTEGER NOT NULL REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end   INTEGER NOT NULL,
  reason     TEXT NOT NULL CHECK (reason <> ''),
  seal       INTEGER NOT NULL,
  CHECK (span_start <= span_end)
) STRICT;
CREATE INDEX set_aside_of_report ON set_aside (report);

CREATE TABLE citations (
  id         INTEGER PRIMARY KEY,
  report     INTEGER NOT NULL REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  number     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  date       TEXT CHECK (date(date) IS date),
  issuer     TEXT,
  excerpt    TEXT,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end   INTEGER NOT NULL,
  seal       INTEGER NOT NULL,
  CHECK (span_start <= span_end)
) STRICT;
CREATE INDEX citations_of_report ON citations (report);

-- A figure has a place in a stored document, or a person who typed it and a time; there is no third way.
CREATE TABLE facts (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  state          TEXT NOT NULL CHECK (state IN ('found', 'confirmed', 'corrected', 'rejected', 'typed')),
  report         INTEGER REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  span_start     INTEGER CHECK (span_start >= 0),
  span_end       INTEGER,
  sentence_start INTEGER CHECK (sentence_start >= 0),
  sentence_end   INTEGER,
  quote          TEXT CHECK (length(CAST(quote AS BLOB)) = span_end - span_start),
  place          TEXT,
  person         TEXT CHECK (person <> ''),
  typed_at       TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%S', substr(typed_at, 1, 19)) IS substr(typed_at, 1, 19)),
  value          TEXT NOT NULL CHECK (
                   value GLOB '*[0-9]' AND value NOT GLOB '*[^-.0-9]*' AND value NOT GLOB '?*-*'
                   AND value NOT GLOB '*.*.*' AND value NOT GLOB '.*' AND value NOT GLOB '-.*'
                   AND value NOT GLOB '*.*0' AND value NOT GLOB '0[0-9]*' AND value NOT GLOB '-0[0-9]*' AND value <> '-0'),
  value2         TEXT CHECK (
                   value2 GLOB '*[0-9]' AND value2 NOT GLOB '*[^-.0-9]*' AND value2 NOT GLOB '?*-*'
                   AND value2 NOT GLOB '*.*.*' AND value2 NOT GLOB '.*' AND value2 NOT GLOB '-.*'
                   AND value2 NOT GLOB '*.*0' AND value2 NOT GLOB '0[0-9]*' AND value2 NOT GLOB '-0[0-9]*' AND value2 <> '-0'),
  unit           TEXT,
  scale          TEXT CHECK (scale IN ('nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ')),
  form           TEXT NOT NULL CHECK (form IN ('number', 'rate', 'ratio', 'range', 'rank', 'density', 'score', 'change')),
  qualifier      TEXT NOT NULL CHECK (qualifier IN ('exact', 'approx', 'over', 'under', 'almost', 'at_least', 'at_most')),
  basis          TEXT NOT NULL CHECK (basis IN ('actual', 'estimate', 'target')),
  measure        TEXT NOT NULL,
  field          TEXT CHECK (field <> ''),
  indicator      TEXT CHECK (indicator <> ''),
  candidates     TEXT NOT NULL CHECK (json_valid(candidates)),
  scope          TEXT,
  relation_kind  TEXT CHECK (relation_kind IN ('yoy', 'of_target', 'points', 'change', 'share', 'part')),
  relation_of    TEXT CHECK (relation_of <> ''),
  relation_base  TEXT,
  area           TEXT CHECK (area <> ''),
  period_start   TEXT CHECK (date(period_start) IS period_start),
  period_end     TEXT CHECK (date(period_end) IS period_end),
  period_kind    TEXT CHECK (period_kind IN ('year', 'half', 'quarter', 'month', 'months', 'as_of', 'other')),
  period_label   TEXT,
  period_regime  TEXT CHECK (period_regime IN ('calendar', 'decree09')),
  period_cutoff  TEXT CHECK (date(period_cutoff) IS period_cutoff),
  implicit       INTEGER NOT NULL CHECK (implicit IN (0, 1)),
  warnings       TEXT NOT NULL CHECK (json_valid(warnings)),
  confidence     INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
  note           TEXT,
  seal           INTEGER NOT NULL,

  -- The year its period ends in.
  year   INTEGER GENERATED ALWAYS AS (CAST(substr(period_end, 1, 4) AS INTEGER)) VIRTUAL,
  -- Whether it is a value of an indicator: its own, or of a part the whole's (model: Fact::linked).
  linked INTEGER GENERATED ALWAYS AS (
           CASE WHEN relation_kind IS NULL THEN indicator IS NOT NULL
                WHEN relation_kind = 'part' THEN relation_of IS NOT NULL
                ELSE 0 END) VIRTUAL,
  -- Whether something was odd when it was found.
  odd    INTEGER GENERATED ALWAYS AS (warnings <> '[]') VIRTUAL,

  CHECK ((report IS NOT NULL AND span_start IS NOT NULL AND span_end IS NOT NULL
          AND sentence_start IS NOT NULL AND sentence_end IS NOT NULL AND quote IS NOT NULL
          AND person IS NULL AND typed_at IS NULL)
      OR (report IS NULL AND span_start IS NULL AND span_end IS NULL
          AND sentence_start IS NULL AND sentence_end IS NULL AND quote IS NULL AND place IS NULL
          AND person IS NOT NULL AND typed_at IS NOT NULL)),
  CHECK (state = 'rejected' OR (state = 'typed') = (person IS NOT NULL)),
  CHECK (span_start < span_end),
  CHECK (sentence_start <= sentence_end),
  CHECK (relation_kind IS NOT NULL OR (relation_of IS NULL AND relation_base IS NULL)),
  CHECK (period_start <= period_end),
  CHECK ((period_start IS NULL) = (period_end IS NULL)
     AND (period_start IS NULL) = (period_kind IS NULL)
     AND (period_start IS NULL) = (period_label IS NULL)
     AND (period_start IS NULL) = (period_regime IS NULL)
     AND (period_start IS NOT NULL OR period_cutoff IS NULL))
) STRICT;
CREATE INDEX facts_of_report ON facts (report, span_start, id);
CREATE INDEX facts_of_indicator ON facts (indicator, area, year);
CREATE INDEX facts_about_indicator ON facts (relation_of, area, year);
CREATE INDEX facts_of_area ON facts (area, year);
CREATE INDEX facts_to_count ON facts (report, state, linked, odd, confidence);

-- One user action. A new one drops those that were undone and not done again; undoing and doing again are entries of
-- their own, so the log only grows. `standing` is outside the seal.
CREATE TABLE actions (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19)) IS substr(at, 1, 19)),
  person   TEXT NOT NULL CHECK (person <> ''),
  kind     TEXT NOT NULL CHECK (kind IN ('confirm', 'reject', 'reopen', 'correct', 'add', 'correct_report', 'undo', 'redo')),
  turned   INTEGER REFERENCES actions (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  why      TEXT,
  standing TEXT NOT NULL DEFAULT 'done' CHECK (standing IN ('done', 'undone', 'dropped')),
  seal     INTEGER NOT NULL,
  CHECK ((turned IS NOT NULL) = (kind IN ('undo', 'redo')))
) STRICT;
CREATE INDEX actions_undone ON actions (standing) WHERE standing = 'undone';

-- What an action did to a figure, as it was before and after. `fact` is no foreign key: an added figure whose adding
-- was undone is in no table but this one.
CREATE TABLE changes (
  id     INTEGER PRIMARY KEY,
  action INTEGER NOT NULL REFERENCES actions (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  fact   INTEGER NOT NULL,
  before TEXT CHECK (json_valid(before)),
  after  TEXT CHECK (json_valid(after)),
  seal   INTEGER NOT NULL,
  UNIQUE (action, fact),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX changes_of_fact ON changes (fact);

CREATE TABLE report_changes (
  id     INTEGER PRIMARY KEY,
  action INTEGER NOT NULL REFERENCES actions (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  report INTEGER NOT NULL REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after  TEXT NOT NULL CHECK (json_valid(after)),
  seal   INTEGER NOT NULL,
  UNIQUE (action, report)
) STRICT;
CREATE INDEX changes_of_report ON report_changes (report);

CREATE TABLE settings (
  id    INTEGER PRIMARY KEY,
  key   TEXT NOT NULL UNIQUE CHECK (key <> ''),
  value TEXT NOT NULL,
  seal  INTEGER NOT NULL
) STRICT;
