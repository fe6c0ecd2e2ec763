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
	err = a.db.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*)
		FROM briefing),
		(SELECT count(DISTINCT person_id) FROM participant), (SELECT count(DISTINCT country) FROM party),
		(SELECT count(*) FROM source),
		(SELECT count(*) FROM revision), (SELECT count(*) FROM setting),
		coalesce((SELECT min(date) FROM briefing), ''), coalesce((SELECT max(date)
		FROM briefing), '')`).
		Scan(&info.Schema, &info.Briefings, &info.People, &info.Countries, &info.Sources, &info.Revisions,
			&info.Settings, &info.First, &info.Last)
	return info, a.readError(err)
}

// Extent counts the briefings, and returns the first and the last day by which they
// are listed, "" if none is known. It is quick in large archives.
func (a *Archive) Extent(ctx context.Context) (briefings int, first, last string, err error) {
	err = a.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM briefing),
		coalesce((SELECT min(date) FROM briefing), ''), coalesce((SELECT max(date) FROM briefing),
		'')`).Scan(&briefings, &first, &last)
	return briefings, first, last, a.readError(err)
}
