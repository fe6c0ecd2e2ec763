package read

import (
	"math/bits"
	"strings"
	"sync"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// languageWords are frequent little words that tell the languages of the Latin script apart.
var languageWords = []struct{ code, words string }{
	{"en", " the of and to in on with for that was by "},
	{"de", " der die und den mit für das von auf ist dem "},
	{"fr", " le les des et du la dans pour une est avec au de en sur "},
	{"es", " el los de y las del por con para en una la se su "},
	{"pt", " o os do da e em para com uma não das "},
	{"it", " il di e della che per con del gli nel una "},
	{"nl", " de het een van en met voor op dat zijn "},
	{"tr", " ve bir ile için bu olarak da de olan "},
	{"pl", " w i z na do się oraz że jest "},
	{"id", " yang dan di dengan untuk pada dari ini "},
	{"sv", " och att det som är för av på till den "},
	{"no", " og det til er av som på ikke ble "},
	{"da", " og det til er af som på ikke blev "},
	{"fi", " ja on sekä että oli oma "},
	{"cs", " a na se ve je že pro také "},
	{"hu", " a az és hogy egy nem is "},
	{"ro", " și în de la cu din pe al "},
	{"hr", " i u na je se za od su "},
}

// grammars are the languages in whose words and frames facts are read. Of a page in
// another one nothing is guessed.
var grammars = []string{"en", "de", "fr", "es", "ja"}

// A script is a group of letters by which languages are detected.
type script int

const (
	noScript script = iota
	latin
	kana
	han
	hangul
	cyrillic
	arabic
	thai
	greek
	scripts // their number
)

// scriptRanges are the letters of the scripts beyond Latin.
var scriptRanges = []struct {
	low, high rune
	script    script
}{
	{0x3041, 0x30fe, kana}, {0x4e00, 0x9fff, han}, {0xac00, 0xd7a3, hangul}, {0x400, 0x52f, cyrillic},
	{0x600, 0x6ff, arabic}, {0xe00, 0xe7f, thai}, {0x370, 0x3ff, greek},
}

// scriptOf returns the script of a letter.
func scriptOf(r rune) script {
	if r < 0x250 {
		if letters.IsASCIILetter(r) || r >= 0xc0 {
			return latin
		}
		return noScript
	}
	for _, s := range scriptRanges {
		if s.low <= r && r <= s.high && r != '・' {
			return s.script
		}
	}
	return noScript
}

// detectLanguage returns the ISO 639-1 code of the language of most of a text, "" if
// it is not known.
func detectLanguage(blocks []page.Block) string {
	var chars [scripts]int
	counts := make([]int, len(languageWords))
	left := 800
	for i := range blocks {
		text := letters.Clip(blocks[i].Text, left)
		for _, r := range text {
			chars[scriptOf(r)]++
		}
		countLanguages(text, counts)
		if left -= len(text); left < 100 {
			break
		}
	}
	if code := scriptLanguage(&chars); code != "" {
		return code
	}
	best, most := "", 0
	for i, n := range counts {
		if n > most {
			best, most = languageWords[i].code, n
		}
	}
	if best == "" && chars[latin] > 0 {
		return "en"
	}
	return best
}

// scriptLanguage returns the language that the script of most letters decides; "" if
// that is Latin.
func scriptLanguage(chars *[scripts]int) string {
	wide := 3 * (chars[kana] + chars[han]) // a character says as much as three letters
	korean := 3 * chars[hangul]
	switch {
	case wide+korean > chars[latin] && chars[kana]*8 >= chars[han] && chars[kana] > chars[hangul]:
		return "ja"
	case korean > chars[latin]:
		return "ko"
	case wide > chars[latin]:
		return "zh"
	case chars[cyrillic] > chars[latin]:
		return "ru"
	case chars[arabic] > chars[latin]:
		return "ar"
	case chars[thai] > chars[latin]:
		return "th"
	case chars[greek] > chars[latin]:
		return "el"
	}
	return ""
}

// languageBits tell of each of languageWords in which of the languages it is one; a bit each.
var languageBits = sync.OnceValue(func() map[string]uint32 {
	known := map[string]uint32{}
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
				counts[bits.TrailingZeros32(rest)]++
			}
		}
		start += size + 1
	}
}
