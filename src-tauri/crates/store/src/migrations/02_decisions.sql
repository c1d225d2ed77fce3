-- Second edition: what a person decides about something other than a figure's own content is kept, with its history.
--
-- decisions   one row a thing that was decided and still is: which figure is official, what lies in the trash, which year
--             is closed. `value` is JSON; the kinds grow and are checked when they are read.
-- actions     laid out anew: kinds grow and are checked when they are read; `revert` takes back one action in the midst of
--             others; `settled` is what is done for good, since what it changed was deleted.

CREATE TABLE decisions (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL CHECK (kind <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  value   TEXT NOT NULL CHECK (json_valid(value)),
  seal    INTEGER NOT NULL,
  UNIQUE (kind, subject)
) STRICT;

CREATE TABLE actions_anew (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19)) IS substr(at, 1, 19)),
  person   TEXT NOT NULL CHECK (person <> ''),
  kind     TEXT NOT NULL CHECK (kind <> ''),
  turned   INTEGER REFERENCES actions_anew (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  why      TEXT,
  standing TEXT NOT NULL DEFAULT 'done' CHECK (standing IN ('done', 'undone', 'dropped', 'settled')),
  seal     INTEGER NOT NULL,
  CHECK ((turned IS NOT NULL) = (kind IN ('undo', 'redo', 'revert')))
) STRICT;
INSERT INTO actions_anew (id, at, person, kind, turned, why, standing, seal)
  SELECT id, at, person, kind, turned, why, standing, seal FROM actions;
-- Numbers of actions are never given twice, also after the last one was dropped.
UPDATE sqlite_sequence SET seq = (SELECT old.seq FROM sqlite_sequence AS old WHERE old.name = 'actions')
  WHERE name = 'actions_anew' AND EXISTS (SELECT 1 FROM sqlite_sequence AS old WHERE old.name = 'actions');
DROP TABLE actions;
ALTER TABLE actions_anew RENAME TO actions;
CREATE INDEX actions_undone ON actions (standing) WHERE standing = 'undone';
CREATE INDEX actions_turned ON actions (turned) WHERE turned IS NOT NULL;

CREATE TABLE decision_changes (
  id      INTEGER PRIMARY KEY,
  action  INTEGER NOT NULL REFERENCES actions (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  kind    TEXT NOT NULL CHECK (kind <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  before  TEXT CHECK (json_valid(before)),
  after   TEXT CHECK (json_valid(after)),
  seal    INTEGER NOT NULL,
  UNIQUE (action, kind, subject),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX changes_of_decision ON decision_changes (kind, subject);
