package db

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/db/pages"
)

// mostNewest is how many of the newest briefings are read out of the pages, and
// mostLookedAt how many are looked at for them. Of more SQLite knows better how
// to find them.
const (
	mostNewest   = 1000
	mostLookedAt = 10_000
)

// wantsFewNewest tells whether q asks for some of the newest briefings, by their
// facts alone.
func (q *Query) wantsFewNewest() bool {
	return q.Sort == NewestFirst && q.Limit >= 0 && max(q.Limit, q.Offset) <= mostNewest && tableNamed(q.Table) == &tables[0] && q.asksFacts()
}

var errTooMany = errors.New("too many briefings would have to be looked at")

// newest reads the given columns of the newest briefings that fit. Its errors mean
// that SQLite has to answer.
func (a *Archive) newest(ctx context.Context, q *Query, columns []Column) (rows [][]Cell, err error) {
	s, err := a.openScan(ctx)
	if err != nil {
		return nil, err
	}
	defer s.close()
	f, err := s.facts()
	if err != nil {
		return nil, err
	}
	origins, err := placesOf(f.places, columns)
	if err != nil {
		return nil, err
	}
	most, found, looked := q.Offset+q.Limit, 0, 0
	look := func(id int64) (more bool, err error) {
		if looked++; looked > mostLookedAt {
			return false, errTooMany
		}
		record, ok, err := f.read(id)
		if err != nil || !ok || !q.fits(record) {
			return true, err
		}
		if found++; found > q.Offset {
			cells := make([]Cell, len(columns))
			for i, o := range origins {
				cells[i] = cellAt(id, record.values, o)
				cells[i].Text = strings.Clone(cells[i].Text)
			}
			rows = append(rows, cells)
		}
		return found < most, nil
	}
	if most == 0 {
		return nil, nil
	}
	ids, few, err := f.ofCountries(q.Countries, most)
	if err != nil {
		return nil, err
	}
	if !few {
		err = f.eachByDate(q.lastDate(), look)
		return rows, err
	}
	if ids, err = f.newestFirst(ids); err != nil {
		return nil, err
	}
	for _, id := range ids {
		if more, err := look(id); err != nil || !more {
			return rows, err
		}
	}
	return rows, nil
}

// facts are the rows of the table briefing, which are looked up.
type facts struct {
	scan   *scan
	places map[string]int
	rows   *pages.Finder
	values []pages.Value
}

func (s *scan) facts() (*facts, error) {
	root, places, err := s.layout("briefing")
	if err != nil {
		return nil, err
	}
	return &facts{scan: s, places: places, rows: s.file.NewPassing(root)}, nil
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

// The indexes that are read, as the schema makes them. One that somebody has made
// in another way is not.
const (
	dateIndex    = "CREATE INDEX briefing_date ON briefing (date DESC)"
	countryIndex = "CREATE INDEX party_country ON party (country, briefing_id)"
)

// index returns where the tree of an index begins.
func (s *scan) index(made string) (root uint32, err error) {
	o, err := s.object("index", strings.Fields(made)[2])
	if err == nil && o.SQL != made {
		err = errStock
	}
	return o.Root, err
}

// eachByDate calls do for the id of each briefing, newest first and in the order
// of the archive on the same day, until it returns false. It passes over those
// after the given date, unless that is "".
func (f *facts) eachByDate(to string, do func(id int64) (bool, error)) error {
	root, err := f.scan.index(dateIndex)
	if err != nil {
		return err
	}
	entries, _, err := f.scan.file.Seek(root, func(entry pages.Record) (bool, error) {
		values, err := f.entry(entry, 2)
		return err == nil && to != "" && values[0].Type == pages.Text && values[0].Text > to, err
	})
	if err != nil {
		return err
	}
	for more := true; more; {
		entry, ok, err := entries.Next()
		if err != nil || !ok {
			return err
		}
		values, err := f.entry(entry, 2)
		if err != nil {
			return err
		}
		if more, err = do(values[1].Int()); err != nil {
			return err
		}
	}
	return nil
}

// entry reads an entry of an index, which has at least so many columns.
func (f *facts) entry(entry pages.Record, columns int) (values []pages.Value, err error) {
	if f.values, err = entry.Values(f.values[:0]); err == nil && len(f.values) < columns {
		err = errCutOff
	}
	return f.values, err
}

// ofCountries returns the briefings to which one of the countries is a party.
// few is false where none is asked for, or where the most newest of one that has
// many are found sooner by going through all by date.
func (f *facts) ofCountries(countries []string, most int) (ids []int64, few bool, err error) {
	if len(countries) == 0 {
		return nil, false, nil
	}
	root, err := f.scan.index(countryIndex)
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
		entries, _, err := f.scan.file.Seek(root, func(entry pages.Record) (bool, error) {
			values, err := f.entry(entry, 2)
			return err == nil && values[0].Text < country, err
		})
		if err != nil {
			return nil, false, err
		}
		for n := 0; ; n++ {
			entry, ok, err := entries.Next()
			if err != nil {
				return nil, false, err
			}
			if !ok {
				break
			}
			values, err := f.entry(entry, 2)
			if err != nil {
				return nil, false, err
			}
			if values[0].Text != country {
				break
			}
			if n == enough {
				return nil, false, nil
			}
			ids = append(ids, values[1].Int())
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

// date is the day by which a briefing is listed: the column date of the table
// briefing; "" where it is unknown.
func (r recordOf) date() string { return cmp.Or(r.text("held_start"), r.text("published")) }

// end is the day on which it ended.
func (r recordOf) end() string { return cmp.Or(r.text("held_end"), r.text("published")) }

// asksFacts tells whether the criteria ask for facts alone, which [Criteria.fits] knows.
func (c *Criteria) asksFacts() bool {
	return len(c.People)+len(c.Topics)+len(c.Sources)+len(c.Match)+len(c.Changed) == 0
}

// fits tells of a row of briefing what the condition in SQL tells.
func (c *Criteria) fits(r recordOf) bool {
	countries := listSeparator + r.text("countries") + listSeparator
	isParty := func(code string) bool { return strings.Contains(countries, listSeparator+code+listSeparator) }
	is := func(column string) func(string) bool {
		return func(wanted string) bool { return r.text(column) == wanted }
	}
	within := func(column string) func(string) bool {
		return func(wanted string) bool { return holds(r.text(column), briefing.Fold(wanted)) }
	}
	return one(c.Countries, isParty) &&
		one(c.Between, func(codes []string) bool {
			return !slices.ContainsFunc(codes, func(code string) bool { return !isParty(code) })
		}) &&
		one(c.Kinds, is("kind")) && one(c.Media, is("medium")) && one(c.Languages, is("language")) &&
		one(c.Places, within("place")) && one(c.Occasions, within("occasion")) && one(c.Titles, within("title")) &&
		inRanges(c.Dates, r.date(), r.end()) &&
		inRanges(c.Held, r.text("held_start"), r.text("held_end")) &&
		inRanges(c.Published, r.text("published"), r.text("published"))
}

// one tells whether nothing is wanted, or one of it is so.
func one[T any](wanted []T, is func(T) bool) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, is)
}

// inRanges tells whether what went on from start to end overlaps one of the ranges.
func inRanges(ranges []briefing.Range, start, end string) bool {
	return one(ranges, func(r briefing.Range) bool {
		from, to := string(r.From), string(r.To)
		return start != "" && (from == "" || start >= from || end >= from[:min(len(end), len(from))]) && (to == "" || start <= to)
	})
}

// lastDate is the last day that the criteria allow, "" where there is none.
func (c *Criteria) lastDate() (last string) {
	for _, r := range c.Dates {
		if r.To == "" {
			return ""
		}
		last = max(last, string(r.To))
	}
	return last
}
