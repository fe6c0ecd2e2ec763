-- Keys and indexes, which are made once the tables are filled.

ALTER TABLE briefing ADD PRIMARY KEY (id), ADD UNIQUE (slug),
  ADD FOREIGN KEY (place_country) REFERENCES country (code);
CREATE INDEX briefing_date ON briefing (date DESC NULLS LAST, id);
CREATE INDEX briefing_digest ON briefing (digest);
CREATE INDEX briefing_place_country ON briefing (place_country);

ALTER TABLE text ADD PRIMARY KEY (briefing_id),
  ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE;

ALTER TABLE participant ADD PRIMARY KEY (briefing_id, position),
  ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE,
  ADD FOREIGN KEY (person_id) REFERENCES person (id),
  ADD FOREIGN KEY (country) REFERENCES country (code);
CREATE INDEX participant_person ON participant (person_id);
CREATE INDEX participant_country ON participant (country);

ALTER TABLE party ADD PRIMARY KEY (briefing_id, position),
  ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE,
  ADD FOREIGN KEY (country) REFERENCES country (code);
CREATE INDEX party_country ON party (country, briefing_id);

ALTER TABLE statement ADD PRIMARY KEY (briefing_id, position),
  ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE;

ALTER TABLE setting ADD PRIMARY KEY (field, briefing_id),
  ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE;
CREATE INDEX setting_briefing ON setting (briefing_id);

ALTER TABLE source ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE,
  ADD FOREIGN KEY (original_id) REFERENCES original (id);
CREATE UNIQUE INDEX source_path ON source (briefing_id, md5(path));
CREATE INDEX source_original ON source (original_id);

ALTER TABLE revision ADD PRIMARY KEY (briefing_id, number),
  ADD FOREIGN KEY (briefing_id) REFERENCES briefing (id) ON DELETE CASCADE,
  ADD FOREIGN KEY (original_id) REFERENCES original (id);
CREATE INDEX revision_original ON revision (original_id);
CREATE INDEX revision_digest ON revision (digest);

ALTER TABLE fulltext ADD PRIMARY KEY (id),
  ADD FOREIGN KEY (id) REFERENCES briefing (id) ON DELETE CASCADE;
CREATE INDEX fulltext_words ON fulltext USING gin (words);
