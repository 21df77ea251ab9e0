-- What people keep by name stands in tables that begin alike.
CREATE TABLE checklist_item (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  done_on     INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO checklist_item SELECT id, name, position, archived_at, updated_at, done_on FROM preparation;
DROP TABLE preparation;
UPDATE undo_step SET record = 'checklist_item' WHERE record = 'preparation';
UPDATE undo_cell SET source = 'checklist_item' WHERE source = 'preparation';

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
