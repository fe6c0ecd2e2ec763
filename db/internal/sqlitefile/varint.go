package sqlitefile

import "encoding/binary"

// AppendVarint appends v in SQLite's form: groups of seven bits, the highest
// first, each but the last with its top bit set; a ninth byte has eight bits.
func AppendVarint(dst []byte, v uint64) []byte {
	if v < 0x80 { // inlined
		return append(dst, byte(v))
	}
	return appendLong(dst, v)
}

func appendLong(dst []byte, v uint64) []byte {
	if v < 0x4000 {
		return append(dst, byte(v>>7)|0x80, byte(v)&0x7f)
	}
	if v >= 1<<56 {
		dst = binary.BigEndian.AppendUint64(dst, spread(v>>8))
		return append(dst, byte(v))
	}
	n := 3
	for v>>(7*n) != 0 {
		n++
	}
	for n--; n > 0; n-- {
		dst = append(dst, byte(v>>(7*n))|0x80)
	}
	return append(dst, byte(v)&0x7f)
}

// spread puts 56 bits into eight bytes of seven, each with its top bit set.
func spread(v uint64) uint64 {
	var s uint64
	for i := range 8 {
		s |= (v >> (7 * i) & 0x7f) << (8 * i)
	}
	return s | 0x8080808080808080
}

// Varint reads a number of one to nine bytes, and returns how many they are: 0 if s
// ends within it.
func Varint[Bytes ~string | ~[]byte](s Bytes) (value uint64, read int) {
	if len(s) > 0 && s[0] < 0x80 {
		return uint64(s[0]), 1
	}
	return longVarint(s)
}

func longVarint[Bytes ~string | ~[]byte](s Bytes) (value uint64, read int) {
	for i := range len(s) {
		if i == 8 {
			return value<<8 | uint64(s[i]), 9
		}
		value = value<<7 | uint64(s[i]&0x7f)
		if s[i] < 0x80 {
			return value, i + 1
		}
	}
	return 0, 0
}
