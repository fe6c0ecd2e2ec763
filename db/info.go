package db

import (
	"context"
	"os"
)

// Info is what an archive holds.
type Info struct {
	File        string
	Size        int64 // bytes
	Schema      int   // version
	Briefings   int
	People      int // names
	Countries   int // that are parties
	Sources     int
	Revisions   int
	Settings    int    // facts that were set by hand
	First, Last string // days by which briefings are listed, "" if none is known
}

// Info counts what the archive holds.
func (a *Archive) Info(ctx context.Context) (Info, error) {
	info := Info{File: a.path}
	file, err := os.Stat(a.path)
	if err != nil {
		return info, err
	}
	info.Size = file.Size()
	return info, a.count(ctx, &info)
}

// count fills in what is counted.
func (r *Reader) count(ctx context.Context, info *Info) error {
	info.Schema = SchemaVersion // else it would not be open
	err := r.from.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM briefing),
		(SELECT count(DISTINCT person_id) FROM participant), (SELECT count(DISTINCT country) FROM party),
		(SELECT count(*) FROM source),
		(SELECT count(*) FROM revision), (SELECT count(*) FROM setting),
		coalesce((SELECT min(date) FROM briefing), ''), coalesce((SELECT max(date)
		FROM briefing), '')`).
		Scan(&info.Briefings, &info.People, &info.Countries, &info.Sources, &info.Revisions,
			&info.Settings, &info.First, &info.Last)
	return r.readError(err)
}

// Info counts what the archive holds. Its size is that of all tables and indexes.
func (r *Reader) Info(ctx context.Context) (Info, error) {
	info := Info{File: r.path}
	err := r.from.QueryRowContext(ctx, `SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
		WHERE relkind = 'r' AND relnamespace = to_regnamespace('briefings')`).Scan(&info.Size)
	if err != nil {
		return info, r.readError(err)
	}
	return info, r.count(ctx, &info)
}

// Extent counts the briefings, and returns the first and the last day by which they
// are listed, "" if none is known. It is quick in large archives.
func (r *Reader) Extent(ctx context.Context) (briefings int, first, last string, err error) {
	err = r.from.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM briefing),
		coalesce((SELECT min(date) FROM briefing), ''), coalesce((SELECT max(date) FROM briefing),
		'')`).Scan(&briefings, &first, &last)
	return briefings, first, last, r.readError(err)
}
