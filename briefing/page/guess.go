package page

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"

	"briefings/briefing/letters"
)

// declaredCharset returns the character set that a page of HTML or XML declares, as
// it is written there, in the prolog or in a meta element; "" if there is none.
func declaredCharset(data []byte) string {
	head := data[:min(len(data), sampleSize)]
	for {
		i := bytes.IndexByte(head, '<')
		if i < 0 || len(head)-i < 6 {
			return ""
		}
		head = head[i:]
		tag := strings.ToLower(string(head[:6]))
		switch {
		case strings.HasPrefix(tag, "<?xml"):
			if name := attributeIn(head, "encoding"); name != "" {
				return name
			}
		case strings.HasPrefix(tag, "<meta"):
			if name := attributeIn(head, "charset"); name != "" {
				return name
			}
		case strings.HasPrefix(tag, "<body"):
			return ""
		}
		head = head[1:]
	}
}

// attributeIn returns the value of an attribute in the tag at the beginning of head.
func attributeIn(head []byte, name string) string {
	tag := string(head[:min(len(head), 500)])
	if i := strings.IndexByte(tag, '>'); i >= 0 {
		tag = tag[:i]
	}
	i := strings.Index(strings.ToLower(tag), name)
	if i < 0 {
		return ""
	}
	value := strings.TrimLeft(tag[min(i+len(name), len(tag)):], " \t\r\n")
	if !strings.HasPrefix(value, "=") {
		return ""
	}
	value = strings.TrimLeft(value[1:], " \t\r\n\"'")
	if i := strings.IndexAny(value, " \t\r\n\"';/?>"); i >= 0 {
		value = value[:i]
	}
	return value
}

// guessedCharsets are tried on bytes without a declaration, with the script by which
// the text is judged. Of equally likely ones the first is taken.
var guessedCharsets = []struct {
	name   string
	script scriptOf
}{
	{"windows-1252", latinScript}, {"shift_jis", japaneseScript}, {"euc-jp", japaneseScript}, {"gb18030", chineseScript}, {"euc-kr", koreanScript},
	{"big5", chineseScript}, {"windows-1251", cyrillicScript}, {"koi8-r", cyrillicScript},
}

type scriptOf uint8

const (
	anyScript scriptOf = iota
	latinScript
	japaneseScript
	chineseScript
	koreanScript
	cyrillicScript
)

// The most frequent characters in each script. A wrong decoding hits them only by
// chance, a right one with at least a third of its characters.
const (
	commonKanji = "日本国大臣外務会談年月両政府関係協力首相長世界平和安全保障経済問題地域支援発展総理第一二三十人者的中米韓朝鮮露議合同行実施" +
		"対今後前上下時分間事件開催出席訪問述概要以下双方連携強化重要期待情勢核開発交流文化社会民主自由貿易条約共和連邦東西南北在任就表明意見部局"
	commonHanzi = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家" +
		"电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严" +
		"會談國長關係對於發雙方總統領導兩與經濟貿這個為來時說過們動學產種後應開實現當點從業還無問題進區議員際報將組見計"
	commonHangul = "이의다에는을한하고가를은로기도지사서어자인대시정리해일부국나과장관회와으아수성제보전원공제상무그들양담외교협력조동주화중미북일안계유경적여구신오라만스니간위치할통실"
	// Marks in texts of all these scripts.
	commonMarks = "、。，．・：；？！「」『』（）〔〕【】《》“”‘’—…～　々ー〜－１２３４５６７８９０"
	commonLatin = "éèêëàâäáãåçñöôóòõøüùúûîïíìßæœÉÀÖÜÄÅØÇÑÓÁÍÚ\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a0\u00ab\u00bb\u00b0\u00a9\u00ae\u00a7\u20ac\u00a3\u00b7\u00ba\u00aašžŠŽýÿ\u2122\u00bd"
	// The frequent small letters of Russian.
	commonCyrillic = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
)

// commonCharacters are the tables above as a set for each script.
var commonCharacters = sync.OnceValue(func() map[scriptOf]map[rune]bool {
	sets := map[scriptOf]map[rune]bool{}
	for script, list := range map[scriptOf]string{latinScript: commonLatin, japaneseScript: commonKanji, chineseScript: commonHanzi,
		koreanScript: commonHangul, cyrillicScript: commonCyrillic, anyScript: commonMarks} {
		set := map[rune]bool{}
		for _, r := range list {
			set[r] = true
		}
		sets[script] = set
	}
	return sets
})

// likeliestCharset tries every character set on the lines of data that are not ASCII,
// and returns the one with the likeliest text. A declared one is taken if the bytes
// are text in it and no other makes much better text: pages declare iso-8859-1 over
// Shift_JIS, and EUC-JP is valid as Latin letters.
func likeliestCharset(data []byte, declared string) (encoding.Encoding, string) {
	const certain = 0.7 // wrong guesses stay well below
	sample := foreignLines(data, 6<<10)
	var best, second float64 = -1, -1
	var enc encoding.Encoding
	var name string
	try := func(e encoding.Encoding, n string, script scriptOf, bonus float64) {
		if best >= certain {
			return
		}
		score := plausibility(sample, e, script)
		if score < 0 {
			return
		}
		if score += bonus; score > best {
			best, second, enc, name = score, best, e, n
		} else if score > second && n != name {
			second = score
		}
	}
	if e, n, ok := charsetByName(declared); ok && !strings.HasPrefix(n, "utf") {
		try(e, n, scriptOfCharset(n), 0.25)
	}
	for _, g := range guessedCharsets {
		e, n := mustCharset(g.name)
		try(e, n, g.script, 0)
	}
	if enc == nil {
		return mustCharset("windows-1252")
	}
	if best < certain && best-second < 0.1 {
		if e, n, ok := chardetVoice(sample); ok && n != name && plausibility(sample, e, scriptOfCharset(n)) > best-0.1 {
			return e, n
		}
	}
	return enc, name
}

func scriptOfCharset(name string) scriptOf {
	for _, g := range guessedCharsets {
		if g.name == name {
			return g.script
		}
	}
	switch {
	case name == "iso-2022-jp":
		return japaneseScript
	case name == "gbk":
		return chineseScript
	case strings.HasPrefix(name, "koi8") || name == "iso-8859-5" || name == "ibm866" || name == "x-mac-cyrillic":
		return cyrillicScript
	}
	return anyScript
}

// chardetVoice decides between two about equally likely character sets by the ICU
// rules, which know the letter pairs of more languages. Of equals it returns the
// first by name: the rules run concurrently, and the same bytes must always be read
// the same way.
func chardetVoice(sample []byte) (encoding.Encoding, string, bool) {
	results, err := chardet.NewTextDetector().DetectAll(sample[:min(len(sample), 8<<10)])
	if err != nil || len(results) == 0 {
		return nil, "", false
	}
	best := slices.MinFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Charset, b.Charset))
	})
	enc, name, ok := charsetByName(best.Charset)
	return enc, name, ok && scriptOfCharset(name) != anyScript
}

// foreignLines returns the lines of data that are not pure ASCII, up to a size.
func foreignLines(data []byte, size int) []byte {
	var sample []byte
	for len(data) > 0 && len(sample) < size {
		line := data
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			line = data[:i+1]
		}
		data = data[len(line):]
		if i := bytes.IndexFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
			start := max(0, i-40)
			line = line[start:]
			sample = append(sample, line[:min(len(line), size-len(sample))]...)
		}
	}
	return sample
}

// plausibility decodes a sample and returns how likely its characters beyond ASCII
// are in a script: 1 if all are frequent, about 0 if they are rare, -1 if bytes are
// invalid or make control characters.
func plausibility(sample []byte, enc encoding.Encoding, script scriptOf) float64 {
	out, err := enc.NewDecoder().Bytes(sample)
	if err != nil {
		return -1
	}
	text := string(out)
	all, bad, sum := 0, 0, 0.0
	before := ' '
	for i, r := range text {
		if r < utf8.RuneSelf {
			before = r
			continue
		}
		all++
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if r == utf8.RuneError || isControl(r) {
			bad++
		} else {
			sum += likelihood(r, before, after, script)
		}
		before = r
	}
	switch {
	case all == 0:
		return 0.5
	case bad*100 > all+100:
		return -1
	}
	return (sum - 2*float64(bad)) / float64(all)
}

// likelihood returns how likely a character beyond ASCII is between its neighbours:
// from -1 to 1.
func likelihood(r, before, after rune, script scriptOf) float64 {
	switch script {
	case latinScript:
		return latinLikelihood(r, before, after)
	case cyrillicScript:
		return cyrillicLikelihood(r, before, after)
	case anyScript:
		if unicode.IsLetter(r) || unicode.IsPunct(r) || r == 0xA0 {
			return 0.4
		}
		return -0.3
	}
	return eastAsianLikelihood(r, before, after, script)
}

func latinLikelihood(r, before, after rune) float64 {
	switch {
	case !commonCharacters()[latinScript][r]:
		return -0.5
	case before >= utf8.RuneSelf && after >= utf8.RuneSelf && unicode.IsLetter(r):
		return -0.3 // no language writes three accented letters in a row
	}
	return 0.9
}

func cyrillicLikelihood(r, before, after rune) float64 {
	sets := commonCharacters()
	switch {
	case !unicode.Is(unicode.Cyrillic, r):
		if sets[anyScript][r] || strings.ContainsRune("\u00a0«»№", r) {
			return 0.3
		}
		return -0.5
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -1
	case letters.IsASCIILetter(before) || letters.IsASCIILetter(after) || !sets[cyrillicScript][unicode.ToLower(r)]:
		return -0.4
	case strings.ContainsRune("оеаинтсрвл", unicode.ToLower(r)):
		return 1
	}
	return 0.6
}

func eastAsianLikelihood(r, before, after rune, script scriptOf) float64 {
	sets := commonCharacters()
	alone := letters.IsASCIILetter(before) && letters.IsASCIILetter(after)
	kana := 0x3041 <= r && r <= 0x30FF
	switch {
	case sets[anyScript][r]:
		return 0.6
	case 0xFF61 <= r && r <= 0xFF9F:
		return -0.4 // half-width kana: EUC-JP and Latin letters read as Shift_JIS
	case 0xE000 <= r && r < 0xF900:
		return -1
	case alone || kana && script != japaneseScript:
		return -0.2
	case kana || sets[script][r]:
		return 1
	}
	return rareLikelihood(r, script)
}

// rareLikelihood is eastAsianLikelihood for characters that are not frequent.
func rareLikelihood(r rune, script scriptOf) float64 {
	han := unicode.Is(unicode.Han, r)
	switch {
	case script == koreanScript && unicode.Is(unicode.Hangul, r):
		return 0.3
	case script != koreanScript && han:
		return 0.1
	case unicode.IsLetter(r) && !han:
		return -0.3 // Greek, Cyrillic and box drawings fill rows that a wrong guess hits
	}
	return 0
}
