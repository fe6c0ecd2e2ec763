package db

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefings/db/internal/sqlitefile"
)

// wantsAll tells whether q asks for every briefing in the order of the archive.
func (q *Query) wantsAll() bool {
	condition := q.condition()
	return len(condition.terms) == 0 && q.Sort == "" && q.Limit < 0 && q.Offset == 0 && tableNamed(q.Table) == &tables[0]
}

// scanRows reads the given columns of all briefings.
func (a *Archive) scanRows(ctx context.Context, columns []Column, yield func([]Cell, error) bool) {
	fail := func(err error) { yield(nil, a.readError(err)) }
	s, err := a.openScan(ctx)
	if err != nil {
		fail(err)
		return
	}
	defer s.close()
	table, err := s.table(ctx, "briefing")
	if err != nil {
		fail(err)
		return
	}
	defer table.stop()
	origins, err := placesOf(table.places, columns)
	if err != nil {
		fail(err)
		return
	}
	decoded := table.cells(ctx, origins)
	defer decoded.stop()
	err = decoded.each(func(batch []Cell) bool {
		for cells := range slices.Chunk(batch, len(columns)) {
			if !yield(cells, nil) {
				return false
			}
		}
		return true
	})
	if err != nil {
		fail(err)
	}
}

// A place says where a column comes from: the first of places in the record
// that is not null.
type origin [2]int

const rowid = -1

// placesOf tells where columns of the table briefing come from. What a search adds
// to them comes from nowhere.
func placesOf(places map[string]int, columns []Column) ([]origin, error) {
	list := make([]origin, len(columns))
	for i, c := range columns {
		names := [2]string{}
		name, inTable := strings.CutPrefix(c.sql, "briefing.")
		switch {
		case c.Name == "id":
			list[i] = origin{rowid, rowid}
			continue
		case c.Name == dateColumn.Name:
			names = [2]string{"held_start", "published"}
		case inTable:
			names = [2]string{name, name}
		default:
			continue
		}
		for n, name := range names {
			at, ok := places[name]
			if !ok {
				return nil, fmt.Errorf("table briefing: there is no column %s", name)
			}
			list[i][n] = at
		}
	}
	return list, nil
}

// cells reads rows on another core than the one that prints them.
func (t *tableScan) cells(ctx context.Context, places []origin) *ahead[[]Cell] {
	var values []sqlitefile.Value
	return makeAhead(ctx, func(batch []Cell) ([]Cell, error) {
		read, ok := <-t.batches
		if !ok {
			return nil, cmp.Or(t.err, io.EOF)
		}
		batch = batch[:0]
		for _, row := range read.Rows {
			var err error
			if values, err = row.Record.Values(values[:0]); err != nil {
				return nil, err
			}
			for _, p := range places {
				batch = append(batch, cellAt(row.ID, values, p))
			}
		}
		return batch, nil
	})
}

// cellAt reads a column out of a record. Where the record has none, it was
// written before the column was added.
func cellAt(id int64, values []sqlitefile.Value, p origin) Cell {
	if p[0] == rowid {
		return cellOf(&sqlitefile.Value{Type: sqlitefile.Integer, Bits: uint64(id)})
	}
	for _, at := range p {
		if at < len(values) && values[at].Type != sqlitefile.Null {
			return cellOf(&values[at])
		}
	}
	return Cell{}
}
