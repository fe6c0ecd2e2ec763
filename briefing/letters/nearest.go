package letters

// Nearest returns the word of list that a mistyped word most likely means: the
// one with the least edit distance, if that is small for the length of the word;
// "" if none is near. The first of equals wins.
func Nearest(word string, list []string) string {
	best, nearest := maxEdits(word)+1, ""
	for _, candidate := range list {
		if n := editDistance(word, candidate, best); n < best {
			best, nearest = n, candidate
		}
	}
	return nearest
}

// maxEdits returns how many typing errors a word of this length may have.
func maxEdits(word string) int {
	if len(word) <= 4 {
		return 1
	}
	return 2
}

// editDistance counts the insertions, deletions, substitutions and swaps of
// neighbours between a and b (the restricted Damerau–Levenshtein distance). It
// returns limit if the distance is not below it.
func editDistance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if d := len(s) - len(t); d >= limit || -d >= limit {
		return limit
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(t)], limit)
}
