package page

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"briefings/briefing/letters"
)

//go:embed languages.tsv
var languagesTSV string

// A language knows how likely each of its letters is in a text. Likelihoods are
// natural logarithms. The zero language is one that is not known.
type language struct {
	charsets []string
	script   scriptKind
	letters  map[rune]float64 // letters in lower case
}

type scriptKind uint8

const (
	otherScript scriptKind = iota
	latinScript
	japaneseScript
	chineseScript
	koreanScript
)

// How likely characters are that are no letters of the language.
const (
	likelyMark    = -5  // quotation marks, dashes
	unknownLetter = -4  // a letter, if the language is not known
	foreignLetter = -9  // a rare letter of the same script
	rareLetter    = -11 // a letter of another script, a rare sign
	noCharacter   = -16 // a control, a byte that stands for nothing
	brokenWord    = -7  // added if letters of two scripts make a word
)

// marks stand in texts of every script.
const (
	marks     = "\u2018\u2019\u201c\u201d\u201e\u2013\u2014\u2026\u2022\u00a0«»°§©®€·№"
	wideMarks = "、。，．・：；？！「」『』（）〔〕【】《》“”‘’—…～\u3000々ー〜－１２３４５６７８９０"
)

// languages are those of the table, and triedCharsets all their character sets.
var (
	languages     = sync.OnceValue(readLanguages)
	triedCharsets = sync.OnceValue(func() (names []string) {
		for _, first := range []string{"windows-1252", ""} { // which wins where no other is likelier
			for _, l := range languages() {
				for _, name := range l.charsets {
					if (first == "" || name == first) && !slices.Contains(names, name) {
						names = append(names, name)
					}
				}
			}
		}
		return names
	})
)

func readLanguages() (list []language) {
	table := letters.Table{Name: "page/languages.tsv", Text: languagesTSV}
	for cells := range table.Rows("language", "charsets", "letters") {
		l := language{charsets: strings.Fields(cells[1]), letters: map[rune]float64{}}
		switch first := []rune(cells[2])[0]; {
		case cells[0] == "ja":
			l.script = japaneseScript
		case unicode.Is(unicode.Han, first):
			l.script = chineseScript
		case unicode.Is(unicode.Hangul, first):
			l.script = koreanScript
		case unicode.Is(unicode.Latin, first):
			l.script = latinScript
		}
		n := utf8.RuneCountInString(cells[2])
		rank := 0.0
		for _, r := range cells[2] {
			rank++
			// The r-th of n letters has about the share ln((n+1)/r)/n (Gusein-Zade, 1988).
			share := math.Log(math.Log((float64(n)+1)/rank) / float64(n))
			if l.script >= japaneseScript {
				share = math.Log(0.7 / float64(n))
			}
			l.letters[r] = share
			// Vietnamese pages write some accents as characters of their own.
			if parts := []rune(norm.NFD.String(string(r))); len(parts) > 1 &&
				slices.Contains(l.charsets, "windows-1258") {
				accent := parts[len(parts)-1]
				if _, known := l.letters[accent]; !known {
					l.letters[accent] = share // of the most frequent letter that has it
				}
			}
		}
		list = append(list, l)
	}
	return list
}

// likelihoodOfBytes says how likely a sample is as text in a character set of
// one byte a character. ASCII counts little: much of it is mark-up and names.
func (l *language) likelihoodOfBytes(sample []byte, charset *charmap.Charmap) float64 {
	var table [256]character
	for i := range table {
		table[i] = l.character(charset.DecodeByte(byte(i)))
	}
	sum, plain := 0.0, 0.0
	before := &table[' ']
	for i, b := range sample {
		c := &table[b]
		if b < utf8.RuneSelf {
			plain += c.likelihood
		} else {
			sum += c.likelihood + c.after(before)
			if i+1 < len(sample) && sample[i+1] < utf8.RuneSelf {
				sum += c.beside(&table[sample[i+1]])
			}
		}
		before = c
	}
	return sum + max(-6, min(6, plain/10))
}

// likelihoodOfText is likelihoodOfBytes for decoded text.
func (l *language) likelihoodOfText(text string) (sum float64) {
	before := l.character(' ')
	for i, r := range text {
		c := l.character(r)
		if r >= utf8.RuneSelf {
			sum += c.likelihood + c.after(&before)
			if next := i + utf8.RuneLen(r); next < len(text) && text[next] < utf8.RuneSelf {
				after := l.character(rune(text[next]))
				sum += c.beside(&after)
			}
		}
		before = c
	}
	return sum
}

// A character is what a rune is in a language.
type character struct {
	kind       characterKind
	likelihood float64
}

type characterKind uint8

const (
	noLetter characterKind = iota
	lowerLetter
	upperLetter
	plainLetter // of ASCII, in a language of another script
)

// after is what a character's likelihood changes by behind another one: capitals
// stand at the beginnings of words, or among capitals.
func (c *character) after(before *character) float64 {
	switch {
	case c.kind == noLetter || before.kind == noLetter && c.kind == lowerLetter:
		return 0
	case before.kind == plainLetter:
		return brokenWord
	case c.kind == upperLetter && before.kind == noLetter:
		return -1.6
	case c.kind == upperLetter && before.kind == lowerLetter:
		return brokenWord
	}
	return 0
}

// beside is what it changes by before a character of ASCII.
func (c *character) beside(next *character) float64 {
	if c.kind != noLetter && next.kind == plainLetter {
		return brokenWord
	}
	return 0
}

func (l *language) character(r rune) character {
	switch {
	case r < utf8.RuneSelf:
		return l.ascii(r)
	case r == utf8.RuneError || isControl(r) || 0xE000 <= r && r < 0xF900:
		return character{noLetter, noCharacter}
	case l.script >= japaneseScript && unicode.IsLetter(r):
		return character{lowerLetter, l.eastAsian(r)}
	case l.script >= japaneseScript:
		return character{noLetter, l.eastAsian(r)}
	}
	lower := unicode.ToLower(r)
	kind := lowerLetter
	if lower != r {
		kind = upperLetter
	}
	if share, known := l.letters[r]; known {
		return character{kind, share}
	}
	if share, known := l.letters[lower]; known {
		return character{kind, share}
	}
	return l.foreign(r, kind)
}

// foreign is a character that the language does not use.
func (l *language) foreign(r rune, kind characterKind) character {
	switch {
	case strings.ContainsRune(marks, r):
		return character{noLetter, likelyMark}
	case l.letters == nil && unicode.In(r, unicode.L, unicode.M):
		return character{kind, unknownLetter}
	case !unicode.IsLetter(r):
		return character{noLetter, rareLetter}
	case (l.script == latinScript) == unicode.Is(unicode.Latin, r):
		return character{kind, foreignLetter}
	}
	return character{kind, rareLetter}
}

// ascii weighs a letter of ASCII against 26 letters that are all as likely.
func (l *language) ascii(r rune) character {
	const evenly = 3.26
	switch lower := unicode.ToLower(r); {
	case !letters.IsASCIILetter(r):
		return character{}
	case l.letters == nil:
		return character{lowerLetter, 0}
	case l.script != latinScript:
		return character{plainLetter, 0}
	case l.letters[lower] == 0:
		return character{lowerLetter, foreignLetter + evenly}
	case lower != r:
		return character{upperLetter, l.letters[lower] + evenly}
	default:
		return character{lowerLetter, l.letters[lower] + evenly}
	}
}

// eastAsian says how likely a character is in Chinese, Japanese or Korean. Wrong
// guesses make rare ones, half-width kana, and Latin, Greek and Cyrillic letters.
func (l *language) eastAsian(r rune) float64 {
	share, known := l.letters[r]
	switch {
	case known:
		return share
	case strings.ContainsRune(wideMarks, r):
		return -5.7
	case l.script == koreanScript && unicode.Is(unicode.Hangul, r):
		return -8
	case l.script == japaneseScript && letters.IsHiragana(r):
		return -5
	case l.script == japaneseScript && letters.IsKatakana(r):
		return -6.5
	case l.script != koreanScript && unicode.Is(unicode.Han, r):
		return -10.4
	case strings.ContainsRune(marks, r) || unicode.In(r, fullWidth):
		return -9
	}
	return -13
}

// fullWidth are the letters and signs of ASCII in full width, and numbers in circles.
var fullWidth = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x2460, Hi: 0x2473, Stride: 1},
	{Lo: 0xFF01, Hi: 0xFF60, Stride: 1}}}
