package mail

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"strings"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A File is a file attached to a mail that is a page of its own.
type File struct {
	Name   string // as the mail gives it, made different from the others
	Format page.Format
	Data   []byte
}

// formats are the formats of attached pages, by type and by the ending of a name.
var formats = map[string]page.Format{
	"text/html": page.HTML, ".html": page.HTML, ".htm": page.HTML, ".xhtml": page.HTML,
	"text/plain": page.Text, ".txt": page.Text, "text/markdown": page.Text, ".md": page.Text,
	"message/rfc822": page.Mail, "message/global": page.Mail, ".eml": page.Mail,
	"multipart/related": page.MHTML, ".mht": page.MHTML, ".mhtml": page.MHTML,
	"application/pdf": page.PDF, ".pdf": page.PDF, ".docx": page.DOCX,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": page.DOCX,
}

// Attached yields the pages that are attached to a mail, and to the messages within it. It
// yields none for a page that was saved: its other parts belong to it.
func Attached(data []byte) iter.Seq[File] {
	file := parse(plainLines(data), 0)
	return file.attached()
}

func (p *part) attached() iter.Seq[File] {
	return func(yield func(File) bool) {
		if !p.isSnapshot() {
			a := attached{names: map[string]int{}, yield: yield}
			a.walk(p, "")
		}
	}
}

// attached walks through a mail.
type attached struct {
	names map[string]int
	yield func(File) bool
}

// walk yields what is attached to p. Names within a message follow that of the message.
func (a *attached) walk(p *part, within string) bool {
	children := p.children()
	for i := range children {
		c := &children[i]
		name, format := c.file()
		if format == "" {
			if !a.walk(c, within) {
				return false
			}
			continue
		}
		name = a.unique(within + name)
		if data := c.data(); shows(data, format) && !a.yield(File{name, format, data}) {
			return false
		}
		if inner := c.children(); c.isMessage() && len(inner) > 0 && !a.walk(&inner[0], name+"#") {
			return false
		}
	}
	return true
}

// file returns the name and the format of a part that is a file of its own and a page, else "".
func (p *part) file() (name string, format page.Format) {
	name = p.name()
	if p.isMessage() {
		if inner := p.children(); name == "" && len(inner) > 0 {
			name = strings.ReplaceAll(words(inner[0].get("subject"), ""), "/", "-")
		}
		return strings.TrimSuffix(cmp.Or(name, "message"), ".eml") + ".eml", page.Mail
	}
	if name == "" && p.isAttached() {
		name = "attachment"
	}
	format = cmp.Or(formats[strings.ToLower(path.Ext(name))], formats[p.media])
	isForm := p.bound && !p.isAttached() && (format == page.HTML || format == page.Text)
	if name == "" || madeName().MatchString(name) || isForm {
		return "", ""
	}
	return name, format
}

// madeName matches the names that Exchange gives to parts of the text.
var madeName = letters.Pattern(`^ATT\d+\.(?:txt|html?)$`)

// unique returns a name that no other file has.
func (a *attached) unique(name string) string {
	a.names[name]++
	if n := a.names[name]; n > 1 {
		return fmt.Sprintf("%s (%d)", name, n)
	}
	return name
}
