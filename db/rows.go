package db

import (
	"context"
	"database/sql"
	"iter"
	"strings"
)

// A Cell is one value of a row. Known is false if the page does not say.
type Cell struct {
	Text  string
	Known bool
}

// Rows reads the given columns of what q asks for, a row at a time. The row
// that is yielded is good until the next one.
func (a *Archive) Rows(ctx context.Context, q Query, columns []Column) iter.Seq2[[]Cell, error] {
	return sequence(a, "read", func(yield func([]Cell, error) bool) error {
		if q.wantsAll() {
			if err := a.fastRows(ctx, columns, yield); !isNotFast(err) {
				return err
			}
		}
		return a.rowsBySQL(ctx, q, columns, yield)
	})
}

// Rows reads the given columns of what q asks for, a row at a time. The row
// that is yielded is good until the next one.
func (r *Reader) Rows(ctx context.Context, q Query, columns []Column) iter.Seq2[[]Cell, error] {
	return sequence(r, "read", func(yield func([]Cell, error) bool) error {
		return r.rowsBySQL(ctx, q, columns, yield)
	})
}

// rowsBySQL is Rows as SQL finds and reads them.
func (r *Reader) rowsBySQL(ctx context.Context, q Query, columns []Column,
	yield func([]Cell, error) bool) error {
	q.dialect = r.dialect
	planned, err := q.planned(ctx, r.from)
	if err != nil {
		return err
	}
	query, args, err := planned.build(expressionsOf(columns, r.dialect), tableNamed(q.Table))
	if err != nil {
		return err
	}
	return r.eachRow(ctx, query, args, len(columns), yield)
}

func expressionsOf(columns []Column, d dialect) string {
	expressions := make([]string, len(columns))
	for i, c := range columns {
		expressions[i] = c.sql[d]
	}
	return strings.Join(expressions, ", ")
}

// eachRow runs a query and yields its rows, n cells each, until yield returns false.
func (r *Reader) eachRow(ctx context.Context, query string, args []any, n int,
	yield func([]Cell, error) bool) error {
	fields := func(values *[]sql.NullString) (targets []any) {
		*values = make([]sql.NullString, n)
		for i := range *values {
			targets = append(targets, &(*values)[i])
		}
		return targets
	}
	cells := make([]Cell, n)
	for values, err := range rowsOf(ctx, r.from, fields, query, args...) {
		if err != nil {
			return err
		}
		for i, v := range values {
			cells[i] = Cell{v.String, v.Valid}
		}
		if !yield(cells, nil) {
			return nil
		}
	}
	return nil
}
