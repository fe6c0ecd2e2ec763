package country

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// countrySigns are the one-character names of countries in Japanese compounds.
var countrySigns = sync.OnceValue(func() map[rune]string {
	signs := make(map[rune]string, 64)
	for _, row := range rows() {
		for _, r := range row.sign {
			signs[r] = row.code
		}
	}
	return signs
})

// Pair returns the codes of the countries in the compound that a Japanese headline
// begins with, in order: JP and RU for "日露外相会談", JP and TR for "日・トルコ首脳会談",
// JP and EU for "日EU"; nil if there is no compound.
func Pair(compound string) []string {
	trimmed := strings.TrimLeft(compound, " \t\n\u3000「『【（(")
	if !letters.IsHanOrKana(letters.FirstRune(trimmed)) {
		return nil
	}
	mentions, _ := proseIndex().compoundAt(trimmed, 0, ' ')
	var codes []string
	for _, m := range mentions {
		if !slices.Contains(codes, m.Code) {
			codes = append(codes, m.Code)
		}
	}
	if len(codes) < 2 {
		return nil
	}
	return codes
}

// japaneseAt returns the countries named at i: those of a compound, or one. r is
// the Han or kana character at i, last the one before it. end is i if there is none.
func (x *nameIndex) japaneseAt(text string, i int, r, last rune) (mentions []Mention, end int) {
	if strings.ContainsRune(compoundStarters, r) {
		if mentions, end = x.compoundAt(text, i, last); mentions != nil {
			return mentions, end
		}
	}
	if letters.IsKatakana(r) && letters.IsKatakana(last) {
		return nil, i // within a word: マリ is not in アマリリス
	}
	n := x.japaneseNameAt(text, i, r)
	switch {
	case n == nil:
		return nil, i
	case n.code == "":
		return nil, i + len(n.text)
	}
	return []Mention{{n.code, i, i + len(n.text), n.form}}, i + len(n.text)
}

func (x *nameIndex) japaneseNameAt(text string, i int, r rune) *indexedName {
	names := x.byRune[r]
	for j := range names {
		n := &names[j]
		if strings.HasPrefix(text[i:], n.text) && !cutsKatakana(text, i+len(n.text)) {
			return n
		}
	}
	return nil
}

// cutsKatakana reports whether a word in katakana goes on after end: インド is not in インドネシア.
func cutsKatakana(text string, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:end])
	return letters.IsKatakana(before) && letters.IsKatakana(letters.FirstRune(text[end:]))
}

// compoundAt returns the members of a compound that begins at i, such as 日米豪印,
// 日EU or 日・トルコ, and its end; nil if there are fewer than two.
func (x *nameIndex) compoundAt(text string, i int, last rune) (members []Mention, end int) {
	signsOnly := true
	end = i
	for {
		start, dotted := end, false
		if len(members) > 0 {
			start, dotted = skipCompoundDot(text, end)
		}
		m := x.memberAt(text, start)
		if m.Code == "" {
			break
		}
		isSign := m.Form == ByCompound
		if !x.joins(text, members, m, dotted) {
			break
		}
		signsOnly = signsOnly && isSign
		members, end = append(members, m), m.End
	}
	if len(members) < 2 {
		return nil, i
	}
	if endsOtherWord(last) || signsOnly && !followsCompound(text[end:]) {
		return nil, i
	}
	return members, end
}

// joins reports whether m can follow the members of a compound. A sign must be
// able to begin one, a whole name after another needs a dot, and a sign after a
// dot must stand alone: 日・中央アジア holds no 中.
func (x *nameIndex) joins(text string, members []Mention, m Mention, dotted bool) bool {
	isSign := m.Form == ByCompound
	switch {
	case len(members) == 0:
		return !isSign || strings.ContainsRune(compoundStarters, letters.FirstRune(text[m.Start:]))
	case dotted:
		_, again := skipCompoundDot(text, m.End)
		return !isSign || again || followsCompound(text[m.End:])
	}
	return members[len(members)-1].Form == ByCompound
}

// memberAt returns the member of a compound at i; its code is "" if there is none.
func (x *nameIndex) memberAt(text string, i int) Mention {
	if i >= len(text) {
		return Mention{}
	}
	r := letters.FirstRune(text[i:])
	if letters.IsWordRune(r) {
		if n, end, ok := x.wordsAt(text, i, wordEnd(text, i)); ok && n.code != "" {
			return Mention{n.code, i, end, n.form}
		}
		return Mention{}
	}
	if n := x.japaneseNameAt(text, i, r); n != nil {
		return Mention{n.code, i, i + len(n.text), n.form}
	}
	return Mention{countrySigns()[r], i, i + utf8.RuneLen(r), ByCompound}
}

// skipCompoundDot skips the mark between two members.
func skipCompoundDot(text string, i int) (after int, dotted bool) {
	for _, dot := range []string{"・", "･", "-", "－", "＝", "="} {
		if strings.HasPrefix(text[i:], dot) {
			return i + len(dot), true
		}
	}
	return i, false
}

// endsOtherWord reports whether the character before a compound makes a word or a
// date with the first one of it: 本日, 11日.
func endsOtherWord(last rune) bool {
	return '0' <= last && last <= '9' || '０' <= last && last <= '９' || strings.ContainsRune(compoundStops, last)
}

// followsCompound reports whether text can follow a compound of signs.
func followsCompound(text string) bool {
	return text == "" || hasAnyPrefix(text, compoundFollowers.List())
}
