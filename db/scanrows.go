package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"briefings/db/pages"
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
	ctx, cancel := context.WithCancel(ctx)
	table, err := s.table(ctx, "briefing")
	if err != nil {
		cancel()
		fail(err)
		return
	}
	origins, err := placesOf(table.places, columns)
	if err != nil {
		cancel()
		table.wait()
		fail(err)
		return
	}
	decoded := decodeRows(ctx, table, origins)
	defer decoded.wait()
	defer cancel()
	for batch := range decoded.batches {
		for cells := range slices.Chunk(batch, len(columns)) {
			if !yield(cells, nil) {
				return
			}
		}
		decoded.free <- batch
	}
	if decoded.err != nil {
		fail(decoded.err)
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

// decodedRows are rows of cells, some at a time, that are read on another core
// than the one that prints them.
type decodedRows struct {
	table   *tableScan
	batches chan []Cell
	free    chan []Cell // to be used again
	err     error       // when batches is closed
}

// batchesAhead is how many batches are read before they are wanted.
const batchesAhead = 1

func decodeRows(ctx context.Context, t *tableScan, places []origin) *decodedRows {
	d := &decodedRows{table: t, batches: make(chan []Cell, batchesAhead), free: make(chan []Cell, batchesAhead+2)}
	for range batchesAhead + 2 {
		d.free <- nil
	}
	go func() {
		defer close(d.batches)
		var values []pages.Value
		for rows := range t.rows {
			var batch []Cell
			select {
			case batch = <-d.free:
				batch = batch[:0]
			case <-ctx.Done():
				d.err = ctx.Err()
				return
			}
			for _, row := range rows {
				var err error
				if values, err = row.Record.Values(values[:0]); err != nil {
					d.err = err
					return
				}
				for _, p := range places {
					batch = append(batch, cellAt(row.ID, values, p))
				}
			}
			select {
			case d.batches <- batch:
			case <-ctx.Done():
				d.err = ctx.Err()
				return
			}
		}
		d.err = t.err
	}()
	return d
}

// cellAt reads a column out of a record. Where the record has none, it was
// written before the column was added.
func cellAt(id int64, values []pages.Value, p origin) Cell {
	if p[0] == rowid {
		return cellOf(&pages.Value{Type: pages.Integer, Bits: uint64(id)})
	}
	for _, at := range p {
		if at < len(values) && values[at].Type != pages.Null {
			return cellOf(&values[at])
		}
	}
	return Cell{}
}

func (d *decodedRows) wait() {
	for range d.batches {
	}
	d.table.wait()
}
