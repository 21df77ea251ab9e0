-- The people around a recovery.
CREATE TABLE contact (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  role        TEXT,
  how         TEXT,
  last_spoke  INTEGER,
  note        TEXT
) STRICT, WITHOUT ROWID;
