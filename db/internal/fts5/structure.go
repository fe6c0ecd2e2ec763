package fts5

import "briefings/db/internal/sqlitefile"

// ForgetsDeleted tells by the structure record of an index that was merged into
// one segment whether the merge has dropped the rows that were deleted. FTS5
// drops them only where it knows of no level above the one that it merges into,
// be there a segment on it or not.
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
