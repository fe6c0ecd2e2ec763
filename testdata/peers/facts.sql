.mode csv
.headers on
SELECT id, slug, title, published, held_start, held_end, kind, medium, language, place, place_country, occasion, duration_minutes,
       countries, people, photos, sections, words, url, source, digest
FROM briefing ORDER BY id;
