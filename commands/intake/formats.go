package intake

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"briefings/briefing/letters"
	"briefings/briefing/read"
)

// A format is a form in which pages are kept in files.
type format struct {
	name    string                 // for --format
	endings string                 // of names, apart by spaces; one may have two dots
	begins  func(head []byte) bool // reports whether a file begins like one of this format; nil: never
	page    bool                   // a file is one page; else split parts it into many
	sure    bool                   // a file in a folder is read for begins alone if its name says nothing
}

// formats are all formats, a row each. The first row that fits the first bytes of a file
// decides: HTML is behind formats that hold it. A file that fits none is text.
var formats = []format{
	{"text", ".txt .text .md .markdown", nil, true, false},
	{"jsonl", ".jsonl .ndjson", isObject, false, false},
	{"pdf", ".pdf", isPDF, true, true},
	{"warc", ".warc .warc.gz .wacz", isCrawl, false, true},
	{"mhtml", ".mht .mhtml", begins("mhtml"), true, true},
	{"eml", ".eml", begins("eml"), false, true}, // with the pages attached
	{"docx", ".docx", begins("docx"), true, true},
	{"html", ".html .htm .xht", isHTML, true, true},
}

// headSize is how many bytes of a file format.begins sees at most.
const headSize = 4096

// served are endings of programs on a server, which say nothing of what they answered.
var served = strings.Fields(".php .php3 .php5 .phtml .asp .aspx .ashx .jsp .jspx .jsf .do .action .cgi .pl .cfm " +
	".nsf .mvc .shtml .xhtml")

// Formats are the names of the formats.
var Formats = func() (names []string) {
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}()

// byEnding are the names of the formats, by ending.
var byEnding = func() map[string]string {
	m := map[string]string{}
	for _, f := range formats {
		for ending := range strings.FieldsSeq(f.endings) {
			m[ending] = f.name
		}
	}
	return m
}()

// formatOf returns the format that a name ends in, "" if it ends in none.
func formatOf(name string) string { return byEnding[endingOf(name)] }

// isPage reports whether a file of a format is one page.
func isPage(name string) bool {
	return slices.ContainsFunc(formats, func(f format) bool { return f.page && f.name == name })
}

// endingOf returns the ending of a name in lower case: a dot, and letters and digits
// behind it. A compressed file has the ending of its content, too: ".warc.gz". A mirror
// keeps the query of an address in the name, "view.do?seq=3": it belongs to no ending,
// unless the mirror put the ending of HTML behind it.
func endingOf(name string) string {
	ending := lastEnding(name)
	if end := queryAt(name); end >= 0 && byEnding[ending] != "html" {
		return lastEnding(name[:end])
	}
	if ending == ".gz" {
		return lastEnding(name[:len(name)-len(ending)]) + ending
	}
	return ending
}

func lastEnding(name string) string {
	ending := strings.ToLower(path.Ext(name))
	letter := false
	for i := 1; i < len(ending); i++ {
		switch c := ending[i]; {
		case 'a' <= c && c <= 'z':
			letter = true
		case c < '0' || c > '9':
			return ""
		}
	}
	if !letter || len(ending) > 12 || len(ending) == len(name) {
		return ""
	}
	return ending
}

// queryAt returns where the query of an address begins in a name, or -1. Some systems
// cannot have "?" in a name: wget then writes "@", others "%3F".
func queryAt(name string) int {
	if at := strings.IndexAny(name, "?;"); at >= 0 {
		return at
	}
	if at := strings.IndexByte(name, '%'); at >= 0 && letters.HasPrefix(name[at:], "%3F", "%3f") {
		return at
	}
	if at := strings.IndexByte(name, '@'); at >= 0 && strings.Contains(name[at:], "=") {
		return at
	}
	return -1
}

// sniff returns the format of a file by its first bytes: one of Formats, or "json" or
// "sqlite", which are not read. It reports whether a file in a folder may be read for
// them alone.
func sniff(head []byte) (name string, sure bool) {
	if bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return "sqlite", false
	}
	for _, f := range formats {
		if f.begins != nil && f.begins(head) {
			return f.name, f.sure
		}
	}
	text := trimmed(head)
	switch rest, isArray := bytes.CutPrefix(text, []byte("[")); {
	case isArray && isObject(rest):
		return "json", false
	case bytes.HasPrefix(text, []byte("<")):
		return "html", false
	}
	return "text", false
}

// trimmed returns what is behind a byte order mark and spaces.
func trimmed(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
}

// begins returns a function that reports whether a file begins as the reader knows a format.
func begins(format string) func(head []byte) bool {
	return func(head []byte) bool { return read.FormatOf("", head, "text") == format }
}

// isObject reports whether a file begins with an object of JSON, and not as RTF does.
func isObject(head []byte) bool {
	head = trimmed(head)
	return bytes.HasPrefix(head, []byte("{")) && !bytes.HasPrefix(head, []byte(`{\`))
}

func isPDF(head []byte) bool { return bytes.HasPrefix(trimmed(head), []byte("%PDF-")) }

// isHTML reports whether a file begins like HTML. Warnings of a server may stand before
// it.
func isHTML(head []byte) bool {
	head = head[:min(len(head), 1024)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) { // UTF-16
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	text := letters.LowerASCII(string(trimmed(head)))
	return letters.Contains(text, "<html", "<!doctype html", "<body", "<head>") ||
		letters.HasPrefix(text, "<!--", "<title", "<meta", "<div", "<table", "<p>", "<p ", "<h1", "<h2", "<article")
}
