package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// record writes a record; its fields are lines.
func record(kind, url, fields, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n%s"+
		"Content-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, fields, len(block), block)
}

const (
	answered = "Content-Type: application/http; msgtype=response\r\n"
	ok       = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n"
)

func response(url, page string) string { return record("response", url, answered, ok+page) }

func zipped(members ...string) string {
	var b bytes.Buffer
	for _, m := range members {
		w := gzip.NewWriter(&b)
		io.WriteString(w, m)
		w.Close()
	}
	return b.String()
}

// outline reads a file: a line for each record, with its page or what is wrong.
func outline(t testing.TB, file io.Reader) (lines []string) {
	t.Helper()
	r := NewReader(file)
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return lines
		}
		if err != nil {
			return append(lines, "END "+err.Error())
		}
		var data []byte
		if rec.Err == nil && rec.Reason == "" {
			if data, err = r.Body(&rec); err != nil {
				return append(lines, "END "+err.Error())
			}
		}
		if rec.Err == nil {
			data, rec.Err = rec.Decode(data, 1<<20)
		}
		what := string(data)
		switch {
		case rec.Err != nil:
			what = "FAILED " + rec.Err.Error()
		case rec.Reason != "":
			what = "NONE " + rec.Reason
		case rec.Repeats != nil:
			what = "AS " + rec.Repeats.Digest + rec.Repeats.URL
		}
		lines = append(lines, strings.Join([]string{rec.Place, rec.URL, rec.MediaType, what}, " | "))
	}
}

func TestRecords(t *testing.T) {
	deflated := func(s string) string {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, 9)
		io.WriteString(w, s)
		w.Close()
		return b.String()
	}
	zlibbed := func(s string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		io.WriteString(w, s)
		w.Close()
		return b.String()
	}
	sent := func(head, body string) string {
		return record("response", "http://a.example/", answered, "HTTP/1.1 200 OK\r\n"+head+"\r\n"+body)
	}
	for _, test := range []struct {
		name, file string
		want       []string
	}{
		{"one", response("http://a.example/", "<p>A"), []string{"0 | http://a.example/ | text/html | <p>A"}},
		{"wget's address", response("<http://a.example/>", "A"), []string{"0 | http://a.example/ | text/html | A"}},
		{"notes of crawlers", record("warcinfo", "", "", "software: x") + record("request", "http://a.example/",
			"Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n") +
			record("metadata", "http://a.example/", "", "x") + record("resource", "metadata://x/wget.log", "", "x") +
			record("response", "dns:a.example", "Content-Type: text/dns\r\n", "x") +
			record("resource", "urn:text:http://a.example/", "Content-Type: text/plain\r\n", "x") +
			record("new-kind", "http://a.example/", "", "x"), nil},
		{"resource and conversion", record("resource", "http://a.example/a.pdf", "Content-Type: application/pdf\r\n", "%PDF") +
			record("conversion", "http://a.example/", "Content-Type: text/plain\r\n", "A\n"), []string{
			"0 | http://a.example/a.pdf | application/pdf | %PDF",
			"165 | http://a.example/ | text/plain | A\n",
		}},
		{"no page", record("response", "http://a.example/", answered, "HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n") +
			record("response", "http://a.example/", answered, "HTTP/1.1 404\r\n\r\n<p>no") +
			record("response", "http://a.example/", answered, "HTTP/1.1 206 Part\r\n\r\n<p>") +
			record("response", "http://a.example/", answered, "<p>"), []string{
			"0 | http://a.example/ |  | NONE redirect", "212 | http://a.example/ |  | NONE error page",
			"409 | http://a.example/ |  | NONE part of a page", "609 | http://a.example/ |  | NONE no answer of HTTP",
		}},
		{"revisit", record("revisit", "http://a.example/", answered+"WARC-Payload-Digest: sha1:X\r\n", "HTTP/1.1 304\r\n") +
			record("revisit", "http://a.example/", "WARC-Refers-To-Target-URI: <http://b.example/>\r\n", ""), []string{
			"0 | http://a.example/ |  | AS sha1:X", "218 | http://a.example/ |  | AS http://b.example/",
		}},
		{"empty", record("response", "http://a.example/", answered, ""), []string{"0 | http://a.example/ | application/http | "}},
		{"lines with LF", strings.ReplaceAll(response("http://a.example/", "A"), "\r", ""), nil}, // its length is wrong now
		{"chunks", sent("Transfer-Encoding: chunked\r\n", "2\r\nAB\r\n1;x=y\r\nC\r\n0\r\n\r\n"), []string{"0 | http://a.example/ |  | ABC"}},
		{"last chunk missing", sent("Transfer-Encoding: chunked\r\n", "2\r\nAB\r\n"), []string{"0 | http://a.example/ |  | AB"}},
		{"no chunks after all", sent("Transfer-Encoding: chunked\r\n", "<p>A"), []string{"0 | http://a.example/ |  | <p>A"}},
		{"a number, no chunk", sent("Transfer-Encoding: chunked\r\n", "2\r\nABC"), []string{"0 | http://a.example/ |  | 2\r\nABC"}},
		{"cut chunk", sent("Transfer-Encoding: chunked\r\n", "20\r\nAB"),
			[]string{"0 | http://a.example/ |  | FAILED the last chunk of its transfer is cut off"}},
		{"broken chunk", sent("Transfer-Encoding: chunked\r\n", "2\r\nAB\r\nxx\r\n"),
			[]string{"0 | http://a.example/ |  | FAILED the chunks of its transfer are broken"}},
		{"gzip in chunks", sent("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
			fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(zipped("A")), zipped("A"))), []string{"0 | http://a.example/ |  | A"}},
		{"gzip twice", sent("Content-Encoding: gzip, x-gzip\r\n", zipped(zipped("A"))), []string{"0 | http://a.example/ |  | A"}},
		{"gzip kept plain", sent("Content-Encoding: gzip\r\n", "<p>A"), []string{"0 | http://a.example/ |  | <p>A"}},
		{"junk behind gzip", sent("Content-Encoding: gzip\r\n", zipped("A")+"junk of a server"), []string{"0 | http://a.example/ |  | A"}},
		{"deflate", sent("Content-Encoding: deflate\r\n", zlibbed(strings.Repeat("A", 9))), []string{"0 | http://a.example/ |  | AAAAAAAAA"}},
		{"bare deflate", sent("Content-Encoding: deflate\r\n", deflated(strings.Repeat("A", 9))), []string{"0 | http://a.example/ |  | AAAAAAAAA"}},
		{"brotli", sent("Content-Encoding: br\r\n", "\x8f\x02\x80\x00\xff\xfe"), []string{
			`0 | http://a.example/ |  | FAILED is compressed as "br", and gzip and deflate are read: let the crawler ask for these`}},
		{"brotli kept plain", sent("Content-Encoding: br\r\n", "<p>\xe9"), []string{"0 | http://a.example/ |  | <p>\xe9"}},
		{"bomb", sent("Content-Encoding: gzip\r\n", zipped(strings.Repeat("\x00", 2<<20))),
			[]string{"0 | http://a.example/ |  | FAILED inflates to more than a page has"}},
	} {
		if test.name == "lines with LF" {
			test.file = strings.Replace(test.file, fmt.Sprint(len(ok)+1), fmt.Sprint(len(ok)+1-3), 1)
			test.want = []string{"0 | http://a.example/ | text/html | A"}
		}
		t.Run(test.name, func(t *testing.T) {
			if got := outline(t, strings.NewReader(test.file)); !cmp.Equal(got, test.want) {
				t.Error(cmp.Diff(test.want, got))
			}
		})
	}
}

func TestPlacesAndDamage(t *testing.T) {
	a, b, c := response("http://a.example/", "A"), response("http://b.example/", "B"), response("http://c.example/", "C")
	A, B, C := "http://a.example/ | text/html | A", "http://b.example/ | text/html | B", "http://c.example/ | text/html | C"
	za, zb, zc := zipped(a), zipped(b), zipped(c)
	at := func(place any, rest string) string { return fmt.Sprint(place, " | ", rest) }
	spoilt := []byte(zb)
	spoilt[len(spoilt)/2] ^= 0xff
	long := strings.Replace(b, "Content-Length: ", "Content-Length: 1", 1)
	short := strings.Replace(response("http://b.example/", "B and more"), fmt.Sprint(len(ok)+10), fmt.Sprint(len(ok)+2), 1)
	cut := "the file ends in the middle of this record"
	for _, test := range []struct {
		name, file string
		want       []string
	}{
		{"plain", a + b + c, []string{at(0, A), at(len(a), B), at(len(a+b), C)}},
		{"a member each", za + zb + zc, []string{at(0, A), at(len(za), B), at(len(za+zb), C)}},
		{"one member", zipped(a + b + c), []string{at(0, A), at(fmt.Sprint("0+", len(a)), B), at(fmt.Sprint("0+", len(a+b)), C)}},
		{"members of any size", zipped(a[:9], a[9:]+b+c[:50], "", c[50:]), []string{at(0, A),
			at(fmt.Sprint(len(zipped(a[:9])), "+", len(a)-9), B), at(fmt.Sprint(len(zipped(a[:9])), "+", len(a+b)-9), C)}},
		{"padding", za + zb + strings.Repeat("\x00", 512), []string{at(0, A), at(len(za), B)}},
		{"junk behind a member", za + "junk" + zb, []string{at(0, A), at(len(za), " |  | FAILED 4 bytes are no gzip member"), at(len(za)+4, B)}},
		{"junk at the end", za + "junk", []string{at(0, A), at(len(za), " |  | FAILED 4 bytes are no gzip member")}},
		{"half a member at the end", za + zb[:20], []string{at(0, A), at(len(za), " |  | FAILED "+cut)}},
		{"spoilt member", za + string(spoilt) + zc, []string{at(0, A), at(len(za), "FAILED"), at(len(za)+len(zb), C)}},
		{"cut in a page", a + b[:len(b)-5], []string{at(0, A), at(len(a), "http://b.example/ | text/html | FAILED "+cut)}},
		{"cut in a head", a + b[:30], []string{at(0, A), at(len(a), " |  | FAILED "+cut)}},
		{"cut in a note", a + record("warcinfo", "", "", "x")[:100], []string{at(0, A), at(len(a), " |  | FAILED "+cut)}},
		{"length too large at the end", a + long, []string{at(0, A), at(len(a), "http://b.example/ | text/html | FAILED "+cut)}},
		{"length too large", strings.Replace(a, "Content-Length: ", "Content-Length: 1", 1) + b + c, []string{
			at(0, "http://a.example/ | text/html | FAILED its Content-Length is wrong"), at(len(a+b)+1, C)}},
		{"length too small", a + short + c, []string{at(0, A),
			at(len(a), "http://b.example/ | text/html | FAILED its Content-Length is wrong"), at(len(a+short), C)}},
		{"no length", strings.Replace(a, "Content-Length", "Length", 1) + b, []string{
			at(0, " |  | FAILED its head has no Content-Length"), at(len(a)-8, B)}},
		{"junk between", a + "junk\njunk\n" + b, []string{at(0, A), at(len(a), " |  | FAILED 10 bytes are no WARC record"), at(len(a)+10, B)}},
		{"a head without end", a + "WARC/1.0\r\n" + strings.Repeat("x", 200_000) + "\n" + b, []string{at(0, A),
			at(len(a), " |  | FAILED its head is longer than 64 KiB"), at(len(a)+200_011, B)}},
		{"no WARC", "<p>page", []string{at(0, " |  | FAILED 7 bytes are no WARC record")}},
		{"nothing", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := outline(t, strings.NewReader(test.file))
			if test.name == "spoilt member" { // what flate finds differs
				place, _, _ := strings.Cut(got[1], " | ")
				got[1] = place + " | FAILED"
			}
			if !cmp.Equal(got, test.want) {
				t.Error(cmp.Diff(test.want, got))
			}
		})
	}
}

// Records may be many, and without a byte.
func TestTinyRecords(t *testing.T) {
	tiny := record("response", "http://a.example/", answered, "")
	lines := outline(t, strings.NewReader(strings.Repeat(tiny, 10_000)))
	if last := fmt.Sprintf("%d | http://a.example/ | application/http | ", 9_999*len(tiny)); len(lines) != 10_000 ||
		lines[len(lines)-1] != last {
		t.Errorf("%d records, the last one is %s", len(lines), lines[len(lines)-1])
	}
}

// A record can be read again by its place.
func TestReaderAtAPlace(t *testing.T) {
	a, b, c := response("http://a.example/", "A"), response("http://b.example/", "B"), response("http://c.example/", "C")
	for _, file := range []string{a + b + c, zipped(a, b, c), zipped(a + b + c), zipped(a+b, c)} {
		r := NewReader(strings.NewReader(file))
		for {
			rec, err := r.Next()
			if err == io.EOF {
				break
			}
			again, err := NewReaderAt(strings.NewReader(file), rec.Place)
			if err != nil {
				t.Fatal(err)
			}
			if same, err := again.Next(); err != nil || same.URL != rec.URL {
				t.Errorf("%s: %q, %v; want %s", rec.Place, same.URL, err, rec.URL)
			}
		}
	}
	if _, err := NewReaderAt(strings.NewReader(a), "0+99999999"); err == nil {
		t.Error("much is inflated for one record")
	}
}

func TestIs(t *testing.T) {
	a := response("http://a.example/", "A")
	for head, want := range map[string]bool{
		a: true, zipped(a): true, zipped(a)[:150]: true, "WARC": false, "<html>": false, zipped("<html>"): false, "": false,
	} {
		if Is([]byte(head)) != want {
			t.Errorf("Is(%q) is not %v", head, want)
		}
	}
}

func FuzzRecords(f *testing.F) {
	a, b := response("http://a.example/", "A"), response("http://b.example/", "B")
	f.Add([]byte(a + b))
	f.Add([]byte(zipped(a, b)))
	f.Add([]byte(zipped(a) + "junk" + zipped(b)[:40]))
	f.Add([]byte(strings.Replace(a, "Content-Length: ", "Content-Length: 1", 1) + "junk\n" + b))
	f.Add([]byte(record("response", "http://a.example/", answered,
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n\x1f\x8b\r\n0\r\n\r\n")))
	f.Fuzz(func(t *testing.T, file []byte) {
		seen := map[string]bool{}
		for _, line := range outline(t, bytes.NewReader(file)) {
			place, rest, _ := strings.Cut(line, " | ")
			if !strings.Contains(rest, "FAILED") && seen[place] {
				t.Errorf("two records at %s", place)
			}
			seen[place] = true
		}
	})
}
