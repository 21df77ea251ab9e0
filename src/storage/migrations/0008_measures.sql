-- What a craving was of: a focus or, without one, any of them. A craving without a row: not said. Its day stands here too,
-- so that the cravings of some days are told apart without their entries.
CREATE TABLE craving_focus (
  entry BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  day   INTEGER NOT NULL,
  focus BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX craving_focus_day ON craving_focus (day, focus);
