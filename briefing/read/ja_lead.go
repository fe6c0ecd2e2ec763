package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// isSpeaker reports whether a paragraph begins with who speaks at a press conference:
// 【山田大臣】…, （問）….
func isSpeaker(text string) bool {
	plain := jaPlainString(text[:min(len(text), 150)])
	for _, close := range []struct{ open, shut string }{{"[", "]"}, {"(", ")"}} {
		if !strings.HasPrefix(plain, close.open) {
			continue
		}
		name, after, ok := strings.Cut(plain[1:], close.shut)
		if !ok || utf8.RuneCountInString(name) > 24 || after == "" {
			return false
		}
		if name == "問" || name == "答" || strings.HasSuffix(name, "記者") || name == "記者" {
			return true
		}
		return jaSpeakerOffices.In(name)
	}
	return false
}

// jaIsHandOff reports whether a paragraph only hands over to what follows.
func jaIsHandOff(text string) bool {
	if len(text) > 150 {
		return false
	}
	line := strings.TrimRight(jaLine(text), "。.:です")
	if utf8.RuneCountInString(line) > 24 {
		return false
	}
	return letters.HasSuffix(line, jaHandOffs.List()...)
}

// jaOnlyAnnounces reports whether a paragraph of one sentence announces what follows and
// names no day: 標題の会談について、結果を以下のとおりお知らせします。
func jaOnlyAnnounces(text string) bool {
	const longest = 300 // bytes
	if len(text) > longest || !strings.Contains(text, "以下の") && !strings.Contains(text, "下記の") {
		return false
	}
	plain := jaPlainString(text)
	return strings.Count(plain, "。") <= 1 && len(day.FindJapanese(plain)) == 0
}

// jaWithoutHandOff cuts a sentence off the lead that hands over to what follows.
func jaWithoutHandOff(text string) string {
	trimmed := strings.TrimRight(text, "。 　")
	i := strings.LastIndex(trimmed, "。")
	if i < 0 {
		return text
	}
	if last := trimmed[i+len("。"):]; jaIsHandOff(last) || jaIsHandOff(strings.TrimPrefix(jaLine(last), "その")) {
		return text[:i+len("。")]
	}
	return text
}

// jaEndsSentence reports whether a short line is a sentence, also one that leaves
// its verb or full stop out: …で一致, …を確認, …旨述べた.
func jaEndsSentence(line string) bool {
	line = strings.TrimRight(line, ".:;)]")
	if letters.HasSuffix(line, jaSentenceEnds.List()...) {
		return true
	}
	for _, verb := range jaReportVerbs.List() {
		for _, particle := range []string{"で", "を", "に", "旨"} {
			if strings.HasSuffix(line, particle+verb) {
				return true
			}
		}
	}
	return false
}
