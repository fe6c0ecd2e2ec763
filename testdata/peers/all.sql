SELECT id, date, countries, title, place FROM briefing
WHERE date >= '2011' AND EXISTS (SELECT 1 FROM party WHERE party.country = 'RU' AND party.briefing_id = briefing.id)
ORDER BY date DESC;
