-- What the person says of the phase they are in. A choice without a phase takes back the one before it.
CREATE TABLE phase_choice (
  focus    BLOB NOT NULL REFERENCES focus (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_day INTEGER NOT NULL,
  phase    TEXT CHECK (phase IN ('preparing', 'withdrawal', 'early', 'building', 'sustained', 'stable')),
  PRIMARY KEY (focus, from_day)
) STRICT, WITHOUT ROWID;

-- Stages of change and decision balances are kinds of entry.
INSERT INTO entry_kind VALUES (5, 'stage'), (6, 'balance');

-- What a stage of change or a decision balance is about, which no figure of a day rests on.
ALTER TABLE entry ADD COLUMN about BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED
  CHECK ((about IS NOT NULL) = (kind IN (5, 6)));
ALTER TABLE entry ADD COLUMN stage TEXT CHECK ((stage IS NOT NULL) = (kind = 5));
ALTER TABLE entry ADD COLUMN pros TEXT CHECK (kind = 6 OR pros IS NULL);
ALTER TABLE entry ADD COLUMN cons TEXT CHECK (kind = 6 OR cons IS NULL);
-- 0 not ready, 1 of two minds, 2 ready
ALTER TABLE entry ADD COLUMN ready INTEGER CHECK (ready IS NULL OR (kind = 6 AND ready BETWEEN 0 AND 2));
-- The history of a focus, in the order of time.
CREATE INDEX entry_about ON entry (about, day, at, seq, kind) WHERE about IS NOT NULL;

DROP VIEW entry_text;
CREATE VIEW entry_text (seq, words) AS
  SELECT e.seq, concat_ws(char(10), e.note, e.thought, e.place, e.company, e.what, e.helped, e.next, e.pros, e.cons,
    (SELECT group_concat(l.label, char(10) ORDER BY l.role, l.label) FROM label AS l WHERE l.entry = e.id))
  FROM entry AS e WHERE e.private = 0;

CREATE TABLE preparation (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  position    INTEGER NOT NULL,
  done_on     INTEGER,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A time after a start date: so many days, as in 100d, or months, as in 5m.
CREATE TABLE milestone (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  focus       BLOB NOT NULL REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  name        TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
  after       TEXT NOT NULL,
  archived_on INTEGER,
  updated_at  INTEGER NOT NULL,
  UNIQUE (focus, name)
) STRICT, WITHOUT ROWID;
