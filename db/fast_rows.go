package db

import (
	"context"
	"strconv"
	"strings"

	"briefings/db/internal/sqlitefile"
)

// wantsAll reports whether q asks for every briefing in the order of the archive.
func (q *Query) wantsAll() bool {
	condition := q.condition(false)
	return len(condition.terms) == 0 && q.Sort == "" && q.Limit < 0 && q.Offset == 0 &&
		tableNamed(q.Table) == &tables[0]
}

// fastRows yields the given columns of all briefings.
func (a *Archive) fastRows(ctx context.Context, columns []Column, yield func([]Cell, error) bool) error {
	s, err := a.snapshot(ctx)
	if err != nil {
		return err
	}
	defer s.close()
	table, err := s.table("briefing")
	if err != nil {
		return err
	}
	origins, err := originsOf(table.places, columns)
	if err != nil {
		return err
	}
	var r record
	var copies strings.Builder
	cells := make([]Cell, len(columns))
	for row := table.next(); row != nil; row = table.next() {
		if r, err = table.record(row, r.values); err != nil {
			return err
		}
		r.copied = copyTo(&copies, r.row)
		for i, from := range origins {
			cells[i] = from.cell(row.ID, &r)
		}
		if !yield(cells, nil) {
			return nil
		}
	}
	return table.err
}

// copyTo copies a row behind others: memory of its own for each takes a sixth of the
// time of an export. What was copied stays as it is.
func copyTo(copies *strings.Builder, row []byte) string {
	const room = 64 << 10
	if copies.Cap()-copies.Len() < len(row) {
		copies.Reset()
		copies.Grow(max(len(row), room))
	}
	start := copies.Len()
	copies.Write(row)
	return copies.String()[start:]
}

// An origin is where a column comes from: the first of two places in the record
// that is not null.
type origin [2]int

const (
	rowid   = -1
	nowhere = 1 << 20 // no table has as many columns
)

// originsOf finds where columns of the table briefing come from. A column that a
// search adds comes from nowhere.
func originsOf(places map[string]int, columns []Column) ([]origin, error) {
	list := make([]origin, len(columns))
	for i, c := range columns {
		name, _ := strings.CutPrefix(c.sql[sqliteSQL], "briefing.")
		names := [2]string{name, name}
		switch c.Name {
		case "id":
			list[i] = origin{rowid, rowid}
			continue
		case "section", "snippet", "score":
			list[i] = origin{nowhere, nowhere}
			continue
		case dateColumn.Name:
			names = [2]string{"held_start", "published"}
		}
		for n, name := range names {
			at, ok := places[name]
			if !ok {
				return nil, errNotFast
			}
			list[i][n] = at
		}
	}
	return list, nil
}

// cell reads a column of a record that was copied. A record without the column was
// written before the column was added.
func (o origin) cell(id int64, r *record) Cell {
	if o[0] == rowid {
		return Cell{strconv.FormatInt(id, 10), true}
	}
	for _, at := range o {
		if at < len(r.values) && r.values[at].Type != sqlitefile.Null {
			return cellOf(&r.values[at], r.copied)
		}
	}
	return Cell{}
}

// cellOf is a value of a record as text.
func cellOf(v *sqlitefile.Value, all string) Cell {
	switch v.Type {
	case sqlitefile.Null:
		return Cell{}
	case sqlitefile.Integer:
		return Cell{strconv.FormatInt(v.Int(), 10), true}
	case sqlitefile.Real:
		return Cell{strconv.FormatFloat(v.Float(), 'g', -1, 64), true}
	}
	return Cell{all[v.From:v.To], true}
}
