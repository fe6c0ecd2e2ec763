// Package mail finds the page in a file of MHTML, as browsers and Word save one, and in a
// mail: its text, and the files attached to it. Both are MIME (RFC 2045, 2387, 2557): parts in
// parts, each with fields and an encoding.
//
// What programs write wrong is read as they meant it: it takes what is there of a file that was
// cut, and guesses boundaries and character sets that are missing.
package mail

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strings"
	"time"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A Page is the page in a file: its bytes as if it had been saved plainly.
type Page struct {
	Data    []byte
	Format  page.Format // [page.HTML] or [page.Text]
	Charset string      // as the head of its part says it, "" for none
	Meta    page.Meta   // what the heads say of the page; it serves if the page is silent
}

// Format returns [page.MHTML] or [page.Mail] if data begins with a head of MIME, or of a mail that
// was on its way, else "".
func Format(data []byte) page.Format {
	head := parse(plainLines(data[:min(len(data), maxHead)]), 0)
	marks := 0
	for _, f := range head.fields {
		switch {
		case f.name == "mime-version":
			marks += 2
		case slices.Contains(journey, f.name):
			marks++
		}
	}
	switch {
	case len(head.fields) > 0 && head.isSnapshot():
		return page.MHTML
	case marks >= 2:
		return page.Mail
	}
	return ""
}

// journey are the fields that a mail gets on its way. A page that was saved has none.
var journey = []string{"received", "return-path", "delivered-to", "message-id", "dkim-signature"}

// maxHead is more than any head, in bytes.
const maxHead = 64 << 10

// isSnapshot reports whether a head is that of a saved page: it says what saved the page or from
// where, and holds nobody to whom it was sent.
func (p *part) isSnapshot() bool {
	for _, name := range append([]string{"to", "cc", "bcc"}, journey...) {
		if p.get(name) != "" {
			return false
		}
	}
	from := p.get("from")
	return p.get("snapshot-content-location") != "" || strings.Contains(strings.ToLower(from), "saved by") ||
		p.media == "multipart/related" && from == ""
}

// Read returns the page in a file of MHTML, or the text of a mail. Its error says what the file
// holds instead.
func Read(data []byte) (Page, error) {
	file := parse(plainLines(data), 0)
	p, ok := file.page()
	if !ok {
		return Page{}, file.refuse()
	}
	file.describe(&p)
	return p, nil
}

// plainLines turns the line ends of old Macs into plain ones.
func plainLines(data []byte) []byte {
	if bytes.IndexByte(data, '\n') >= 0 {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// page returns the page in a part. A file that is attached is none, nor a message within.
func (p *part) page() (found Page, ok bool) {
	if p.depth > 0 && (p.isAttached() || p.name() != "" && !p.bound) {
		return found, false
	}
	switch children := p.children(); {
	case p.media == "multipart/related":
		found, ok = p.root(children)
	case p.media == "multipart/alternative":
		found, ok = best(children)
	case strings.HasPrefix(p.media, "multipart/") && len(children) > 0:
		found, ok = first(children)
	default:
		found, ok = p.leaf()
	}
	found.Meta.URL = cmp.Or(found.Meta.URL, p.location())
	return found, ok
}

// leaf returns the page that a part without parts is.
func (p *part) leaf() (found Page, ok bool) {
	format := p.format()
	if format == "" {
		return found, false
	}
	found = Page{Data: p.data(), Format: format, Charset: p.params["charset"]}
	if strings.EqualFold(found.Charset, "us-ascii") {
		found.Charset = "" // many programs say it of any bytes
	}
	if strings.EqualFold(p.params["format"], "flowed") {
		found.Data = unflow(found.Data, strings.EqualFold(p.params["delsp"], "yes"))
	}
	return found, shows(found.Data, found.Format)
}

// format returns the format of a part without parts by its type, "" if it is no page.
func (p *part) format() page.Format {
	switch p.media {
	case "text/html", "application/xhtml+xml":
		return page.HTML
	case "text/plain", "text/markdown":
		return page.Text
	}
	if p.media == "" || strings.HasPrefix(p.media, "multipart/") && p.depth < maxDepth { // no boundary was found
		if format := page.FormatOf("", p.data(), ""); format == page.HTML || format == page.Text {
			return format
		}
	}
	return ""
}

// root returns the page that the other parts belong to: the one that the head names or that was
// saved from the place in the head, else the first. A page of frames shows what is in the
// largest one.
func (p *part) root(children []part) (found Page, ok bool) {
	start, place := p.params["start"], cmp.Or(p.get("snapshot-content-location"), p.get("content-location"))
	slices.SortStableFunc(children, func(a, b part) int { return b.isRoot(start, place) - a.isRoot(start, place) })
	for i := range children {
		if found, ok = children[i].page(); ok {
			break
		}
	}
	if ok && !framesets().Match(found.Data) {
		return found, ok
	}
	for i := range children {
		if frame, shown := children[i].page(); shown && frame.Format == page.HTML && !framesets().Match(frame.Data) &&
			(len(frame.Data) > len(found.Data) || framesets().Match(found.Data)) {
			found, ok = frame, true
		}
	}
	return found, ok
}

var framesets = letters.Pattern(`(?i)<frameset`)

// isRoot ranks a part: 2 if it is the start by name, 1 by its place.
func (p *part) isRoot(start, place string) int {
	switch {
	case start != "" && strings.Trim(p.get("content-id"), "<> ") == strings.Trim(start, "<> "):
		return 2
	case place != "" && p.get("content-location") == place:
		return 1
	}
	return 0
}

// best returns the page among forms of the same: the last of HTML, else the first.
func best(children []part) (found Page, ok bool) {
	for i := range children {
		if one, shown := children[i].page(); shown && (!ok || one.Format == page.HTML) {
			found, ok = one, true
		}
	}
	return found, ok
}

// first returns the first page, and what goes on with it behind pictures.
func first(children []part) (found Page, ok bool) {
	for i := range children {
		one, shown := children[i].page()
		switch {
		case !shown:
		case !ok:
			found, ok = one, true
			found.Data = slices.Clip(found.Data) // the file's own bytes
		case one.Format == found.Format && one.Charset == found.Charset:
			found.Data = append(append(found.Data, '\n'), one.Data...)
		}
	}
	return found, ok
}

// unflow joins the lines that a program broke at a space (RFC 3676).
func unflow(data []byte, deleteSpace bool) []byte {
	var out []byte
	for len(data) > 0 {
		var line []byte
		line, data = cutLine(data)
		line = bytes.TrimPrefix(line, []byte(" ")) // stuffed
		flows := bytes.HasSuffix(line, []byte(" ")) && string(line) != "-- "
		if flows && deleteSpace {
			line = line[:len(line)-1]
		}
		if out = append(out, line...); !flows {
			out = append(out, '\n')
		}
	}
	return out
}

// shows reports whether a person would see a text: mail programs send empty pages beside
// what is attached.
func shows(data []byte, format page.Format) bool {
	const small = 64 << 10
	if format != page.HTML || len(data) >= small {
		return len(bytes.TrimSpace(data)) > 0
	}
	rest := strings.ReplaceAll(strings.ToLower(string(data)), "&nbsp;", "")
	for rest != "" {
		text, tag, _ := strings.Cut(rest, "<")
		if strings.Trim(text, " \t\r\n\u00a0") != "" {
			return true
		}
		end := ">"
		for _, hidden := range []string{"style", "script", "title"} {
			if strings.HasPrefix(tag, hidden) {
				end = "</" + hidden + ">"
			}
		}
		if strings.HasPrefix(tag, "!--") {
			end = "-->"
		}
		_, rest, _ = strings.Cut(tag, end)
	}
	return false
}

// location returns the public address that a part was saved from, "" for none.
func (p *part) location() string {
	base := p.get("content-base")
	address, err := url.Parse(cmp.Or(p.get("snapshot-content-location"), p.get("content-location"), base))
	if err != nil {
		return ""
	}
	if base, err := url.Parse(base); err == nil && base.IsAbs() {
		address = base.ResolveReference(address)
	}
	if address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	return address.String()
}

// describe keeps what the head of a file says of its page. The day of a mail that was passed on,
// and its sender, are not the page's.
func (p *part) describe(found *Page) {
	m := &found.Meta
	subject := words(p.get("subject"), found.Charset)
	m.Title = passedOn().ReplaceAllString(subject, "")
	date, dated := moment(p.get("date"))
	switch {
	case p.isSnapshot():
		m.Title = subject
		if dated {
			m.Captured = date.UTC().Format(time.RFC3339)
		}
	case m.Title == subject && p.get("resent-date") == "":
		if dated {
			m.Published = page.LocalDay(date.Format("2006-01-02T15:04:05-07:00"))
		}
		name, address := sender(words(p.get("from"), found.Charset))
		m.Site = strings.TrimSpace(name + " " + address)
	}
}

// passedOn matches the words before the subject of a mail that was answered or forwarded.
var passedOn = letters.Pattern(`(?i)^(?:(?:re|fwd?|aw|wg|tr|rv|rif|sv|vs|vl|antw|doorst|odp|pd|` +
	`转发|轉寄|回复|回覆|答复|ответ)(?:\[\d+\])?\s*[:：]\s*)+`)

// refuse says why a file holds no page.
func (p *part) refuse() error {
	var media, names []string
	for f := range p.attached() {
		names = append(names, f.Name)
	}
	if len(names) > 0 {
		return fmt.Errorf("has no text of its own: its pages are attached (%s)",
			strings.Join(names[:min(len(names), 5)], ", "))
	}
	for leaf := range p.leaves() {
		if leaf.depth == maxDepth {
			return fmt.Errorf("holds parts that stand %d deep in each other, and no page does", maxDepth)
		}
		if !slices.Contains(media, leaf.media) && leaf.media != "" {
			media = append(media, leaf.media)
		}
	}
	all := strings.Join(media[:min(len(media), 5)], ", ")
	switch {
	case all == "":
		return errors.New("holds no page: its text is missing")
	case letters.Contains(all, "pkcs7-mime", "pgp-encrypted"):
		return errors.New("is encrypted: save the message as HTML with the program that opens it")
	case slices.Contains(media, "application/ms-tnef"):
		return errors.New("holds its text in winmail.dat alone: save the message as HTML with Outlook")
	}
	return fmt.Errorf("holds no page, only %s: its text would be a part of text/html or text/plain", all)
}

// leaves yields the parts that hold no others, in their order.
func (p *part) leaves() iter.Seq[*part] {
	return func(yield func(*part) bool) { p.walk(yield) }
}

func (p *part) walk(yield func(*part) bool) bool {
	children := p.children()
	for i := range children {
		if !children[i].walk(yield) {
			return false
		}
	}
	return len(children) > 0 || yield(p)
}
