package sqlitefile

import (
	"fmt"
	"math"
)

// A Record is the columns of a row: their types, and then their values.
type Record []byte

// A Value is one column of a row.
type Value struct {
	Type     Type
	From, To int    // of Text and Blob: where the bytes stand in the record
	Bits     uint64 // of Integer and Real
}

// A Type is one of those that values have.
type Type uint8

// The types of values.
const (
	Null Type = iota
	Integer
	Real
	Text
	Blob
)

// Int is the value of an integer.
func (v *Value) Int() int64 { return int64(v.Bits) }

// Float is the value of a real number.
func (v *Value) Float() float64 { return math.Float64frombits(v.Bits) }

// Values appends the columns of a record, in the order in which they were
// declared. A column that is the rowid is null in the record. Columns that were
// added after the row was written are missing.
func (r Record) Values(dst []Value) ([]Value, error) {
	head, n := Varint(r)
	if n == 0 || head < uint64(n) || head > uint64(len(r)) {
		return dst, fmt.Errorf("a record without types: %w", ErrDamaged)
	}
	types, from := r[n:head], int(head)
	for len(types) > 0 {
		code, n := Varint(types)
		if n == 0 {
			return dst, fmt.Errorf("the types of a record are cut off: %w", ErrDamaged)
		}
		types = types[n:]
		size, ok := sizeOf(code)
		if !ok || size > uint64(len(r)-from) {
			return dst, fmt.Errorf("a record is cut off: %w", ErrDamaged)
		}
		to := from + int(size)
		if code >= 12 { // even for a blob, odd for a text
			dst = append(dst, Value{Type: Blob - Type(code%2), From: from, To: to})
		} else {
			dst = append(dst, numberOf(code, r[from:to]))
		}
		from = to
	}
	return dst, nil
}

var smallSizes = [...]uint64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}

// sizeOf is how many bytes a value takes.
func sizeOf(code uint64) (size uint64, ok bool) {
	if code >= 12 {
		return (code - 12) / 2, true
	}
	if code >= uint64(len(smallSizes)) {
		return 0, false // reserved
	}
	return smallSizes[code], true
}

// numberOf is a value that is neither a text nor a blob.
func numberOf(code uint64, data []byte) Value {
	switch {
	case code == 0:
		return Value{}
	case code == 7:
		return Value{Type: Real, Bits: integer(data)}
	case code >= 8:
		return Value{Type: Integer, Bits: code - 8}
	}
	return Value{Type: Integer, Bits: integer(data)}
}

// integer reads an integer of any size, whose first bit is its sign.
func integer(data []byte) uint64 {
	v := uint64(int64(int8(data[0])))
	for i := 1; i < len(data); i++ {
		v = v<<8 | uint64(data[i])
	}
	return v
}
