# Loads the CSV files of this folder into the SQLite file $1 with sqlite-utils.
set -e
for table in briefing participant party text; do
  pk=--pk=id
  case $table in participant|party) pk='--pk=briefing_id --pk=position' ;; esac
  sqlite-utils insert "$1" $table $table.csv --csv --silent $pk
done
sqlite-utils create-index "$1" briefing slug --unique
sqlite-utils create-index "$1" briefing -- -date
sqlite-utils create-index "$1" briefing digest
sqlite-utils create-index "$1" participant name
sqlite-utils create-index "$1" party country briefing_id
sqlite-utils enable-fts "$1" text title headings people place text
