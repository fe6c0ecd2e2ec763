package fts5

import "briefings/db/internal/sqlitefile"

// ForgetsDeleted reports whether the merge of an index into one segment has dropped
// the rows that were deleted. FTS5 drops them only if its structure record has no
// level above the one that it merges into, with or without a segment.
func ForgetsDeleted(structure []byte) bool {
	const cookie = 4
	rest := structure[min(cookie, len(structure)):]
	next := func() uint64 {
		v, n := sqlitefile.Varint(rest)
		rest = rest[n:]
		return v
	}
	levels, segments, _ := next(), next(), next()
	for level := range levels {
		_, here := next(), next()
		if here > 0 {
			return segments == 1 && level == levels-1
		}
	}
	return segments == 0
}
