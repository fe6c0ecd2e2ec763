package page

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// declaredCharset returns the character set that a page of HTML or XML declares
// for itself, as it writes it, "" for none: in the prolog, or in a meta element
// of the head.
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

// attributeIn finds name=value in the tag that head starts with.
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

// sampleOf is how many bytes of foreign lines a character set is judged by.
const sampleOf = 2 << 10

// A candidate is a character set with the text that the sample makes in it.
type candidate struct {
	encoding.Encoding
	name, text string
	score      float64 // of the likeliest language, as a logarithm
}

// likeliestCharset tries the character sets of every language on the lines of
// data that are not ASCII, and returns the one that makes the likeliest text. A
// declared one is believed if the bytes are text in it and no other makes much
// better text: pages declare iso-8859-1 over Shift_JIS, and EUC-JP reads as
// Latin letters without a fault. guessed says that the page declares none and
// that another character set would do about as well.
func likeliestCharset(data []byte, declared string) (name string, guessed bool) {
	const sure = 8 // e^8 times as likely as any other text
	sample := foreignLines(data, sampleOf)
	high := float64(countHigh(sample))
	var list []candidate
	if e, n, ok := charsetByName(declared); ok && !strings.HasPrefix(n, "utf") {
		c := candidate{Encoding: e, name: n}
		c.judge(sample, true)
		c.score += 10 + high
		list = append(list, c)
		declared = n
	}
	for _, n := range triedCharsets() {
		c := candidate{name: n}
		c.Encoding, _ = mustCharset(n)
		c.judge(sample, false)
		list = append(list, c)
	}
	best := slices.MaxFunc(list, func(a, b candidate) int { return cmp.Compare(a.score, b.score) })
	if list[0].name == declared && list[0].text == best.text {
		return declared, false
	}
	for _, c := range list {
		guessed = guessed || c.score > best.score-sure && c.text != best.text
	}
	return best.name, guessed || best.score < -8*high
}

// judge scores the sample in a character set by the likeliest of its languages.
// A declared one may be of a language that the table does not know.
func (c *candidate) judge(sample []byte, declared bool) {
	out, err := c.NewDecoder().Bytes(sample)
	if c.text = string(out); err != nil {
		c.score = -1e9
		return
	}
	c.score = -1e6
	single, isSingle := c.Encoding.(*charmap.Charmap)
	for _, l := range languages() {
		rank := slices.Index(l.charsets, c.name)
		if rank < 0 {
			continue
		}
		score := -2 * float64(rank)
		if c.name != "windows-1252" {
			score -= 4 // most pages of one byte a character are of western Europe
		}
		if isSingle {
			score += l.likelihoodOfBytes(sample, single)
		} else {
			score += l.likelihoodOfText(c.text)
		}
		c.score = max(c.score, score)
	}
	if isSingle && declared && c.name != "windows-1252" {
		unknown := language{}
		c.score = max(c.score, unknown.likelihoodOfBytes(sample, single))
	}
}

// foreignLines gathers the lines of data that are not plain ASCII, up to a size.
func foreignLines(data []byte, size int) []byte {
	var sample []byte
	for len(data) > 0 && len(sample) < size {
		line := data
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			line = data[:i+1]
		}
		data = data[len(line):]
		if i := slices.IndexFunc(line, func(c byte) bool { return c >= 0x80 }); i >= 0 {
			line = line[max(0, i-40):]
			sample = append(sample, line[:min(len(line), size-len(sample))]...)
		}
	}
	return sample
}

func countHigh(data []byte) (n int) {
	for _, c := range data {
		n += int(c >> 7)
	}
	return n
}
