-- A line of the plan; its name is the start of its words.
CREATE TABLE plan_line (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  section     TEXT,
  words       TEXT,
  situation   TEXT,
  coping      TEXT
) STRICT, WITHOUT ROWID;

-- How a line of the plan was before each change of it, and since when it was so.
CREATE TABLE plan_line_earlier (
  line      BLOB NOT NULL REFERENCES plan_line (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_time INTEGER NOT NULL,
  section   TEXT NOT NULL,
  words     TEXT NOT NULL,
  situation TEXT,
  coping    TEXT,
  archived  INTEGER NOT NULL CHECK (archived IN (0, 1)),
  PRIMARY KEY (line, from_time)
) STRICT, WITHOUT ROWID;

-- An early-warning rule of the person's own: the rating is below or above a number on `days` of the last `of_days`.
CREATE TABLE plan_rule (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  words       TEXT,
  series      TEXT,
  below       REAL,
  above       REAL,
  days        INTEGER,
  of_days     INTEGER
) STRICT, WITHOUT ROWID;
