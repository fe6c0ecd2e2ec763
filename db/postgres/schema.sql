-- The archive of a team: what `briefings publish` brings out of an archive file. It has
-- the tables and views of the file under the same names. What its program can do with
-- functions of its own, columns do here: those that end in _folded have a fact in small
-- letters without diacritics, those that end in _words each word between spaces.
--
-- All text is compared by its bytes, as in the file: COLLATE "C".

CREATE SCHEMA IF NOT EXISTS briefings;
SET LOCAL search_path = briefings;

CREATE TABLE archive (
  version   integer NOT NULL,
  published timestamptz NOT NULL
);
COMMENT ON TABLE archive IS 'One row: the version of this schema, which is that of the file, and when it was published last.';

CREATE TABLE country (
  code text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL
);
COMMENT ON TABLE country IS 'Every country and organisation that can be a party, by its code: ISO 3166-1 alpha-2, and EU, UN, ASEAN, XK and the like.';

CREATE TABLE briefing (
  id               bigint NOT NULL,
  slug             text COLLATE "C" NOT NULL,
  title            text COLLATE "C",
  published        text COLLATE "C",
  held_start       text COLLATE "C",
  held_end         text COLLATE "C",
  kind             text COLLATE "C",
  medium           text COLLATE "C",
  language         text COLLATE "C",
  place            text COLLATE "C",
  place_country    text COLLATE "C",
  occasion         text COLLATE "C",
  duration_minutes bigint,
  countries        text COLLATE "C" NOT NULL,
  people           text COLLATE "C" NOT NULL,
  photos           bigint NOT NULL,
  sections         bigint NOT NULL,
  words            bigint NOT NULL,
  url              text COLLATE "C",
  source           text COLLATE "C" NOT NULL,
  digest           text COLLATE "C" NOT NULL,
  captured         text COLLATE "C",
  tags             text COLLATE "C" NOT NULL,
  settings         text COLLATE "C" NOT NULL,
  date             text COLLATE "C" GENERATED ALWAYS AS (coalesce(held_start, published)) STORED,
  title_folded     text COLLATE "C",
  place_folded     text COLLATE "C",
  occasion_folded  text COLLATE "C",
  state            text COLLATE "C" NOT NULL
);
COMMENT ON TABLE briefing IS 'One row a briefing: its facts. NULL means that the page does not say.';
COMMENT ON COLUMN briefing.id IS 'The number that the file has for it.';
COMMENT ON COLUMN briefing.slug IS 'A readable name; it never changes.';
COMMENT ON COLUMN briefing.published IS 'ISO 8601, of reduced precision where the page gives no day: 2011-11-24, 2011-11, 2011.';
COMMENT ON COLUMN briefing.held_start IS 'The first day held, as published.';
COMMENT ON COLUMN briefing.date IS 'The day by which briefings are listed: the first day held, else the day published.';
COMMENT ON COLUMN briefing.place IS 'As the page writes it.';
COMMENT ON COLUMN briefing.countries IS 'Codes of the table party, in order, joined by "; ".';
COMMENT ON COLUMN briefing.people IS 'Names of the table participant, in order, joined by "; ".';
COMMENT ON COLUMN briefing.photos IS 'How many.';
COMMENT ON COLUMN briefing.sections IS 'How many.';
COMMENT ON COLUMN briefing.words IS 'Of title, lead and sections.';
COMMENT ON COLUMN briefing.source IS 'Path of the page it was read from; all of them are in the table source.';
COMMENT ON COLUMN briefing.digest IS 'SHA-256 of the page.';
COMMENT ON COLUMN briefing.captured IS 'When the page was saved, by its wrapper: ISO 8601 in UTC.';
COMMENT ON COLUMN briefing.tags IS 'Of the users, joined by "; ".';
COMMENT ON COLUMN briefing.settings IS 'Fields that somebody set by hand, joined by "; ".';
COMMENT ON COLUMN briefing.state IS 'Digest of all rows of the briefing: publish leaves alone what has not changed.';

CREATE TABLE text (
  briefing_id     bigint NOT NULL,
  headings        text COLLATE "C" NOT NULL,
  lead            text COLLATE "C",
  photos          json NOT NULL,
  sections        json NOT NULL,
  frame           json NOT NULL,
  headings_folded text COLLATE "C" NOT NULL
);
COMMENT ON TABLE text IS 'The text of a briefing, a row for each row of briefing. Views: sections, paragraphs, photos, frames.';
COMMENT ON COLUMN text.headings IS 'Of the sections, a line each.';
COMMENT ON COLUMN text.lead IS 'The paragraph that says who met whom, when and where.';
COMMENT ON COLUMN text.frame IS 'Lines that were set aside: notes, tails, credits.';

CREATE TABLE person (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name   text COLLATE "C" NOT NULL,
  folded text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX person_name ON person (md5(name)); -- an index holds no text of more than 2,704 bytes
COMMENT ON TABLE person IS 'Every name under which people took part. A name is one row, however many people bear it.';

CREATE TABLE participant (
  briefing_id bigint NOT NULL,
  position    bigint NOT NULL,
  person_id   bigint NOT NULL,
  role        text COLLATE "C",
  country     text COLLATE "C",
  role_folded text COLLATE "C"
);
COMMENT ON TABLE participant IS 'Who took part in a briefing, in what office and for which country, in the order of the page.';

CREATE TABLE party (
  briefing_id bigint NOT NULL,
  position    bigint NOT NULL,
  country     text COLLATE "C" NOT NULL
);
COMMENT ON TABLE party IS 'The parties of a briefing, the page''s own ministry first.';

CREATE TABLE statement (
  briefing_id    bigint NOT NULL,
  position       bigint NOT NULL,
  section        bigint NOT NULL,
  paragraph      bigint NOT NULL,
  start          bigint NOT NULL,
  length         bigint NOT NULL,
  speakers       text COLLATE "C" NOT NULL,
  side           text COLLATE "C" NOT NULL,
  cameo          text COLLATE "C" NOT NULL,
  text           text COLLATE "C" NOT NULL,
  heading        text COLLATE "C" NOT NULL,
  text_words     text COLLATE "C" NOT NULL,
  heading_words  text COLLATE "C" NOT NULL,
  heading_folded text COLLATE "C" NOT NULL
);
COMMENT ON TABLE statement IS 'What was said or agreed: a clause of a paragraph. View: statements.';
COMMENT ON COLUMN statement.section IS 'Position from 1; 0 is the lead.';
COMMENT ON COLUMN statement.start IS 'Characters of the paragraph before the clause.';
COMMENT ON COLUMN statement.speakers IS 'Positions in participant, joined by spaces.';
COMMENT ON COLUMN statement.side IS 'Codes of countries, joined by "; ".';
COMMENT ON COLUMN statement.cameo IS 'Root code of CAMEO, and 019 where both sides agree.';

CREATE TABLE setting (
  briefing_id bigint NOT NULL,
  field       text COLLATE "C" NOT NULL,
  value       json NOT NULL,
  page        json NOT NULL,
  made        text COLLATE "C" NOT NULL,
  why         text COLLATE "C",
  value_words text COLLATE "C",
  page_words  text COLLATE "C"
);
COMMENT ON TABLE setting IS 'What somebody set by hand. The row of the briefing has it; the page''s own value is here.';
COMMENT ON COLUMN setting.value_words IS 'The value as people read it.';

CREATE TABLE original (
  id   text COLLATE "C" PRIMARY KEY,
  size bigint NOT NULL,
  base bigint,
  data bytea NOT NULL
);
COMMENT ON TABLE original IS 'The bytes of pages as they were imported, once for each content, compressed with zstd. Where base is not NULL, what was compressed is a delta in the form of git''s packs against lead || chr(10) || sections of that briefing''s row of text.';
COMMENT ON COLUMN original.id IS 'SHA-256 of the bytes.';
COMMENT ON COLUMN original.size IS 'Of the bytes before compression.';

CREATE TABLE source (
  path        text COLLATE "C" NOT NULL,
  briefing_id bigint NOT NULL,
  format      text COLLATE "C" NOT NULL,
  encoding    text COLLATE "C",
  size        bigint NOT NULL,
  modified    text COLLATE "C",
  imported    text COLLATE "C" NOT NULL,
  digest      text COLLATE "C" NOT NULL,
  original_id text COLLATE "C" NOT NULL
);
COMMENT ON TABLE source IS 'Where briefings came from. Two pages with the same bytes are one briefing with two sources.';

CREATE TABLE revision (
  briefing_id bigint NOT NULL,
  number      bigint NOT NULL,
  replaced    text COLLATE "C" NOT NULL,
  source      text COLLATE "C" NOT NULL,
  digest      text COLLATE "C" NOT NULL,
  original_id text COLLATE "C" NOT NULL,
  facts       json NOT NULL
);
COMMENT ON TABLE revision IS 'What a briefing was before its page changed, oldest first.';

CREATE TABLE fulltext (
  id     bigint NOT NULL,
  words  tsvector NOT NULL,
  folded text COLLATE "C" NOT NULL,
  frame  text COLLATE "C" NOT NULL
);
COMMENT ON TABLE fulltext IS 'The words of a briefing in small letters without diacritics, and each character of a script without spaces as a word of its own. SELECT id FROM briefings.fulltext WHERE words @@ ''energy & sector''::tsquery';
COMMENT ON COLUMN fulltext.words IS 'Weights: A title, B headings, C people and place, D text.';
COMMENT ON COLUMN fulltext.folded IS 'The same words in their order, for phrases. Five lines: text, title, headings, people, place.';
COMMENT ON COLUMN fulltext.frame IS 'Words of the lines that were set aside, a line each.';

CREATE TABLE vocabulary (
  term text COLLATE "C" PRIMARY KEY,
  doc  bigint NOT NULL
);
COMMENT ON TABLE vocabulary IS 'Every word of the full text, and how many briefings hold it.';

CREATE FUNCTION shuffled(id bigint, seed bigint) RETURNS bigint IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE -- the generator PCG-DXSM of Go's math/rand/v2, from the state (id, seed)
  w64  constant numeric := 18446744073709551616;
  s    numeric := mod((mod(id + w64, w64) * w64 + mod(seed + w64, w64)) *
                  (2549297995355413924 * w64 + 4865540595714422341) +
                  6364136223846793005 * w64 + 1442695040888963407, w64 * w64);
  low  numeric := mod(s, w64);
  high numeric := div(s, w64);
  top  bigint  := div(high, 4294967296);
BEGIN
  high := mod((top * 4294967296::numeric + (mod(high, 4294967296)::bigint # top)) * 15750249268501108917, w64);
  top  := div(high, 281474976710656);
  high := high - mod(high, 65536) + (mod(high, 65536)::bigint # top);
  high := mod(high * (low + 1 - mod(low, 2)), w64);
  RETURN CASE WHEN high >= w64 / 2 THEN high - w64 ELSE high END;
END $$;
COMMENT ON FUNCTION shuffled IS 'An order without meaning, for a sample: the same as in the file for the same seed.';

CREATE VIEW meetings AS
  SELECT id, slug, date, published, held_start, held_end, title, kind, medium, place, place_country, occasion,
         duration_minutes, countries, people
  FROM briefing
  WHERE kind IN ('summit-meeting', 'foreign-ministers-meeting', 'ministerial-meeting', 'official-talks', 'courtesy-call',
                 'telephone-talk', 'visit', 'conference');
COMMENT ON VIEW meetings IS 'One row a meeting, call or visit: when, where, who, which countries.';

CREATE VIEW people AS
  SELECT participant.briefing_id, briefing.slug, briefing.published, person.name, participant.role, participant.country
  FROM participant
  JOIN person ON person.id = participant.person_id
  JOIN briefing ON briefing.id = participant.briefing_id;
COMMENT ON VIEW people IS 'One row a person and briefing: name, office, country.';

CREATE VIEW countries AS
  SELECT party.briefing_id, briefing.slug, briefing.published, party.country, country.name
  FROM party
  JOIN country ON country.code = party.country
  JOIN briefing ON briefing.id = party.briefing_id;
COMMENT ON VIEW countries IS 'One row a party and briefing.';

CREATE VIEW sections AS
  SELECT text.briefing_id, briefing.slug, section.key AS position, section.value ->> 'number' AS number,
         section.value ->> 'heading' AS heading,
         (SELECT string_agg(coalesce(paragraph.value ->> 'number' || ' ', '') || (paragraph.value ->> 'text'), chr(10)
                            ORDER BY paragraph.key)
            FROM json_array_elements(section.value -> 'paragraphs') WITH ORDINALITY AS paragraph (value, key)) AS text
  FROM text
  JOIN briefing ON briefing.id = text.briefing_id,
       json_array_elements(text.sections) WITH ORDINALITY AS section (value, key);
COMMENT ON VIEW sections IS 'One row a section: number, heading, text.';

CREATE VIEW paragraphs AS
  SELECT text.briefing_id, section.key AS section, section.value ->> 'heading' AS heading, paragraph.key AS position,
         paragraph.value ->> 'number' AS number, paragraph.value ->> 'text' AS text
  FROM text, json_array_elements(text.sections) WITH ORDINALITY AS section (value, key),
       json_array_elements(section.value -> 'paragraphs') WITH ORDINALITY AS paragraph (value, key);
COMMENT ON VIEW paragraphs IS 'One row a paragraph.';

CREATE VIEW photos AS
  SELECT text.briefing_id, photo.key AS position, photo.value AS caption
  FROM text, json_array_elements_text(text.photos) WITH ORDINALITY AS photo (value, key);
COMMENT ON VIEW photos IS 'One row a caption.';

CREATE VIEW frames AS
  SELECT text.briefing_id, line.key AS position, line.value AS line
  FROM text, json_array_elements_text(text.frame) WITH ORDINALITY AS line (value, key);
COMMENT ON VIEW frames IS 'One row a line that was set aside: notes, tails, credits.';

CREATE VIEW statements AS
  SELECT statement.briefing_id, briefing.slug, briefing.date, statement.section, statement.paragraph,
         statement.position, statement.side,
         (SELECT string_agg(person.name, '; ' ORDER BY participant.position)
            FROM participant JOIN person ON person.id = participant.person_id
            WHERE participant.briefing_id = statement.briefing_id
              AND strpos(' ' || statement.speakers || ' ', ' ' || participant.position || ' ') > 0) AS "by",
         CASE statement.cameo WHEN '01' THEN 'state' WHEN '02' THEN 'appeal' WHEN '03' THEN 'intend'
           WHEN '04' THEN 'consult' WHEN '05' THEN 'support' WHEN '06' THEN 'cooperate' WHEN '07' THEN 'aid'
           WHEN '11' THEN 'disapprove' WHEN '12' THEN 'reject' WHEN '019' THEN 'accord' END AS act,
         statement.cameo, statement.text
  FROM statement
  JOIN briefing ON briefing.id = statement.briefing_id;
COMMENT ON VIEW statements IS 'One row a statement: who said what, and what was agreed.';

CREATE VIEW sources AS
  SELECT source.briefing_id, briefing.slug, source.path, source.format, source.size, source.modified, source.imported, source.digest
  FROM source
  JOIN briefing ON briefing.id = source.briefing_id;
COMMENT ON VIEW sources IS 'One row a page: where it came from, its size, time and digest.';

CREATE VIEW tags AS
  SELECT setting.briefing_id, briefing.slug, tag.value AS tag
  FROM setting
  JOIN briefing ON briefing.id = setting.briefing_id, json_array_elements_text(setting.value) AS tag (value)
  WHERE setting.field = 'tags';
COMMENT ON VIEW tags IS 'One row a tag and briefing.';

CREATE VIEW settings AS
  SELECT setting.briefing_id, briefing.slug, setting.field, setting.value, setting.page, setting.made, setting.why
  FROM setting
  JOIN briefing ON briefing.id = setting.briefing_id;
COMMENT ON VIEW settings IS 'One row a fact that somebody set by hand, with what the page says.';
