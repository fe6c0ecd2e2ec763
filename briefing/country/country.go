// Package country knows the names of countries and organisations, finds them in
// text, and knows in which country a city or building lies.
package country

import (
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// Name returns the usual English name for a code in capitals; "" if there is none.
func Name(code string) string { return usualNames()[code] }

// Codes returns every code: ISO 3166-1 in alphabetical order, then Kosovo,
// organisations, and states that no longer exist.
func Codes() []string {
	var codes []string
	for _, row := range rows() {
		codes = append(codes, row.code)
	}
	return codes
}

// Code returns the code of a country or organisation. The name is any of its
// English or Japanese names, its adjective, or its code (ISO 3166-1, two or three
// letters). Case, diacritics, punctuation and a leading article don't matter:
// "U.S.", "russian federation", "Turkiye", "the Netherlands", "Korea, Republic of".
func Code(name string) (code string, ok bool) {
	if len(name) == 2 { // a code needs no index of names
		for _, row := range rows() {
			if strings.EqualFold(row.code, name) {
				return row.code, true
			}
		}
	}
	names := englishNames
	if strings.ContainsFunc(name, letters.IsHanOrKana) {
		names = japaneseNames
	}
	byName, key := names().code, nameKey(name)
	if code, ok = byName[key]; ok {
		return code, true
	}
	if isSpelled(key) {
		if code, ok = byName[strings.ReplaceAll(key, " ", "")]; ok {
			return code, true
		}
	}
	// ISO writes the beginning of the name last: "Korea, Republic of".
	if last, first, found := strings.Cut(name, ","); found {
		code, ok = byName[nameKey(first+" "+last)]
		return code, ok
	}
	return "", false
}

// Nearest returns the code of the country that a mistyped English name most likely
// means: RU for "Rusia". ok is false if none is near.
func Nearest(name string) (code string, ok bool) {
	names := englishNames()
	if near := letters.Nearest(nameKey(name), names.near); near != "" {
		return names.code[near], true
	}
	return "", false
}

// IsOrganisation reports whether a code is that of an organisation.
func IsOrganisation(code string) bool {
	return len(code) > 2 && code != "CSHH" || code == "EU" || code == "UN"
}

// usualNames are the usual English names by code.
var usualNames = sync.OnceValue(func() map[string]string {
	usual := make(map[string]string, len(rows()))
	for _, row := range rows() {
		usual[row.code] = row.name
	}
	return usual
})

// A nameTable holds the names of rows in one script.
type nameTable struct {
	code map[string]string // nameKey of a name or code → code
	near []string          // keys that a mistyped name may mean, in the order of the table; no abbreviations
}

var (
	englishNames  = sync.OnceValue(func() nameTable { return newNameTable(false) })
	japaneseNames = sync.OnceValue(func() nameTable { return newNameTable(true) })
)

func newNameTable(japanese bool) nameTable {
	table := nameTable{code: make(map[string]string, 6*len(rows()))}
	for _, row := range rows() {
		table.code[strings.ToLower(row.code)] = row.code
		if row.alpha3 != "" {
			table.code[strings.ToLower(row.alpha3)] = row.code
		}
	}
	for _, row := range rows() {
		for name := range row.names() {
			if name.japanese != japanese {
				continue
			}
			key := nameKey(name.text)
			if _, taken := table.code[key]; taken {
				continue
			}
			table.code[key] = row.code
			if name.form == ByName {
				table.near = append(table.near, key)
			}
		}
	}
	return table
}

// A rowName is one name out of a row.
type rowName struct {
	text     string
	form     Form
	quiet    bool // not looked for in prose
	japanese bool
}

// names yields the names of the row, the usual one first.
func (row *row) names() func(yield func(rowName) bool) {
	return func(yield func(rowName) bool) {
		stem := ""
		for i, list := range []string{row.name, row.official, row.demonyms, row.aliases, row.japanese} {
			for name := range listed(list) {
				n := rowName{text: strings.TrimPrefix(name, "~"), quiet: name[0] == '~', japanese: i == 4}
				switch {
				case n.japanese && stem == "":
					stem = name
				case n.japanese && name[0] == '+':
					n.text = stem + name[1:]
				case i == 2:
					n.form = ByAdjective
				case isAbbreviation(n.text):
					n.form = ByAbbreviation
				}
				if strings.Contains(name, "(") {
					n.quiet = true // such a name is written for lists
				}
				if !yield(n) {
					return
				}
			}
		}
	}
}

// listed yields the items of a list with semicolons between them.
func listed(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if list == "" {
			return
		}
		for item := range strings.SplitSeq(list, "; ") {
			if !yield(item) {
				return
			}
		}
	}
}

// isAbbreviation reports whether a name is all capitals: "USA", "ASEAN".
func isAbbreviation(name string) bool {
	return len(name) > 1 && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == ""
}

// nameKey returns the key by which names are compared: the folded words without a
// leading article, joined by spaces. "&" is the word "and".
func nameKey(name string) string {
	key, ok := plainKey(name)
	if !ok {
		key = strings.Join(letters.Words(strings.ReplaceAll(name, "&", " and ")), " ")
	}
	return strings.TrimPrefix(key, "the ")
}

// plainKey returns the key of a name in ASCII, as most are; ok is false for others.
func plainKey(name string) (key string, ok bool) {
	word := make([]byte, 0, 64)
	gap := false
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case !letters.IsWordByte(c) && c != '&':
			gap = true
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		if c == '&' || gap && len(word) > 0 {
			word = append(word, ' ')
		}
		if gap = c == '&'; gap {
			word = append(word, "and"...)
		} else {
			word = append(word, c)
		}
	}
	return strings.TrimPrefix(string(word), " "), true
}

func nameWords(name string) []string { return strings.Split(nameKey(name), " ") }

// isSpelled reports whether a key is single letters: "u s a".
func isSpelled(key string) bool {
	for i := range len(key) {
		if (i%2 == 1) != (key[i] == ' ') {
			return false
		}
	}
	return len(key) > 2
}
