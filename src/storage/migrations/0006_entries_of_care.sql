-- An entry of kind 9, how life stands: each area that was rated, 0 (as bad as can be) to 10. Its day and time stand here
-- too, so that what was said before is read alone.
CREATE TABLE life_area (
  day        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  entry      BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  area       TEXT NOT NULL,
  utc_offset INTEGER NOT NULL,
  rating     INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 10),
  PRIMARY KEY (day, at, entry, area)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX life_area_of_entry ON life_area (entry, area);

-- An entry of kind 10, a thought and another view of it, or a problem and a step. Its feelings are labels.
CREATE TABLE thought_record (
  entry   BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  what    TEXT,
  thought TEXT,
  before  INTEGER CHECK (before BETWEEN 0 AND 10),
  view    TEXT,
  after   INTEGER CHECK (after BETWEEN 0 AND 10),
  problem TEXT,
  options TEXT,
  step    TEXT
) STRICT, WITHOUT ROWID;

-- The one small thing that a check-in sets for the next day, and what became of the one before.
CREATE TABLE small_thing (
  entry BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  words TEXT,
  done  TEXT
) STRICT, WITHOUT ROWID;

-- The words of an entry that a search may find, those of the new tables too.
DROP VIEW entry_text;
CREATE VIEW entry_text (seq, words) AS
  SELECT seq, concat_ws(char(10), note, e.thought, place, company,
    (SELECT nullif(concat_ws(char(10), what, helped, next), '') FROM return_to_use WHERE e.kind = 3 AND entry = e.id),
    (SELECT nullif(concat_ws(char(10), pros, cons), '') FROM decision_balance WHERE e.kind = 6 AND entry = e.id),
    (SELECT words FROM small_thing WHERE e.kind = 1 AND entry = e.id),
    (SELECT nullif(concat_ws(char(10), what, t.thought, view, problem, options, step), '')
      FROM thought_record AS t WHERE e.kind = 10 AND entry = e.id),
    (SELECT group_concat(label, char(10) ORDER BY role, label) FROM label WHERE entry = e.id))
  FROM entry AS e WHERE private = 0;
