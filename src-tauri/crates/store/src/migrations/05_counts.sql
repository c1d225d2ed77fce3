-- Fifth edition: how many figures each report has, by what has become of them, so that nobody waits for a walk over all
-- figures. Written with every action that touches a figure (src/counts.rs); derived from `facts` at any time.
--
-- id      the report; 0 for the typed figures
-- sure    the confidence, in hundredths, from which on a found figure counted as sure when it was counted

CREATE TABLE fact_counts (
  id       INTEGER PRIMARY KEY CHECK (id >= 0),
  sure     INTEGER NOT NULL,
  facts    INTEGER NOT NULL CHECK (facts >= 0),
  linked   INTEGER NOT NULL CHECK (linked >= 0),
  waiting  INTEGER NOT NULL CHECK (waiting >= 0),
  doubtful INTEGER NOT NULL CHECK (doubtful >= 0),
  judged   INTEGER NOT NULL CHECK (judged >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0),
  seal     INTEGER NOT NULL
) STRICT;
