package mail

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"iter"
	"mime"
	"strings"

	"briefings/briefing/letters"
)

// maxField is more than a field of a head has, in bytes.
const maxField = 16 << 10

// Limits of parts in parts, and of the parts of one. Mail of people has four or five deep.
const (
	maxDepth = 20
	maxParts = 10_000
)

// A part is a message or one of its parts: fields, and what follows them.
type part struct {
	fields  []field
	media   string // "text/html", in lower case; "" if the part does not say
	params  map[string]string
	encoded []byte // what follows the fields, as it stands in the file
	depth   int
	bound   bool // stands beside others as a form of the same, or as a piece of it
}

// A field is one line of a head, unfolded.
type field struct{ name, value string }

// get returns the value of the first field with a name in lower case.
func (p *part) get(name string) string {
	for _, f := range p.fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// parse parts the fields from what follows them. It skips lines without a name between them,
// and blank lines and the line "From …" of a mailbox before a whole message.
func parse(data []byte, depth int) part {
	p := part{depth: depth, encoded: data}
	if depth == 0 {
		p.encoded = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), "\r\n")
		if line, rest := cutLine(p.encoded); bytes.HasPrefix(line, []byte("From ")) {
			p.encoded = rest
		}
	}
	for len(p.encoded) > 0 {
		line, rest := cutLine(p.encoded)
		name, value := cutField(line)
		last := len(p.fields) - 1
		if len(line) == 0 {
			p.encoded = rest
			break
		}
		if last < 0 && name == "" || line[0] == '<' {
			break // there is no head, or no blank line behind it
		}
		switch {
		case name != "":
			p.fields = append(p.fields, field{name, value})
		case (line[0] == ' ' || line[0] == '\t') && len(p.fields[last].value) < maxField:
			p.fields[last].value += " " + strings.TrimSpace(string(line))
		}
		p.encoded = rest
	}
	p.typed()
	return p
}

// cutField parts "Name: value", and returns "" for what is no field.
func cutField(line []byte) (name, value string) {
	colon := bytes.IndexByte(line[:min(len(line), 100)], ':')
	if colon < 1 || line[0] == ' ' || line[0] == '\t' {
		return "", ""
	}
	name = strings.ToLower(strings.TrimRight(string(line[:colon]), " \t"))
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
		return "", ""
	}
	return name, strings.TrimSpace(string(line[colon+1:]))
}

// cutLine splits off a line without its end.
func cutLine(data []byte) (line, rest []byte) {
	i := bytes.IndexByte(data, '\n')
	if i < 0 {
		return data, nil
	}
	return bytes.TrimSuffix(data[:i], []byte("\r")), data[i+1:]
}

// typed sets the type of a part.
func (p *part) typed() {
	value := p.get("content-type")
	if value == "" {
		return
	}
	media, params, err := mime.ParseMediaType(value)
	if err != nil { // "text/html; charset=utf-8; =x"
		media, _, _ = strings.Cut(value, ";")
		params = map[string]string{}
		for _, m := range looseParam().FindAllStringSubmatch(value, -1) {
			params[strings.ToLower(m[1])] = strings.Trim(m[2], `"`)
		}
	}
	p.media, p.params = strings.ToLower(strings.TrimSpace(media)), params
}

// looseParam matches a parameter that [mime.ParseMediaType] refuses with the rest of the field.
var looseParam = letters.Pattern(`(?i);\s*([a-z]+)\s*=\s*("[^"]*"|[^\s;"]+)`)

// name returns the name of the file that a part was made from, "" for none.
func (p *part) name() string {
	_, params, err := mime.ParseMediaType(p.get("content-disposition"))
	name := params["filename"]
	if m := looseName().FindStringSubmatch(p.get("content-disposition")); name == "" && err != nil && m != nil {
		name = strings.Trim(m[1], `"`)
	}
	name = words(cmp.Or(name, p.params["name"]), "")
	return strings.TrimSpace(name[strings.LastIndexAny(name, `/\`)+1:])
}

var looseName = letters.Pattern(`(?i);\s*filename\s*=\s*("[^"]*"|[^\s;"]+)`)

// isAttached reports whether a part is a file of its own beside the text.
func (p *part) isAttached() bool {
	return strings.HasPrefix(strings.ToLower(p.get("content-disposition")), "attachment")
}

func (p *part) isMessage() bool { return p.media == "message/rfc822" || p.media == "message/global" }

// children returns the parts of a part, or the message that it is.
func (p *part) children() (list []part) {
	switch {
	case p.depth >= maxDepth:
	case p.isMessage():
		list = append(list, parse(p.data(), p.depth+1))
	case strings.HasPrefix(p.media, "multipart/"):
		for piece := range split(p.encoded, p.boundary()) {
			if len(list) == maxParts {
				break
			}
			child := parse(piece, p.depth+1)
			child.bound = p.media == "multipart/related" || p.media == "multipart/alternative"
			list = append(list, child)
		}
	}
	return list
}

// boundary returns the line between the parts. If the head does not name one that is there,
// it is the first line with two dashes above a field.
func (p *part) boundary() string {
	line := "--" + strings.TrimRight(p.params["boundary"], " ")
	if line != "--" && bytes.Contains(p.encoded, []byte(line)) {
		return line
	}
	if m := likeBoundary().FindSubmatch(p.encoded); m != nil {
		return string(m[1])
	}
	return ""
}

var likeBoundary = letters.Pattern(`(?im)^(--\S+)[ \t]*\r?\ncontent-[a-z-]+:`)

// split yields what stands between the lines of a boundary. The last part goes on to the end
// if the file was cut.
func split(body []byte, boundary string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start, at := -1, 0
		for boundary != "" {
			i := bytes.Index(body[at:], []byte(boundary))
			if i < 0 {
				break
			}
			i += at
			line, rest := cutLine(body[i+len(boundary):])
			at = i + len(boundary)
			ends := bytes.HasPrefix(line, []byte("--"))
			if i > 0 && body[i-1] != '\n' || len(bytes.TrimSpace(bytes.TrimPrefix(line, []byte("--")))) > 0 {
				continue // a longer boundary, or a line of text
			}
			if start >= 0 && !yield(bytes.TrimSuffix(bytes.TrimSuffix(body[start:i], []byte("\n")), []byte("\r"))) {
				return
			}
			if start = len(body) - len(rest); ends {
				return
			}
		}
		if start >= 0 {
			yield(body[start:])
		}
	}
}

// data returns the bytes of a part without their transfer encoding. Damage is kept as it stands.
func (p *part) data() []byte {
	switch strings.ToLower(p.get("content-transfer-encoding")) {
	case "quoted-printable":
		return unquote(p.encoded)
	case "base64":
		return fromBase64(p.encoded)
	}
	return p.encoded
}

// unquote decodes quoted-printable. A sign that stands for nothing stays.
func unquote(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		line, rest := cutLine(data)
		ends := rest != nil
		data = rest
		line = bytes.TrimRight(line, " \t\r")
		if soft, ok := bytes.CutSuffix(line, []byte("=")); ok {
			line, ends = soft, false
		}
		for i := 0; i < len(line); i++ {
			if line[i] == '=' && i+2 < len(line) {
				if high, low := hexDigit(line[i+1]), hexDigit(line[i+2]); high >= 0 && low >= 0 {
					out = append(out, byte(high<<4|low))
					i += 2
					continue
				}
			}
			out = append(out, line[i])
		}
		if ends {
			out = append(out, '\n')
		}
	}
	return out
}

func hexDigit(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) }

// fromBase64 decodes base64, of texts that stand one behind the other. It skips what is none of
// its letters.
func fromBase64(data []byte) []byte {
	out := make([]byte, 0, len(data)/4*3)
	for text := range bytes.SplitSeq(data, []byte("=")) {
		decoded, err := base64.RawStdEncoding.AppendDecode(out, text)
		if err != nil {
			text = bytes.Join(bytes.FieldsFunc(text, notBase64), nil)
			decoded, _ = base64.RawStdEncoding.AppendDecode(out, text)
		}
		out = decoded
	}
	return out
}

func notBase64(r rune) bool {
	return !letters.IsASCIILetter(r) && (r < '0' || r > '9') && r != '+' && r != '/'
}
