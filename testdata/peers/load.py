"""Loads the CSV files of this folder into the SQLite file ARGV[1] with the statements of the folder ARGV[2]."""
import csv
import os
import sqlite3
import sys

csv.field_size_limit(1 << 30)
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA journal_mode = WAL")
db.isolation_level = None


def statements(name):
    with open(os.path.join(sys.argv[2], name), encoding="utf-8") as file:
        return [s for s in file.read().split(";\n") if s.strip()]


db.execute("BEGIN")
for statement in statements("tables.sql"):
    db.execute(statement)
for table in "briefing", "participant", "party", "text":
    with open(table + ".csv", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        columns = next(rows)
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
for statement in statements("index.sql"):
    db.execute(statement)
db.execute("COMMIT")
db.close()
