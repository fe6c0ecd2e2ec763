-- The archive of diplomatic briefings: one SQLite file.
--
-- You can read it with any tool that opens SQLite. For questions in SQL start
-- with the views at the end of this file; they have plain names and do the
-- joins:
--
--   meetings     one row a meeting, call or visit: when, where, who, which countries
--   people       one row a person and briefing: name, office, country
--   countries    one row a party and briefing
--   sections     one row a section: number, heading, text
--   paragraphs   one row a paragraph
--   statements   one row a statement: who said what, and what was agreed
--   photos       one row a caption
--   frames       one row a line that was set aside: notes, tails, credits
--   sources      one row a page: where it came from, its size, time and digest
--   tags         one row a tag and briefing
--   settings     one row a fact that somebody set by hand, with what the page says
--
-- Days are ISO 8601 text, of reduced precision where the page gives no day:
-- '2011-11-24', '2011-11', '2011'. NULL always means that the page does not say.
-- Country codes are ISO 3166-1 alpha-2, and EU, UN, ASEAN, XK and the like as
-- the table country lists them.
--
-- Checks name the values that are allowed without IN, for which SQLite makes a
-- table of its own at each row.
--
-- Write to the file with the program alone: it keeps the rows, the full text
-- and the revisions together. What is said of a table stands inside of it, so
-- that `.schema` of the sqlite3 shell shows it too.

PRAGMA application_id = 1112688975;  -- 'BRIO', which tells file(1) and the program whose file this is
PRAGMA user_version = 6;             -- the version of this schema

CREATE TABLE country (
  -- Every country and organisation that can be a party, by its code.
  code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 10 AND code NOT GLOB '*[^A-Z0-9]*'),
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE briefing (
  -- One row a briefing: its facts, in the columns of `export --table briefings`.
  -- Its text is kept apart, in the table text, so that questions about facts
  -- read little.
  id               INTEGER PRIMARY KEY,
  slug             TEXT NOT NULL UNIQUE CHECK (slug <> ''),   -- readable name; it never changes
  title            TEXT CHECK (title <> ''),
  published        TEXT CHECK ((length(published) = 4 OR length(published) = 7 OR length(published) = 10)
                     AND substr(date(published || substr('0000-01-01', length(published) + 1)), 1, length(published)) IS published),
  held_start       TEXT CHECK ((length(held_start) = 4 OR length(held_start) = 7 OR length(held_start) = 10)
                     AND substr(date(held_start || substr('0000-01-01', length(held_start) + 1)), 1, length(held_start)) IS held_start),
  held_end         TEXT CHECK ((length(held_end) = 4 OR length(held_end) = 7 OR length(held_end) = 10)
                     AND substr(date(held_end || substr('0000-01-01', length(held_end) + 1)), 1, length(held_end)) IS held_end),
  kind             TEXT CHECK (instr('|summit-meeting|foreign-ministers-meeting|ministerial-meeting|official-talks|'
                     || 'courtesy-call|telephone-talk|visit|ceremony|conference|press-conference|statement|announcement|other|',
                     '|' || kind || '|')),
  medium           TEXT CHECK (instr('|in-person|telephone|video|written|', '|' || medium || '|')),
  language         TEXT CHECK (length(language) BETWEEN 2 AND 3),  -- ISO 639: 'en', 'ja'
  place            TEXT CHECK (place <> ''),                       -- as the page writes it
  place_country    TEXT REFERENCES country (code),
  occasion         TEXT CHECK (occasion <> ''),
  duration_minutes INTEGER CHECK (duration_minutes > 0),
  countries        TEXT NOT NULL DEFAULT '',    -- codes of the table party, in order, joined by '; '
  people           TEXT NOT NULL DEFAULT '',    -- names of the table participant, in order, joined by '; '
  photos           INTEGER NOT NULL DEFAULT 0,  -- how many
  sections         INTEGER NOT NULL DEFAULT 0,  -- how many
  words            INTEGER NOT NULL DEFAULT 0,  -- of title, lead and sections
  url              TEXT CHECK (url <> ''),      -- public address
  source           TEXT NOT NULL,               -- path of the page it was read from; all of them are in the table source
  digest           TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),  -- SHA-256 of the page
  captured         TEXT CHECK (captured <> ''), -- when the page was saved, by its wrapper: ISO 8601 in UTC
  tags             TEXT NOT NULL DEFAULT '',    -- of the user, joined by '; '
  settings         TEXT NOT NULL DEFAULT '',    -- fields of the table setting, joined by '; '
  -- The day by which briefings are listed: the first day held, else the day published.
  date             TEXT GENERATED ALWAYS AS (coalesce(held_start, published)) VIRTUAL,
  CHECK ((held_start IS NULL) = (held_end IS NULL))
) STRICT;

CREATE INDEX briefing_date ON briefing (date DESC);
CREATE INDEX briefing_digest ON briefing (digest);
CREATE INDEX briefing_place_country ON briefing (place_country);

CREATE TABLE text (
  -- The text of a briefing, a row for each row of briefing.
  briefing_id INTEGER PRIMARY KEY REFERENCES briefing (id) ON DELETE CASCADE,
  headings    TEXT NOT NULL,            -- of the sections, a line each
  lead        TEXT CHECK (lead <> ''),  -- the paragraph that says who met whom, when and where
  photos      TEXT NOT NULL CHECK (json_valid(photos)),   -- JSON: captions. View: photos
  sections    TEXT NOT NULL CHECK (json_valid(sections)), -- JSON: sections with their paragraphs. Views: sections, paragraphs
  frame       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(frame))  -- JSON: lines set aside. View: frames
) STRICT;

CREATE TABLE person (
  -- Every name under which people took part. A name is one row, however many
  -- people bear it.
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE CHECK (name <> ''),  -- in the page's own order of words, without honorifics
  folded TEXT NOT NULL                             -- its words in lower case without diacritics, each between spaces
) STRICT;

CREATE TABLE participant (
  -- Who took part in a briefing, in what office and for which country.
  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL CHECK (position > 0),  -- order on the page
  person_id   INTEGER NOT NULL REFERENCES person (id),
  role        TEXT CHECK (role <> ''),
  country     TEXT REFERENCES country (code),
  PRIMARY KEY (briefing_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX participant_person ON participant (person_id);
CREATE INDEX participant_role ON participant (role);

CREATE TABLE party (
  -- The parties of a briefing, the page's own ministry first.
  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL CHECK (position > 0),
  country     TEXT NOT NULL REFERENCES country (code),
  PRIMARY KEY (briefing_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX party_country ON party (country, briefing_id);

CREATE TABLE statement (
  -- What was said or agreed: a clause of a paragraph. View: statements, which has the text.
  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL CHECK (position > 0),   -- order on the page
  section     INTEGER NOT NULL CHECK (section >= 0),   -- position from 1; 0 is the lead
  paragraph   INTEGER NOT NULL CHECK (paragraph > 0),  -- position in the section, from 1
  start       INTEGER NOT NULL CHECK (start >= 0),     -- characters of the paragraph before the clause
  length      INTEGER NOT NULL CHECK (length > 0),     -- of the clause, in characters
  speakers    TEXT NOT NULL,                           -- positions in participant: '1', '1 2', or ''
  side        TEXT NOT NULL,                           -- codes of countries, joined by '; '
  cameo       TEXT NOT NULL CHECK (instr('|01|02|03|04|05|06|07|11|12|019|', '|' || cameo || '|')),
  PRIMARY KEY (briefing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  -- What somebody set by hand. The row of the briefing has it; the page's own value is here.
  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
  field       TEXT NOT NULL,  -- key of a record: 'place', 'people', 'tags'
  value       TEXT NOT NULL CHECK (json_valid(value)),  -- JSON, as a record has it
  page        TEXT NOT NULL CHECK (json_valid(page)),   -- JSON: what the page says
  made        TEXT NOT NULL,  -- when, ISO 8601 in UTC
  why         TEXT CHECK (why <> ''),
  PRIMARY KEY (field, briefing_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX setting_briefing ON setting (briefing_id);

CREATE TABLE original (
  -- The bytes as they were imported, once for each content, compressed with zstd.
  -- Most of a page is its text, which is kept anyway: where base is not NULL, what
  -- was compressed is a delta in the form of git's packs (gitformat-pack) against
  -- lead || char(10) || sections of that briefing's row of the table text.
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,  -- SHA-256 of the bytes, in hexadecimal
  size   INTEGER NOT NULL,      -- of the bytes before compression
  base   INTEGER,               -- briefing against whose text the bytes are written
  data   BLOB NOT NULL          -- zstd, RFC 8878
) STRICT;

CREATE TABLE source (
  -- Where briefings came from. Two pages with the same bytes are one briefing
  -- with two sources.
  path        TEXT PRIMARY KEY,  -- absolute path; name of a seed or of standard input; path#line or path#offset of a record
  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
  format      TEXT NOT NULL CHECK (instr('|text|html|mhtml|eml|docx|pdf|pre|jsonl|', '|' || format || '|')),
  encoding    TEXT,              -- name of the character set that was asked for, NULL where it was detected
  size        INTEGER NOT NULL,  -- of the file, in bytes; of the line, for a record
  modified    TEXT,              -- the file's own time, ISO 8601 in UTC; NULL if it changed in the second of the import
  imported    TEXT NOT NULL,     -- when this page was imported first, ISO 8601 in UTC; revision.replaced tells of changes
  digest      TEXT NOT NULL,     -- SHA-256 of the page, as the briefing has or had it
  original_id INTEGER NOT NULL REFERENCES original (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_briefing ON source (briefing_id, imported);

CREATE TABLE revision (
  -- What a briefing was before its page changed: never overwritten, oldest first.
  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number > 0),
  replaced    TEXT NOT NULL,  -- when the next one took its place, ISO 8601 in UTC
  source      TEXT NOT NULL,
  digest      TEXT NOT NULL,
  original_id INTEGER NOT NULL REFERENCES original (id),
  facts       TEXT NOT NULL CHECK (json_valid(facts)),  -- the whole briefing as `export --format jsonl` wrote it
  PRIMARY KEY (briefing_id, number)
) STRICT;

CREATE INDEX revision_digest ON revision (digest);

-- Full text. The columns hold words in lower case without diacritics, and each
-- character of a script without spaces as a word of its own; the rowid is the
-- briefing's id. SELECT rowid FROM fulltext WHERE fulltext MATCH '"energy sector"'
CREATE VIRTUAL TABLE fulltext USING fts5 (
  text, title, headings, people, place,
  content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);

-- Words are gathered in 16 MB of memory before they are written: fewer and larger pieces.
INSERT INTO fulltext (fulltext, rank) VALUES ('hashsize', 16777216);

-- Views for questions of one's own.

CREATE VIEW meetings AS
  SELECT id, slug, date, published, held_start, held_end, title, kind, medium, place, place_country, occasion,
         duration_minutes, countries, people
  FROM briefing
  WHERE kind IN ('summit-meeting', 'foreign-ministers-meeting', 'ministerial-meeting', 'official-talks', 'courtesy-call',
                 'telephone-talk', 'visit', 'conference');

CREATE VIEW people AS
  SELECT participant.briefing_id, briefing.slug, briefing.published, person.name, participant.role, participant.country
  FROM participant
  JOIN person ON person.id = participant.person_id
  JOIN briefing ON briefing.id = participant.briefing_id;

CREATE VIEW countries AS
  SELECT party.briefing_id, briefing.slug, briefing.published, party.country, country.name
  FROM party
  JOIN country ON country.code = party.country
  JOIN briefing ON briefing.id = party.briefing_id;

CREATE VIEW sections AS
  SELECT text.briefing_id, briefing.slug, section.key + 1 AS position, section.value ->> 'number' AS number,
         section.value ->> 'heading' AS heading,
         (SELECT group_concat(coalesce(paragraph.value ->> 'number' || ' ', '') || (paragraph.value ->> 'text'), char(10))
            FROM json_each(section.value, '$.paragraphs') AS paragraph) AS text
  FROM text
  JOIN briefing ON briefing.id = text.briefing_id, json_each(text.sections) AS section;

CREATE VIEW paragraphs AS
  SELECT text.briefing_id, section.key + 1 AS section, section.value ->> 'heading' AS heading, paragraph.key + 1 AS position,
         paragraph.value ->> 'number' AS number, paragraph.value ->> 'text' AS text
  FROM text, json_each(text.sections) AS section, json_each(section.value, '$.paragraphs') AS paragraph;

CREATE VIEW photos AS
  SELECT text.briefing_id, photo.key + 1 AS position, photo.value AS caption
  FROM text, json_each(text.photos) AS photo;

CREATE VIEW frames AS
  SELECT text.briefing_id, line.key + 1 AS position, line.value AS line
  FROM text, json_each(text.frame) AS line;

CREATE VIEW statements AS
  SELECT statement.briefing_id, briefing.slug, briefing.date, statement.section, statement.paragraph,
         statement.position, statement.side,
         (SELECT group_concat(person.name, '; ')
            FROM participant JOIN person ON person.id = participant.person_id
            WHERE participant.briefing_id = statement.briefing_id
              AND instr(' ' || statement.speakers || ' ', ' ' || participant.position || ' ')) AS "by",
         CASE statement.cameo WHEN '01' THEN 'state' WHEN '02' THEN 'appeal' WHEN '03' THEN 'intend'
           WHEN '04' THEN 'consult' WHEN '05' THEN 'support' WHEN '06' THEN 'cooperate' WHEN '07' THEN 'aid'
           WHEN '11' THEN 'disapprove' WHEN '12' THEN 'reject' WHEN '019' THEN 'accord' END AS act,
         statement.cameo,
         substr(CASE statement.section WHEN 0 THEN text.lead ELSE text.sections ->> ('$[' ||
           (statement.section - 1) || '].paragraphs[' || (statement.paragraph - 1) || '].text') END,
           statement.start + 1, statement.length) AS text
  FROM statement
  JOIN briefing ON briefing.id = statement.briefing_id
  JOIN text ON text.briefing_id = statement.briefing_id;

CREATE VIEW sources AS
  SELECT source.briefing_id, briefing.slug, source.path, source.format, source.size, source.modified, source.imported, source.digest
  FROM source
  JOIN briefing ON briefing.id = source.briefing_id;

CREATE VIEW tags AS
  SELECT setting.briefing_id, briefing.slug, tag.value AS tag
  FROM setting
  JOIN briefing ON briefing.id = setting.briefing_id, json_each(setting.value) AS tag
  WHERE setting.field = 'tags';

CREATE VIEW settings AS
  SELECT setting.briefing_id, briefing.slug, setting.field, setting.value, setting.page, setting.made,
         setting.why
  FROM setting
  JOIN briefing ON briefing.id = setting.briefing_id;
