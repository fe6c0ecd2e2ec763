package db

import (
	"context"
	"strings"
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

// newest reads the given columns of the newest briefings that fit. Its errors mean
// that SQLite has to answer.
func (a *Archive) newest(ctx context.Context, q *Query, columns []Column) (rows [][]Cell, err error) {
	if q.Limit == 0 {
		return nil, nil
	}
	s, err := a.openScan(ctx)
	if err != nil {
		return nil, err
	}
	defer s.close()
	f, err := s.facts(columns)
	if err != nil {
		return nil, err
	}
	most, found, looked := q.Offset+q.Limit, 0, 0
	look := func(id int64) (more bool, err error) {
		if looked++; looked > mostLookedAt {
			return false, errStock
		}
		record, ok, err := f.read(id)
		if err != nil || !ok || !q.fits(record) {
			return true, err
		}
		if found++; found > q.Offset {
			cells := make([]Cell, len(columns))
			for i := range cells {
				cells[i] = f.cell(id, i)
				cells[i].Text = strings.Clone(cells[i].Text)
			}
			rows = append(rows, cells)
		}
		return found < most, nil
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
