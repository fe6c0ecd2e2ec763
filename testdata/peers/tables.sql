-- What is given to SQLite's own tools: the facts of briefings in the columns of
-- the archive's table briefing, who took part, the parties, and the texts.
CREATE TABLE briefing (
  id INTEGER PRIMARY KEY, slug TEXT, title TEXT, published TEXT, held_start TEXT, held_end TEXT, kind TEXT, medium TEXT, language TEXT,
  place TEXT, place_country TEXT, occasion TEXT, duration_minutes INTEGER, countries TEXT, people TEXT, photos INTEGER,
  sections INTEGER, words INTEGER, url TEXT, source TEXT, digest TEXT, date TEXT
);
CREATE TABLE participant (briefing_id INTEGER, position INTEGER, name TEXT, role TEXT, country TEXT, PRIMARY KEY (briefing_id, position)) WITHOUT ROWID;
CREATE TABLE party (briefing_id INTEGER, position INTEGER, country TEXT, PRIMARY KEY (briefing_id, position)) WITHOUT ROWID;
CREATE TABLE text (id INTEGER PRIMARY KEY, title TEXT, headings TEXT, people TEXT, place TEXT, text TEXT);
CREATE VIRTUAL TABLE fulltext USING fts5 (title, headings, people, place, text, content = 'text', content_rowid = 'id', tokenize = 'unicode61');
