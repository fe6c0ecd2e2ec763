package day

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// JapaneseDurations adds up the durations in a text, or returns the one that the
// text calls their sum.
func JapaneseDurations(plain string) (total int, words string) {
	last, inner := -1, -1 // the end of the last duration, and of brackets right after it that divide it
	for i := 0; i < len(plain); {
		if plain[i] == '(' && i == last {
			if end := strings.IndexByte(plain[i:], ')'); end > 0 {
				inner = i + end
			}
		}
		minutes, end := japaneseDurationAt(plain, i)
		if minutes == 0 {
			_, size := utf8.DecodeRuneInString(plain[i:])
			i += size
			continue
		}
		last = end
		if strings.HasPrefix(plain[end:], "間") {
			last = end + len("間")
		}
		if i > inner && !isPartOfWhole(plain, i, end) {
			if letters.HasSuffix(plain[:i], "合計", "合計約", "計約") {
				return minutes, plain[i:end]
			}
			total += minutes
			words += plain[i:end] + " "
		}
		i = end
	}
	return total, words
}

// isPartOfWhole reports whether a duration is only a part of the event, or was
// only planned.
func isPartOfWhole(plain string, start, end int) bool {
	before := plain[max(0, start-15):start]
	after := plain[end:min(len(plain), end+30)]
	open := strings.LastIndexByte(plain[:start], '(')
	if open >= 0 && !strings.Contains(plain[open:start], ")") {
		inside, _, _ := strings.Cut(plain[end:], ")")
		if strings.Contains(inside, "を含む") {
			return true // (最後に約10分間の…を含む。)
		}
	}
	noun, ok := strings.CutPrefix(strings.TrimPrefix(after, "間"), "の") // 2時間の停戦
	if ok && !letters.Contains(noun, "会", "協議", "対話", "懇談", "昼食", "夕食", "朝食", "電話") {
		return true
	}
	return letters.Contains(before, "うち", "予定の") ||
		letters.HasPrefix(after, "の予定", "延長", "前", "後", "以内", "ごと")
}

// japaneseDurationAt reads a duration at i: 1時間15分, 1時間半, 30分間, 90分. Minutes
// alone need 間 or 約, as 午後5時25分 is a time of day.
func japaneseDurationAt(plain string, i int) (minutes, end int) {
	if r, _ := utf8.DecodeLastRuneInString(plain[:i]); i > 0 && (JapaneseDigit(r) >= 0 || r == '時') {
		return 0, i
	}
	n, size := japaneseNumber(plain[i:])
	if size == 0 || n > 600 {
		return 0, i
	}
	rest := plain[i+size:]
	end = i + size
	if after, ok := strings.CutPrefix(rest, "時間"); ok {
		return japaneseHours(after, n, i, end+len("時間"))
	}
	if after, ok := strings.CutPrefix(rest, "分"); ok {
		if letters.HasSuffix(plain[:i], "約", "およそ") || letters.HasPrefix(after, "間", "にわたり", "程度") {
			return n, end + len("分")
		}
	}
	return 0, i
}

// japaneseHours reads what follows n hours that end at end: 半, 15分. The duration begins at i.
func japaneseHours(after string, n, i, end int) (minutes, stop int) {
	if strings.HasPrefix(after, "半") {
		return n*60 + 30, end + len("半")
	}
	if n > 20 {
		return 0, i
	}
	if m, size := japaneseNumber(after); size > 0 && strings.HasPrefix(after[size:], "分") {
		return n*60 + m, end + size + len("分")
	}
	return n * 60, end
}

// JapaneseFromTo adds up the durations between two times of day: 11時30分から12時50分まで.
func JapaneseFromTo(plain string) (minutes int, words string) {
	clock := letters.BlankBrackets(plain)
	first, firstEnd, total := -1, 0, 0
	for i := 0; i < len(clock); {
		at, end := japaneseClockAt(clock, i)
		if at < 0 {
			_, size := utf8.DecodeRuneInString(clock[i:])
			i += size
			continue
		}
		if first >= 0 {
			between := strings.Trim(clock[firstEnd:i], " 頃過ぎ")
			switch between {
			case "から", "~", "より", "-", "から午後", "から午前":
				if at < first {
					at += 12 * 60
				}
				if at > first && at-first < 12*60 {
					total += at - first
					words += clock[firstEnd:end] + " "
				}
				first, i = -1, end
				continue
			}
		}
		first, firstEnd, i = at, end, end
	}
	return total, words
}

// japaneseClockAt reads a time of day in minutes: 午後5時25分, 11時半, 17:05; -1 for none.
func japaneseClockAt(plain string, i int) (minutes, end int) {
	at, noon := i, 0
	if rest, ok := strings.CutPrefix(plain[i:], "午後"); ok {
		noon, at = 12*60, len(plain)-len(rest)
	} else if rest, ok := strings.CutPrefix(plain[i:], "午前"); ok {
		at = len(plain) - len(rest)
	}
	h, size := japaneseNumber(plain[at:])
	if size == 0 || h > 24 {
		return -1, i
	}
	rest := plain[at+size:]
	end = at + size
	if after, ok := strings.CutPrefix(rest, "時"); ok && !strings.HasPrefix(after, "間") {
		end += len("時")
		if strings.HasPrefix(after, "半") {
			return h*60 + noon + 30, end + len("半")
		}
		if m, s := japaneseNumber(after); s > 0 && strings.HasPrefix(after[s:], "分") {
			return h*60 + noon + m, end + s + len("分")
		}
		return h*60 + noon, end
	}
	if after, ok := strings.CutPrefix(rest, ":"); ok {
		if m, s := japaneseNumber(after); s == 2 && m < 60 {
			return h*60 + noon + m, end + 1 + s
		}
	}
	return -1, i
}
