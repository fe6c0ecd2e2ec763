.import --csv --skip 1 briefing.csv briefing
.import --csv --skip 1 participant.csv participant
.import --csv --skip 1 party.csv party
.import --csv --skip 1 text.csv text
