-- What people taught, second edition: one row a figure that somebody linked otherwise than the program had, or took as the
-- program had not been sure of it. The row follows the figure: whoever takes the judgement back takes the lesson back.
-- Figures with the same words and kind teach one alias (src/lessons.rs).

CREATE TABLE lessons (
  id        INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  report    INTEGER NOT NULL REFERENCES reports (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  words     TEXT NOT NULL CHECK (words <> ''),
  kind      TEXT NOT NULL CHECK (kind <> ''),
  field     TEXT CHECK (field <> ''),
  indicator TEXT CHECK (indicator <> ''),
  seal      INTEGER NOT NULL
) STRICT;
