-- What the person said of the phase they are in. A choice without a phase takes back the one before it.
CREATE TABLE phase_choice (
  focus    BLOB NOT NULL REFERENCES focus (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_day INTEGER NOT NULL,
  phase    TEXT CHECK (phase IN ('preparing', 'withdrawal', 'early', 'building', 'sustained', 'stable')),
  PRIMARY KEY (focus, from_day)
) STRICT, WITHOUT ROWID;
