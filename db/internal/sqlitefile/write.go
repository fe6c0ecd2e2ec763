package sqlitefile

import "encoding/binary"

// A Writer makes a record of columns, in the order in which they come.
type Writer struct{ types, body, record []byte }

// Null adds a column without a value, which that of a rowid is, too.
func (w *Writer) Null() { w.types = append(w.types, 0) }

// Int adds an integer, in as few bytes as hold it.
func (w *Writer) Int(v int64) {
	switch {
	case v == 0 || v == 1:
		w.types = append(w.types, byte(8+v))
	case v == int64(int8(v)):
		w.int(1, 1, v)
	case v == int64(int16(v)):
		w.int(2, 2, v)
	case v >= -1<<23 && v < 1<<23:
		w.int(3, 3, v)
	case v == int64(int32(v)):
		w.int(4, 4, v)
	case v >= -1<<47 && v < 1<<47:
		w.int(5, 6, v)
	default:
		w.int(6, 8, v)
	}
}

func (w *Writer) int(code byte, size int, v int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(v))
	w.types = append(w.types, code)
	w.body = append(w.body, b[8-size:]...)
}

// Text adds a text.
func (w *Writer) Text(s string) {
	w.types = AppendVarint(w.types, uint64(len(s))*2+13)
	w.body = append(w.body, s...)
}

// TextOrNull adds a text, or null where it is empty.
func (w *Writer) TextOrNull(s string) {
	if s == "" {
		w.Null()
	} else {
		w.Text(s)
	}
}

// Blob adds bytes.
func (w *Writer) Blob(b []byte) {
	w.types = AppendVarint(w.types, uint64(len(b))*2+12)
	w.body = append(w.body, b...)
}

// Record returns the record and begins the next. It is good until then.
func (w *Writer) Record() []byte {
	head := len(w.types) + 1
	if head >= 0x80 {
		head++ // and never a third: no table has so many columns
	}
	w.record = AppendVarint(w.record[:0], uint64(head))
	w.record = append(append(w.record, w.types...), w.body...)
	w.types, w.body = w.types[:0], w.body[:0]
	return w.record
}
