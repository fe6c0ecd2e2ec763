package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
)

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// A querier is an archive, a connection to it, or a transaction.
type querier interface {
	queryer
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// rowsOf reads the rows of a query one at a time. fields returns where to scan the
// columns of a row. An error is the last that comes.
func rowsOf[T any](ctx context.Context, from querier, fields func(*T) []any, query string,
	args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var row, none T
		rows, err := from.QueryContext(ctx, query, args...)
		if err != nil {
			yield(none, err)
			return
		}
		defer rows.Close()
		for targets := fields(&row); rows.Next(); {
			if err := rows.Scan(targets...); err != nil {
				yield(none, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, err)
		}
	}
}

// listOf reads all rows of a query.
func listOf[T any](ctx context.Context, from querier, fields func(*T) []any, query string,
	args ...any) (list []T, err error) {
	for row, err := range rowsOf(ctx, from, fields, query, args...) {
		if err != nil {
			return nil, err
		}
		list = append(list, row)
	}
	return list, nil
}

// only scans a row of one column.
func only[T any](v *T) []any { return []any{v} }

// orNone returns nil if a query has found no rows.
func orNone(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// sequence makes a sequence of what each yields. An error of each comes last, with
// the path of the archive.
func sequence[T any](r interface{ failed(string, error) error }, doing string,
	each func(yield func(T, error) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if err := each(yield); err != nil {
			var none T
			yield(none, r.failed(doing, err))
		}
	}
}

// readError says that an archive could not be read, and of what. An error of the
// question and nil stay as they are.
func (r *Reader) readError(err error) error { return r.failed("read", err) }

func (r *Reader) failed(doing string, err error) error {
	if _, sort := errors.AsType[*SortError](err); err == nil || sort {
		return err
	}
	if r.explain != nil {
		return r.explain(err)
	}
	return fmt.Errorf("%s %s: %w", doing, r.path, err)
}
