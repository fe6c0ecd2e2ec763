SELECT id, date, countries, title, place FROM briefing
WHERE EXISTS (SELECT 1 FROM party WHERE party.country = 'JP' AND party.briefing_id = briefing.id)
  AND EXISTS (SELECT 1 FROM party WHERE party.country = 'RU' AND party.briefing_id = briefing.id)
ORDER BY date DESC LIMIT 20;
