package read

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// languageWords are frequent little words that tell the languages of the Latin script apart.
var languageWords = []struct{ code, words string }{
	{"en", " the of and to in on with for that was by "},
	{"de", " der die und den mit für das von auf ist dem "},
	{"fr", " le les des et du la dans pour une est avec au "},
	{"es", " el los de y las del por con para en una "},
	{"pt", " o os do da e em para com uma não das "},
	{"it", " il di e della che per con del gli nel una "},
	{"nl", " de het een van en met voor op dat zijn "},
	{"tr", " ve bir ile için bu olarak da de olan "},
	{"pl", " w i z na do się oraz że jest "},
	{"id", " yang dan di dengan untuk pada dari ini "},
}

// detectLanguage returns the ISO 639-1 code of the language that most of a text
// is written in, "" where that cannot be told.
func detectLanguage(blocks []page.Block) string {
	var latin, kana, han, hangul, cyrillic, arabic, thai, greek int
	counts := make([]int, len(languageWords))
	left := 800
	for i := range blocks {
		text := letters.Clip(blocks[i].Text, left)
		for at, size := 0, 1; at < len(text); at += size {
			r := rune(text[at])
			if size = 1; r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[at:])
			}
			switch {
			case r < 0x250:
				if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xc0 {
					latin++
				}
			case r >= 0x3041 && r <= 0x30fe && r != '・':
				kana++
			case r >= 0x4e00 && r <= 0x9fff:
				han++
			case r >= 0xac00 && r <= 0xd7a3:
				hangul++
			case r >= 0x400 && r <= 0x52f:
				cyrillic++
			case r >= 0x600 && r <= 0x6ff:
				arabic++
			case r >= 0xe00 && r <= 0xe7f:
				thai++
			case r >= 0x370 && r <= 0x3ff:
				greek++
			}
		}
		countLanguages(text, counts)
		if left -= len(text); left < 100 {
			break
		}
	}
	wide := 3 * (kana + han) // a character says as much as three letters
	switch {
	case wide+3*hangul > latin && kana*8 >= han && kana > 0 && kana > hangul:
		return "ja"
	case 3*hangul > latin && hangul > 0:
		return "ko"
	case wide > latin:
		return "zh"
	case cyrillic > latin:
		return "ru"
	case arabic > latin:
		return "ar"
	case thai > latin:
		return "th"
	case greek > latin:
		return "el"
	}
	best, most := "", 0
	for i, n := range counts {
		if n > most {
			best, most = languageWords[i].code, n
		}
	}
	if best == "" && latin > 0 {
		return "en"
	}
	return best
}

// languageBits tell of each of languageWords in which of the languages it is one; a bit each.
var languageBits = sync.OnceValue(func() map[string]uint16 {
	known := map[string]uint16{}
	for i, list := range languageWords {
		for word := range strings.FieldsSeq(list.words) {
			known[word] |= 1 << i
		}
	}
	return known
})

// countLanguages counts the words of each language that stand between two spaces.
func countLanguages(text string, counts []int) {
	const longest = 4 // bytes of a word
	words := languageBits()
	for start := strings.IndexByte(text, ' ') + 1; start > 0; {
		size := strings.IndexByte(text[start:], ' ')
		if size < 0 {
			break
		}
		if size > 0 && size <= longest {
			for rest := words[text[start:start+size]]; rest != 0; rest &= rest - 1 {
				counts[bits.TrailingZeros16(rest)]++
			}
		}
		start += size + 1
	}
}
