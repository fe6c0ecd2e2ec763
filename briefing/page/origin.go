package page

import (
	"cmp"
	"html"
	"path"
	"slices"
	"strings"
	"time"

	"briefings/briefing/letters"
)

// An Origin says where a page was published and when it was saved.
type Origin struct {
	URL      string // public address
	Captured string // ISO 8601 in UTC: a day, or a day and a time
}

// or fills what o does not know.
func (o Origin) or(other Origin) Origin {
	return Origin{cmp.Or(o.URL, other.URL), cmp.Or(o.Captured, other.Captured)}
}

// moments are the forms in which the tools that save pages write days and times.
var moments = []string{
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02 15:04:05", // logs and front matter
	"Mon Jan 02 2006 15:04:05 GMT-0700",                                         // JavaScript
	"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", time.RFC1123, // heads of mails
	"15:04:05 Jan 02, 2006",          // Wayback Machine
	"20060102150405", "200601021504", // addresses of archives
	"2006.01.02-150405", // archive.today
}

// Moment returns a day, or a day and a time, in ISO 8601 and UTC; "" if text is neither.
// A time without a zone counts as UTC.
func Moment(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), " (") // the zone's name
	if len(text) == 17 && strings.Trim(text, "0123456789") == "" {
		text = text[:14] // with milliseconds
	}
	for _, form := range moments {
		if t, err := time.Parse(form, text); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	for _, form := range []string{time.DateOnly, "20060102", "2006/01/02"} {
		if t, err := time.Parse(form, text); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// FromAddress returns the origin of a page by an address. The address of a copy in an
// archive of the web gives that of the page, and the time of the copy:
// "https://web.archive.org/web/20111124093000id_/http://www.mfa.example/3".
func FromAddress(address string) Origin {
	address = strings.TrimSpace(address)
	if !letters.HasPrefix(address, "http://", "https://") || strings.ContainsAny(address, " \t\r\n<>\"") {
		return Origin{}
	}
	const scheme = len("https://")
	if at := strings.Index(address[scheme:], "/http") + scheme; at > scheme {
		_, stamp := path.Split(address[:at])
		inner := address[at+1:]
		if captured := Moment(strings.TrimRight(stamp, "_abcdefghijklmnopqrstuvwxyz")); captured != "" {
			return Origin{URL: FromAddress(inner).URL, Captured: captured}
		}
	}
	address, _, _ = strings.Cut(address, "#")
	return Origin{URL: address}
}

// notes are what tools write into the pages that they save. Each begins at its first
// words. The address and the time stand between two others; the time comes last.
var notes = []struct{ url, urlEnd, time, timeEnd string }{
	{`wombat("`, `"`, `"`, `"`}, // Wayback Machine
	{"", "", "FILE ARCHIVED ON ", " AND"},
	{"saved with SingleFile", " saved date", ":", "\n"},
	{"saved from url=(", "\n", "", ""}, // Chrome, Edge, Internet Explorer
	{"Mirrored from ", " by HTTrack", "], ", " -->"},
	{`data-scrapbook-source="`, `"`, `data-scrapbook-create="`, `"`},              // WebScrapBook
	{`name="savepage-url" content="`, `"`, `name="savepage-date" content="`, `"`}, // Save Page WE
}

// noteRoom is how far from its beginning and from its end a page is searched for notes,
// in bytes.
const noteRoom = 4096

// FromNotes returns the origin of a page of HTML by what the tool that saved it wrote
// into it.
func FromNotes(src string) (o Origin) {
	if len(src) > 2*noteRoom {
		src = src[:noteRoom] + src[len(src)-noteRoom:]
	}
	for _, note := range notes {
		rest, found := src, Origin{}
		if note.url != "" {
			var address string
			if address, rest = between(rest, note.url, note.urlEnd); address == "" {
				continue
			}
			found = FromAddress(addressIn(html.UnescapeString(address)))
		}
		if note.time != "" {
			stamp, _ := between(rest, note.time, note.timeEnd)
			found.Captured = cmp.Or(found.Captured, Moment(stamp))
		}
		o = o.or(found)
	}
	return o
}

// between returns what stands between two texts, and the rest behind; "" if one is missing.
func between(s, start, end string) (text, rest string) {
	_, s, ok := strings.Cut(s, start)
	if !ok {
		return "", ""
	}
	if text, rest, ok = strings.Cut(s, end); !ok {
		return "", ""
	}
	return text, rest
}

// addressIn returns the address in a note, up to the next space. HTTrack leaves out the
// scheme.
func addressIn(note string) string {
	if at := strings.Index(note, "http"); at >= 0 {
		note = note[at:]
	} else {
		note = "https://" + strings.TrimSpace(note)
	}
	note, _, _ = strings.Cut(note, " ")
	return strings.TrimSpace(note)
}

// FromName returns the origin of a page by its name: an address, or a path with a folder
// that is called as a host, as wget and HTTrack write mirrors. In the names of wget's
// files the query stays: "www.mfa.example/view.do?seq=3.html".
func FromName(name string) Origin {
	if strings.Contains(name, "://") {
		return FromAddress(name)
	}
	parts := strings.Split(strings.ReplaceAll(name, "\\", "/"), "/")
	last := len(parts) - 1
	for i := last - 1; i >= 0; i-- {
		if !isHost(parts[i]) {
			continue
		}
		scheme := "https://"
		if i > 0 && parts[i-1] == "http" { // wget --protocol-directories
			scheme = "http://"
		}
		if strings.Contains(parts[last], "?") { // wget adds the ending that the page's kind asks for
			parts[last] = strings.TrimSuffix(parts[last], ".html")
		}
		return FromAddress(scheme + strings.Join(parts[i:], "/"))
	}
	return Origin{}
}

// isHost reports whether a folder is called as a host: "www.mfa.example.org".
func isHost(folder string) bool {
	labels := strings.Split(letters.LowerASCII(folder), ".")
	for _, label := range labels {
		if strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || label == "" {
			return false
		}
	}
	top := labels[len(labels)-1]
	switch {
	case len(labels) < 2 || letters.HasDigits(top):
		return false
	case slices.Contains(topDomains, top):
		return true
	}
	return len(labels) > 2 && (len(top) == 2 || labels[0] == "www") // two may be a language: "pages.fr"
}

var (
	topDomains    = vocabulary.Words("top-domain")
	addressLabels = vocabulary.Words("address-label")
)

// FromHead returns the origin of a text by an address on a line of its own, which must be
// one of the first.
func FromHead(blocks []Block) Origin {
	const lines = 4
	for _, b := range blocks[:min(len(blocks), lines)] {
		line := b.Text
		label, address, ok := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
		if ok && slices.Contains(addressLabels, letters.LowerASCII(label)) {
			line = address
		}
		if o := FromAddress(strings.Trim(strings.TrimSpace(line), "<>")); o.URL != "" {
			return o
		}
	}
	return Origin{}
}

// SetOrigin fills the address and the time of saving that the page itself does not give.
// The address of a copy in an archive of the web is replaced by that of the page.
func (m *Meta) SetOrigin(others ...Origin) {
	o := FromAddress(m.URL).or(Origin{Captured: m.Captured})
	for _, other := range others {
		o = o.or(other)
	}
	m.URL, m.Captured = o.URL, o.Captured
}
