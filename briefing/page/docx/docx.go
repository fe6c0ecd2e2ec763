// Package docx reads the text of a Word document (DOCX, ECMA-376): paragraphs, headings, lists
// with the numbers that Word prints, tables, text boxes and notes, without what was deleted.
//
// A document is a ZIP archive of XML parts. Each is read once, as a stream of its marks, and at
// most [maxPart] bytes of it.
package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"briefings/briefing/page"
)

// maxPart is the size of the largest part that is read, in bytes. That of a page's text is
// smaller by far; one that unpacks to more was made to fill the memory.
const maxPart = 16 << 20

// Is reports whether data is a document by its bytes, or by its first ones: a ZIP archive with a
// file word/document.xml. The names of files stand in an archive as they are.
func Is(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("word/document"))
}

// Blocks returns the blocks of a document, and what its properties say of it.
func Blocks(data []byte) ([]page.Block, page.Meta, error) {
	d, err := open(data)
	if err != nil {
		return nil, page.Meta{}, err
	}
	w := walker{styles: map[string]style{}, numbers: numbers{counts: map[string]*count{}}}
	for kind, read := range map[string]func(*marks) error{"styles": w.styles.read, "numbering": w.numbers.read} {
		if err := d.read(d.parts[kind], read); err != nil {
			return nil, page.Meta{}, err
		}
	}
	w.numbers.styles = w.styles
	if err := d.read(d.main, w.read); err != nil {
		return nil, page.Meta{}, err
	}
	if len(w.notes) > 0 {
		if err := d.read(d.parts["footnotes"], w.readNotes); err != nil {
			return nil, page.Meta{}, err
		}
	}
	if len(w.blocks) == 0 {
		return nil, page.Meta{}, errors.New("holds no text: if it is a picture of a page, read it with OCR first")
	}
	var p properties
	if err := d.read(d.parts["core-properties"], p.read); err != nil {
		return nil, page.Meta{}, err
	}
	return w.blocks, p.meta(), nil
}

// A document is an open archive.
type document struct {
	files map[string]*zip.File
	main  string            // the part with the text
	parts map[string]string // names of the other parts, by kind
}

// open opens an archive and finds its parts.
func open(data []byte) (*document, error) {
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		return nil, errors.New("is encrypted, or a document of Word 97: save it as DOCX without a password")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("is no whole DOCX: open it with Word or LibreOffice and save it again")
	}
	d := &document{files: map[string]*zip.File{}, parts: map[string]string{}}
	for _, f := range archive.File {
		d.files[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	if err := d.read("_rels/.rels", d.relations("")); err != nil {
		return nil, err
	}
	d.main = cmp.Or(d.parts["officeDocument"], "word/document.xml")
	if d.files[d.main] == nil {
		return nil, errors.New("holds no Word document (word/document.xml is missing): save it as DOCX, HTML or text")
	}
	folder, name := path.Split(d.main)
	return d, d.read(folder+"_rels/"+name+".rels", d.relations(folder))
}

// relations returns a function that keeps the names of the parts that others lead to.
func (d *document) relations(folder string) func(*marks) error {
	return func(m *marks) error {
		for m.next() {
			if m.starts("Relationship") {
				kind, target := path.Base(m.attr("Type")), m.attr("Target")
				if strings.HasPrefix(target, "/") {
					d.parts[kind] = target[1:]
				} else {
					d.parts[kind] = path.Join(folder, target)
				}
			}
		}
		return nil
	}
}

// read reads the marks of a part, if it is there.
func (d *document) read(name string, read func(*marks) error) error {
	file := d.files[name]
	if file == nil {
		return nil
	}
	if file.Flags&1 != 0 {
		return errors.New("is encrypted: save it without a password")
	}
	r, err := file.Open()
	if err != nil {
		return fmt.Errorf("%s cannot be unpacked: %w", name, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxPart + 1}
	m := &marks{decoder: xml.NewDecoder(limited)}
	switch err = cmp.Or(read(m), m.err); {
	case limited.N <= 0:
		return fmt.Errorf("%s unpacks to more than %d MiB, and no page does", name, maxPart>>20)
	case err == nil:
		return nil
	}
	return fmt.Errorf("%s is damaged (%w): open it with Word or LibreOffice and save it again", name, err)
}

// marks reads the marks of XML, one after the other. Names are compared without their prefix.
type marks struct {
	decoder *xml.Decoder
	token   xml.Token
	err     error // the first one, but for the end
}

// next goes on to the next mark. It returns false at the end and after an error.
func (m *marks) next() bool {
	if m.err != nil {
		return false
	}
	m.token, m.err = m.decoder.RawToken()
	if m.err == io.EOF {
		m.err = nil
		return false
	}
	return m.err == nil
}

// start returns the name of the element that begins here, "" for another mark.
func (m *marks) start() string {
	if e, ok := m.token.(xml.StartElement); ok {
		return e.Name.Local
	}
	return ""
}

// end returns the name of the element that ends here, "" for another mark.
func (m *marks) end() string {
	if e, ok := m.token.(xml.EndElement); ok {
		return e.Name.Local
	}
	return ""
}

func (m *marks) starts(name string) bool { return m.start() == name }

// attr returns an attribute of the element that begins here.
func (m *marks) attr(name string) string {
	if e, ok := m.token.(xml.StartElement); ok {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
	}
	return ""
}

// number returns the number in the attribute val, or other.
func (m *marks) number(other int) int {
	if n, err := strconv.Atoi(m.attr("val")); err == nil && n >= 0 {
		return n
	}
	return other
}

// isOn reports whether an element that stands for yes or no says yes.
func (m *marks) isOn() bool {
	switch m.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// skip goes on to the end of the element that begins here.
func (m *marks) skip() {
	for depth := 1; depth > 0 && m.next(); {
		if m.start() != "" {
			depth++
		} else if m.end() != "" {
			depth--
		}
	}
}

// properties are what a document says about itself.
type properties struct{ title, created, modified string }

func (p *properties) read(m *marks) error {
	var to *string
	for m.next() {
		switch m.start() {
		case "title":
			to = &p.title
		case "created":
			to = &p.created
		case "modified":
			to = &p.modified
		}
		if text, ok := m.token.(xml.CharData); ok && to != nil {
			*to += string(text)
		} else if m.end() != "" {
			to = nil
		}
	}
	return nil
}

// meta returns what the properties say of a page. A document that was finished on the day that it
// was begun on was published then; others were written over older ones.
func (p *properties) meta() (m page.Meta) {
	m.Title = oneLine(p.title)
	if day, _, _ := strings.Cut(p.created, "T"); day != "" && strings.HasPrefix(p.modified, day) {
		m.Published = page.LocalDay(p.created)
	}
	return m
}
