package fts5

// Varint reads a varint and tells how many bytes it takes, 0 where data ends
// within it.
func Varint(data []byte) (value uint64, read int) {
	if len(data) > 0 && data[0] < 0x80 {
		return uint64(data[0]), 1
	}
	return longVarint(data)
}

func longVarint(data []byte) (value uint64, read int) {
	for i, c := range data {
		if i == 8 {
			return value<<8 | uint64(c), 9
		}
		value = value<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return value, i + 1
		}
	}
	return 0, 0
}
