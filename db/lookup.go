package db

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"briefings/db/internal/sqlitefile"
)

// facts are the rows of the table briefing, which are looked up.
type facts struct {
	scan    *scan
	places  map[string]int
	origins []origin // of the columns that are asked for
	rows    *sqlitefile.Finder
	values  []sqlitefile.Value
}

func (s *scan) facts(columns []Column) (*facts, error) {
	root, places, err := s.layout("briefing")
	if err != nil {
		return nil, err
	}
	origins, err := placesOf(places, columns)
	if err != nil {
		return nil, err
	}
	return &facts{scan: s, places: places, origins: origins, rows: s.file.NewPassing(root)}, nil
}

// read reads a row, which is good until the next one.
func (f *facts) read(id int64) (r recordOf, ok bool, err error) {
	record, ok, err := f.rows.Find(id)
	if err != nil || !ok {
		return r, false, err
	}
	f.values, err = record.Values(f.values[:0])
	return recordOf{f.places, f.values}, err == nil, err
}

// cell is the i-th of the columns, of the row that was read last.
func (f *facts) cell(id int64, i int) Cell { return cellAt(id, f.values, f.origins[i]) }

// The indexes that are read, as the schema makes them. One that somebody has made
// in another way is not.
const (
	dateIndex    = "CREATE INDEX briefing_date ON briefing (date DESC)"
	countryIndex = "CREATE INDEX party_country ON party (country, briefing_id)"
)

// entries returns a cursor of an index.
func (f *facts) entries(made string) (*sqlitefile.Cursor, error) {
	index, err := f.scan.object("index", strings.Fields(made)[2])
	if err != nil || index.SQL != made {
		return nil, errStock
	}
	return f.scan.file.NewCursor(index.Root), nil
}

// seek goes before the first entry of which before is false.
func (f *facts) seek(entries *sqlitefile.Cursor, before func([]sqlitefile.Value) bool) error {
	_, err := entries.Seek(func(entry sqlitefile.Record) (bool, error) {
		values, err := f.entry(entry)
		return err == nil && before(values), err
	})
	return err
}

// next reads the next entry, nil behind the last one. It is good until the next one,
// or the next row.
func (f *facts) next(entries *sqlitefile.Cursor) ([]sqlitefile.Value, error) {
	entry, ok, err := entries.Next()
	if err != nil || !ok {
		return nil, err
	}
	return f.entry(entry)
}

// entry reads an entry of an index of two columns or more.
func (f *facts) entry(entry sqlitefile.Record) (values []sqlitefile.Value, err error) {
	if f.values, err = entry.Values(f.values[:0]); err == nil && len(f.values) < 2 {
		err = errCutOff
	}
	return f.values, err
}

// eachByDate calls do for the id of each briefing, newest first and in the order
// of the archive on the same day, until it returns false. It passes over those
// after the given date, unless that is "".
func (f *facts) eachByDate(to string, do func(id int64) (bool, error)) error {
	entries, err := f.entries(dateIndex)
	if err == nil {
		err = f.seek(entries, func(entry []sqlitefile.Value) bool {
			return to != "" && entry[0].Type == sqlitefile.Text && entry[0].Text > to
		})
	}
	for more := true; more && err == nil; {
		var entry []sqlitefile.Value
		if entry, err = f.next(entries); err != nil || entry == nil {
			break
		}
		more, err = do(entry[1].Int())
	}
	return err
}

// ofCountries returns the briefings to which one of the countries is a party.
// few is false where none is asked for, or where the most newest of one that has
// many are found sooner by going through all by date.
func (f *facts) ofCountries(countries []string, most int) (ids []int64, few bool, err error) {
	if len(countries) == 0 {
		return nil, false, nil
	}
	entries, err := f.entries(countryIndex)
	if err != nil {
		return nil, false, err
	}
	all, err := f.rows.Greatest()
	if err != nil {
		return nil, false, err
	}
	// As many have to be gone through as there are to one of the country, each in
	// half the time that one of the country takes to be looked up and sorted.
	enough := int(math.Sqrt(float64(max(all, 0)) * float64(most) / 2))
	for _, country := range countries {
		before := func(entry []sqlitefile.Value) bool { return entry[0].Text < country }
		err := f.seek(entries, before)
		if err == nil {
			err = entries.Skip(enough)
		}
		if err != nil {
			return nil, false, err
		}
		if entry, err := f.next(entries); err != nil || entry != nil && entry[0].Text == country {
			return nil, false, err
		}
		if err = f.seek(entries, before); err != nil {
			return nil, false, err
		}
		for {
			entry, err := f.next(entries)
			if err != nil {
				return nil, false, err
			}
			if entry == nil || entry[0].Text != country {
				break
			}
			ids = append(ids, entry[1].Int())
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), true, nil
}

// newestFirst sorts briefings by date, unknown ones last, and those of one day in
// the order of the archive. Those of which there is no row are left out.
func (f *facts) newestFirst(ids []int64) ([]int64, error) {
	type dated struct {
		date string
		id   int64
	}
	list := make([]dated, 0, len(ids))
	for _, id := range ids {
		r, ok, err := f.read(id)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, dated{strings.Clone(r.date()), id})
		}
	}
	slices.SortFunc(list, func(x, y dated) int { return cmp.Or(cmp.Compare(y.date, x.date), cmp.Compare(x.id, y.id)) })
	sorted := make([]int64, len(list))
	for i, d := range list {
		sorted[i] = d.id
	}
	return sorted, nil
}
