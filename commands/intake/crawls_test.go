package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/db"
)

// warcRecord writes a record of a crawl.
func warcRecord(kind, url, fields, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n%s"+
		"Content-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, fields, len(block), block)
}

// sent is a record of what a server sent. head has its lines but for the first.
func sent(url, head, body string) string {
	return warcRecord("response", url, "Content-Type: application/http; msgtype=response\r\n",
		"HTTP/1.1 200 OK\r\n"+head+"\r\n"+body)
}

func gzipped(members ...string) string {
	var b bytes.Buffer
	for _, m := range members {
		w := gzip.NewWriter(&b)
		io.WriteString(w, m)
		w.Close()
	}
	return b.String()
}

const (
	asHTML = "Content-Type: text/html; charset=utf-8\r\n"
	asText = "Content-Type: text/plain\r\n"
)

func talks(with string) string {
	return "<html><head><title>Talks with " + with + "</title></head><body><h1>Talks with " + with + "</h1>" +
		"<p>On May 4, 2020, Ada Vale, Minister of Fisheries of Norway, spoke of nets with " + with + ".</p></body></html>"
}

// outline reads a file: a line for each page, with what became of it.
func outline(t testing.TB, file string, o Options) (lines []string) {
	t.Helper()
	inputs := Paths(t.Context(), []string{file}, Input{}, db.NoStamps, nil, nil)
	for p := range Read(t.Context(), inputs, o, func(*db.Entry) {}) {
		place := strings.TrimPrefix(p.Source, filepath.Dir(file)+separator)
		what := "FAILED"
		switch b := &p.Entry.Briefing; {
		case p.Reason != "":
			what = "NONE " + p.Reason
		case p.Err != nil:
			what += " " + p.Err.Error()
		default:
			what = strings.Join([]string{p.Entry.Format, p.Entry.Encoding, b.Title, b.URL, b.Captured}, " | ")
		}
		lines = append(lines, strings.Join(append([]string{place, what}, p.Warnings...), " | "))
	}
	return lines
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCrawl(t *testing.T) {
	const now = "2024-05-06T07:08:09Z"
	records := []string{
		warcRecord("warcinfo", "", "", "software: x\r\n"),
		sent("https://a.example/1", asHTML, talks("Holm")),
		sent("https://a.example/pic", "Content-Type: image/png\r\n", "\x89PNG"),
		sent("https://a.example/a.css", asText, "a {}"),
		sent("https://a.example/robots.txt", asText, "User-agent: *"),
		sent("https://a.example/feed", "Content-Type: application/rss+xml\r\n", "<rss/>"),
		sent("https://a.example/api", asHTML, `{"a": 1}`),
		sent("https://a.example/none", asHTML, " "),
		sent("https://a.example/odd", "Content-Type: application/x-odd\r\n", "?"),
		sent("https://a.example/bytes", "Content-Type: application/octet-stream\r\n", talks("Berg")),
		sent("https://a.example/3.txt", "", "Talks with Ravn\n\nMay 4, 2020\n\nAda Vale spoke of nets.\n"),
		sent("https://a.example/4", "Content-Type: text/plain; charset=windows-1251\r\n",
			"\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb\n\n4 \xec\xe0\xff 2020 \xe3\xee\xe4\xe0\n"),
		warcRecord("revisit", "https://a.example/again", "WARC-Refers-To-Target-URI: https://a.example/1\r\n"+
			"WARC-Refers-To-Date: "+now+"\r\n", ""),
		warcRecord("revisit", "https://a.example/else", "WARC-Payload-Digest: sha1:NONE\r\n", ""),
		warcRecord("response", "https://a.example/cut", "WARC-Truncated: length\r\nContent-Type: application/http\r\n",
			"HTTP/1.1 200\r\n\r\n"+talks("Dahl")),
		sent("https://a.example/large", "Content-Type: text/html\r\n", talks("Lund")+strings.Repeat("<!-- -->", 50_000)),
		sent("https://a.example/inflates", asHTML+"Content-Encoding: gzip\r\n", gzipped(talks("Moe")+strings.Repeat("<!-- -->", 50_000))),
		sent("https://a.example/bomb", asHTML+"Content-Encoding: gzip\r\n", gzipped(strings.Repeat(" ", MaxPage+1))),
		sent("https://a.example/brotli", asHTML+"Content-Encoding: br\r\n", "\x8f\x02\x80"),
	}
	want := []string{
		"1 | html |  | Talks with Holm | https://a.example/1 | " + now, "2 | NONE picture", "3 | NONE style sheet",
		"4 | NONE robots.txt", "5 | NONE .xml", "6 | NONE .json", "7 | NONE empty", "8 | NONE application/x-odd",
		"9 | html |  | Talks with Berg | https://a.example/bytes | " + now,
		"10 | text |  | Talks with Ravn | https://a.example/3.txt | " + now,
		"11 | text | windows-1251 |  | https://a.example/4 | " + now,
		"12 | html |  | Talks with Holm | https://a.example/again | " + now, "13 | NONE page of another crawl",
		"14 | html |  | Talks with Dahl | https://a.example/cut | " + now + " | the crawler kept only the beginning of it (length)",
		"15 | html |  | Talks with Lund | https://a.example/large | " + now,
		"16 | html |  | Talks with Moe | https://a.example/inflates | " + now, "17 | NONE too large",
		`18 | FAILED is compressed as "br", and gzip and deflate are read: let the crawler ask for these`,
	}
	var wacz bytes.Buffer
	z := zip.NewWriter(&wacz)
	stored, _ := z.CreateHeader(&zip.FileHeader{Name: "archive/data.warc.gz", Method: zip.Store})
	io.WriteString(stored, gzipped(records...))
	other, _ := z.Create("pages/pages.jsonl")
	io.WriteString(other, "{}")
	z.Close()
	for name, content := range map[string]string{
		"a.warc": strings.Join(records, ""), "a.warc.gz": gzipped(records...), "one.warc.gz": gzipped(strings.Join(records, "")),
		"without ending": gzipped(records...), "a.wacz": wacz.String(),
	} {
		t.Run(name, func(t *testing.T) {
			got := outline(t, write(t, name, content), Options{})
			places := map[string]bool{}
			for i, line := range got {
				place, rest, _ := strings.Cut(line, " | ")
				places[place] = true
				got[i] = fmt.Sprint(i+1, " | ", rest)
				if inner := strings.Count(place, "#"); inner != 1+strings.Count(name, "wacz") {
					t.Errorf("a place is %s", place)
				}
			}
			if !cmp.Equal(got, want) {
				t.Error(cmp.Diff(want, got))
			}
			if len(places) != len(want) {
				t.Errorf("%d places of %d pages", len(places), len(want))
			}
		})
	}
}

func TestCrawlsThatCannotBeRead(t *testing.T) {
	bomb := func() string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("archive/data.warc.gz")
		io.WriteString(w, gzipped("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"+
			"Content-Length: 99999999999\r\n\r\n"+strings.Repeat("\x00", 8<<20)))
		z.Close()
		return b.String()
	}
	page := sent("https://a.example/1", asHTML, talks("Holm"))
	empty := func() string {
		var b bytes.Buffer
		zip.NewWriter(&b).Close()
		return b.String()
	}
	for _, test := range []struct{ name, content, want string }{
		{"notes.warc", warcRecord("warcinfo", "", "", "x"), "notes.warc | FAILED holds no page"},
		{"empty.warc.gz", "", "empty.warc.gz | FAILED holds no page"},
		{"text.warc", "Talks", "text.warc#0 | FAILED 5 bytes are no WARC record"},
		{"cut.warc", page[:len(page)-9], "cut.warc#0 | FAILED the file ends in the middle of this record"},
		{"empty.wacz", "PK\x03\x04" + empty(), "empty.wacz | FAILED holds no crawl (archive/*.warc.gz)"},
		{"broken.wacz", "PK\x03\x04", "broken.wacz | FAILED is no zip archive, or a damaged one: zip: not a valid zip file"},
		{"bomb.wacz", bomb(), "bomb.wacz#archive/data.warc.gz#0 | NONE too large"},
	} {
		got := outline(t, write(t, test.name, test.content), Options{})
		if test.name == "bomb.wacz" {
			test.want += "\nbomb.wacz#archive/data.warc.gz#0 | FAILED the file ends in the middle of this record"
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// A pipe holds a crawl, too; its pages have no place.
func TestCrawlInAPipe(t *testing.T) {
	file := gzipped(sent("https://a.example/1", asHTML, talks("Holm")),
		warcRecord("revisit", "https://a.example/2", "WARC-Refers-To-Target-URI: https://a.example/1\r\n"+
			"WARC-Refers-To-Date: 2024-05-06T07:08:09Z\r\n", ""))
	for name, want := range map[string]string{"": "stdin:", "x.warc.gz": "x.warc.gz#0"} {
		inputs := func(yield func(Input) bool) { yield(Stdin(strings.NewReader(file), name)) }
		n := 0
		for p := range Read(t.Context(), inputs, Options{}, func(*db.Entry) {}) {
			switch n++; {
			case n == 1 && (p.Err != nil || !strings.HasPrefix(p.Entry.Path, want)):
				t.Errorf("got %s, %v, want %s", p.Source, p.Err, want)
			case n == 2 && p.Reason != isElsewhere:
				t.Errorf("a page that is not repeated in a pipe: %+v", p)
			}
		}
		if n != 2 {
			t.Errorf("%d pages", n)
		}
	}
}

// An import that is interrupted does not wait for a large page of a crawl.
func TestCrawlIsInterrupted(t *testing.T) {
	large := sent("https://a.example/1", asHTML, talks("Holm")+strings.Repeat("<!-- -->", 50_000))
	file := write(t, "a.warc", strings.Repeat(large, 20))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	inputs := Paths(ctx, []string{file}, Input{}, db.NoStamps, nil, nil)
	n := 0
	for range Read(ctx, inputs, Options{}, func(*db.Entry) {}) {
		if n++; n == 2 {
			cancel()
		}
	}
	if n > 10 {
		t.Errorf("%d pages were read", n)
	}
}
