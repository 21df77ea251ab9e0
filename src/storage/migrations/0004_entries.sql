-- Entries hold what every kind has, and the figures that days are counted by; what else a kind has stands in a table of
-- its own, so that a new kind changes nothing here. Foreign keys are off while a table takes the place of another.
DROP VIEW entry_situation;
DROP VIEW entry_coping;
DROP VIEW entry_text;

-- A return to use, where more than the focus is told of it.
CREATE TABLE return_to_use (
  entry    BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  overdose INTEGER CHECK (overdose IN (0, 1)),
  what     TEXT,
  helped   TEXT,
  next     TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO return_to_use SELECT id, overdose, what, helped, next FROM entry
  WHERE coalesce(overdose, what, helped, next) IS NOT NULL;

CREATE TABLE stage_of_change (
  entry BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  focus BLOB NOT NULL REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO stage_of_change SELECT id, about, stage FROM entry WHERE stage IS NOT NULL;

-- ready: 0 not ready, 1 of two minds, 2 ready
CREATE TABLE decision_balance (
  entry BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  focus BLOB NOT NULL REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  pros  TEXT,
  cons  TEXT,
  ready INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO decision_balance SELECT id, about, pros, cons, ready FROM entry WHERE kind = 6;

-- kind: 1 a check-in, 2 a craving, 3 a return to use, 4 a note, 5 a stage of change, 6 a decision balance.
-- situations: NULL not answered, 0 none, else the sum of 1 unpleasant_emotions, 2 physical_discomfort, 4 pleasant_emotions,
-- 8 testing_control, 16 urges_temptations, 32 conflict, 64 social_pressure, 128 pleasant_times.
-- coping_…: the sum of 1 delay, 2 distract, 4 deep_breathing, 8 drink_water, 16 talk, 32 urge_surfing,
-- 64 recall_consequences, 128 self_talk, 256 cold_water, 512 exercise, 1024 muscle_relaxation, 2048 leave, 4096 meeting,
-- 8192 medication, 16384 eat_rest, 32768 pray_meditate, 65536 other. acted: 0 no, 1 yes, 2 preferred not to say.
CREATE TABLE entry_rebuilt (
  id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  seq           INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  day           INTEGER NOT NULL,
  at            INTEGER NOT NULL,
  utc_offset    INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
  recorded_at   INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  private       INTEGER NOT NULL CHECK (private IN (0, 1)),
  note          TEXT,
  situations    INTEGER,
  mood          INTEGER CHECK (mood BETWEEN 0 AND 10),
  energy        INTEGER CHECK (energy BETWEEN 0 AND 10),
  stress        INTEGER CHECK (stress BETWEEN 0 AND 10),
  craving       INTEGER CHECK (craving BETWEEN 0 AND 10),
  confidence    INTEGER CHECK (confidence BETWEEN 0 AND 10),
  distress      INTEGER CHECK (distress BETWEEN 0 AND 10),
  sleep_hours   REAL CHECK (sleep_hours BETWEEN 0 AND 24),
  safe          INTEGER CHECK (safe IN (0, 1)),
  intensity     INTEGER CHECK (intensity BETWEEN 0 AND 10),
  minutes       INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  after         INTEGER CHECK (after BETWEEN 0 AND 10),
  acted         INTEGER CHECK (acted BETWEEN 0 AND 2),
  coping_tried  INTEGER,
  coping_helped INTEGER,
  coping_partly INTEGER,
  coping_no     INTEGER,
  place         TEXT,
  company       TEXT,
  thought       TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO entry_rebuilt SELECT id, seq, kind, day, at, utc_offset, recorded_at, updated_at, private, note, situations,
    mood, energy, stress, craving, confidence, distress, sleep_hours, safe, intensity, minutes, after, acted,
    coping_tried, coping_helped, coping_partly, coping_no, place, company, thought
  FROM entry ORDER BY id;
DROP TABLE entry;
ALTER TABLE entry_rebuilt RENAME TO entry;
CREATE UNIQUE INDEX entry_seq ON entry (seq);
CREATE UNIQUE INDEX entry_one_checkin_a_day ON entry (day) WHERE kind = 1;
-- The order of time, with every figure: a week or a trend reads these few pages and none with words on them.
CREATE INDEX entry_by_day ON entry (
  day, at, seq, kind, utc_offset, situations, mood, energy, stress, craving, confidence, distress, sleep_hours,
  intensity, minutes, after, acted, coping_tried, coping_helped, coping_partly, coping_no
);
-- Where the words of a week are, which lie far apart.
CREATE INDEX entry_noted ON entry (day, at, seq) WHERE private = 0 AND note IS NOT NULL;

CREATE TABLE label_rebuilt (
  entry BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role  TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (entry, role, label)
) STRICT, WITHOUT ROWID;
INSERT INTO label_rebuilt SELECT entry, role, label FROM label ORDER BY entry, role, label;
DROP TABLE label;
ALTER TABLE label_rebuilt RENAME TO label;

DROP TABLE entry_kind;
DROP TABLE situation;
DROP TABLE way_of_coping;

-- The words of an entry that a search may find. Private entries have none.
CREATE VIEW entry_text (seq, words) AS
  SELECT seq, concat_ws(char(10), note, thought, place, company,
    (SELECT nullif(concat_ws(char(10), what, helped, next), '') FROM return_to_use WHERE kind = 3 AND entry = id),
    (SELECT nullif(concat_ws(char(10), pros, cons), '') FROM decision_balance WHERE kind = 6 AND entry = id),
    (SELECT group_concat(label, char(10) ORDER BY role, label) FROM label WHERE entry = id))
  FROM entry WHERE private = 0;

-- Entries with words in a script that puts no space between them, which the index of words holds as one.
CREATE TABLE unspaced_text (seq INTEGER PRIMARY KEY) STRICT;
INSERT INTO unspaced_text SELECT seq FROM entry_text WHERE words GLOB '*['
  || char(3584) || '-' || char(3839) || char(4096) || '-' || char(4255) || char(6016) || '-' || char(6143)
  || char(12293) || '-' || char(12295) || char(12352) || '-' || char(12591) || char(12784) || '-' || char(12799)
  || char(13312) || '-' || char(19903) || char(19968) || '-' || char(40959) || char(43488) || '-' || char(43519)
  || char(43616) || '-' || char(43647) || char(63744) || '-' || char(64255) || char(65382) || '-' || char(65439)
  || char(131072) || '-' || char(262143) || ']*';

-- What people keep by name stands in tables that begin alike. archived_on is the first day on which it no longer counts;
-- when on that day it was put away was not kept.
CREATE TABLE routine_rebuilt (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL,
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  category    TEXT,
  archived_on INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO routine_rebuilt
  SELECT id, name, position, archived_on * 86400 + 43200, updated_at, category, archived_on FROM routine;
DROP TABLE routine;
ALTER TABLE routine_rebuilt RENAME TO routine;

-- A time after a start date: so many days, as in 100d, or months, as in 5m.
CREATE TABLE milestone_rebuilt (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL,
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  focus       BLOB NOT NULL REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  after       TEXT NOT NULL,
  archived_on INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO milestone_rebuilt
  SELECT id, name, 0, archived_on * 86400 + 43200, updated_at, focus, after, archived_on FROM milestone;
DROP TABLE milestone;
ALTER TABLE milestone_rebuilt RENAME TO milestone;

-- The same of what undo keeps.
INSERT INTO undo_cell SELECT change, step,
    CASE k.value WHEN 3 THEN 'return_to_use' WHEN 5 THEN 'stage_of_change' ELSE 'decision_balance' END, row, 'entry', i.value
  FROM undo_cell AS i JOIN undo_cell AS k USING (change, step, source, row)
  WHERE source = 'entry' AND i.col = 'id' AND k.col = 'kind' AND k.value IN (3, 5, 6);
UPDATE undo_cell AS c SET source = m.source, col = iif(c.col = 'about', 'focus', c.col)
  FROM undo_cell AS m
  WHERE c.source = 'entry' AND m.change = c.change AND m.step = c.step AND m.row = c.row AND m.col = 'entry'
    AND CASE m.source
      WHEN 'return_to_use' THEN c.col IN ('overdose', 'what', 'helped', 'next')
      WHEN 'stage_of_change' THEN c.col IN ('about', 'stage')
      WHEN 'decision_balance' THEN c.col IN ('about', 'pros', 'cons', 'ready') END;
DELETE FROM undo_cell WHERE source = 'entry'
  AND col IN ('overdose', 'what', 'helped', 'next', 'about', 'stage', 'pros', 'cons', 'ready');
INSERT INTO undo_cell SELECT change, step, source, row, 'archived_at', value * 86400 + 43200
  FROM undo_cell WHERE source IN ('routine', 'milestone') AND col = 'archived_on';
INSERT INTO undo_cell SELECT change, step, source, row, 'position', 0
  FROM undo_cell WHERE source = 'milestone' AND col = 'id';
