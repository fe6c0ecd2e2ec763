SELECT json_object('id', briefing.id, 'slug', slug, 'source', source, 'url', url, 'digest', digest, 'title', briefing.title,
  'published', published, 'held', json_object('start', held_start, 'end', held_end), 'kind', kind, 'medium', medium,
  'language', language, 'place', briefing.place, 'place_country', place_country, 'occasion', occasion, 'duration_minutes', duration_minutes,
  'people', (SELECT json_group_array(json_object('name', name, 'role', role, 'country', country)) FROM participant WHERE briefing_id = briefing.id),
  'countries', (SELECT json_group_array(country) FROM party WHERE briefing_id = briefing.id), 'text', text)
FROM briefing JOIN text ON text.id = briefing.id ORDER BY briefing.id;
