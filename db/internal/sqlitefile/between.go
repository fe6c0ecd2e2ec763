package sqlitefile

// Between yields the rows of a table without rowids whose first column, a text,
// is low or greater and less than high. Rows beside them that stand on the same
// pages come along; all other pages are left alone. The rows are good until yield
// returns.
func (f *File) Between(root uint32, low, high string, yield func([]Row) error) error {
	again := func(b *Batch) (*Batch, error) { return b, yield(b.Rows) }
	w := walk{file: f, yield: again, within: func(children []uint32, between []Row) ([]uint32, []Row, error) {
		from, to := 0, len(children)
		var values []Value
		for i, row := range between {
			var err error
			if values, err = row.Record.Values(values[:0]); err != nil {
				return nil, nil, err
			}
			if len(values) == 0 || values[0].Text < low {
				from = i + 1
			} else if values[0].Text >= high {
				to = i + 1
				break
			}
		}
		return children[from:to], between[from : to-1], nil
	}}
	return w.all(root)
}
