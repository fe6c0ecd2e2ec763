CREATE UNIQUE INDEX briefing_slug ON briefing (slug);
CREATE INDEX briefing_date ON briefing (date DESC);
CREATE INDEX briefing_digest ON briefing (digest);
CREATE INDEX participant_name ON participant (name);
CREATE INDEX party_country ON party (country, briefing_id);
INSERT INTO fulltext (fulltext) VALUES ('rebuild');
