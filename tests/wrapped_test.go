package tests

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"briefings/tests/invent"
)

// saved is when the pages of these tests were saved.
var saved = time.Date(2021, 3, 4, 5, 6, 7, 0, time.UTC)

// A wrapper writes a page as a tool saves it, into a folder. The pages of a wrapper are
// in the order of their numbers.
type wrapper struct {
	write    func(folder string, n int, address string, page []byte) error
	finish   func(folder string) error // after the last page; may be nil
	captured bool                      // the tool notes when it saved the page
}

var wrappers = map[string]wrapper{
	"saved complete": {write: func(folder string, n int, address string, page []byte) error {
		note := fmt.Sprintf("<!-- saved from url=(%04d)%s -->\n", len(address), address)
		files := map[string][]byte{
			fmt.Sprintf("%04d.html", n):                         behindDoctype(page, note),
			fmt.Sprintf("%04d_files/style.css", n):              []byte("body { color: black }"),
			fmt.Sprintf("%04d_files/saved_resource.html", n):    []byte("<html><body><p>A banner</p></body></html>"),
			fmt.Sprintf("%04d_files/logo.png", n):               []byte("\x89PNG\r\n\x1a\n"),
			fmt.Sprintf("%04d_files/jquery.min.js.download", n): []byte("var a = 1;"),
		}
		return writeFiles(folder, files)
	}},
	"SingleFile": {captured: true, write: func(folder string, n int, address string, page []byte) error {
		note := fmt.Sprintf("<!--\n Page saved with SingleFile \n url: %s \n saved date: %s\n-->", address,
			saved.Format("Mon Jan 02 2006 15:04:05 GMT-0700 (Coordinated Universal Time)"))
		return writeFiles(folder, map[string][]byte{fmt.Sprintf("%04d.html", n): behindDoctype(page, note)})
	}},
	"MHTML": {captured: true, write: func(folder string, n int, address string, page []byte) error {
		var b bytes.Buffer
		fmt.Fprintf(&b, "From: <Saved by Blink>\r\nSnapshot-Content-Location: %s\r\nSubject: =?utf-8?Q?A=20page?=\r\n"+
			"Date: %s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"+
			"\tboundary=\"----MultipartBoundary--x%d----\"\r\n\r\n\r\n------MultipartBoundary--x%d----\r\n"+
			"Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"+
			"Content-Transfer-Encoding: quoted-printable\r\n"+
			"Content-Location: %s\r\n\r\n", address, saved.Format(time.RFC1123Z), n, n, address)
		w := quotedprintable.NewWriter(&b)
		w.Binary = true
		if _, err := w.Write(page); err != nil {
			return err
		}
		w.Close()
		fmt.Fprintf(&b, "\r\n------MultipartBoundary--x%d----\r\nContent-Type: text/css\r\n"+
			"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css-1@mhtml.blink\r\n\r\n"+
			"body { color: black }\r\n------MultipartBoundary--x%d------\r\n", n, n)
		return writeFiles(folder, map[string][]byte{fmt.Sprintf("%04d.mhtml", n): b.Bytes()})
	}},
	"mail": {write: func(folder string, n int, address string, page []byte) error {
		return writeFiles(folder, map[string][]byte{fmt.Sprintf("%04d.eml", n): fmt.Appendf(nil,
			"Received: from a.example by b.example; Thu, 4 Mar 2021 05:06:07 +0000\r\nFrom: a@b.example\r\n"+
				"To: c@d.example\r\nSubject: Fwd: news\r\nDate: %s\r\nMIME-Version: 1.0\r\n"+
				"Content-Location: %s\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
			saved.Format(time.RFC1123Z), address, base64.StdEncoding.EncodeToString(page))})
	}},
	"WARC": {captured: true, write: func(folder string, n int, address string, page []byte) error {
		return appendFile(filepath.Join(folder, "all.warc"), warcRecords(n, address, page))
	}},
	"WARC.gz": {captured: true, write: func(folder string, n int, address string, page []byte) error {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(warcRecords(n, address, page)); err != nil {
			return err
		}
		w.Close()
		return appendFile(filepath.Join(folder, "all.warc.gz"), b.Bytes())
	}},
	"Wayback": {captured: true, write: func(folder string, n int, address string, page []byte) error {
		stamp := saved.Format("20060102150405")
		text := string(page)
		text = regexp.MustCompile(`(href|src)="/`).ReplaceAllString(text, `$1="/web/`+stamp+`/http://www.example.org/`)
		text = insertBehind(text, regexp.MustCompile(`(?i)<head[^>]*>`),
			fmt.Sprintf("<script>\n  __wm.init(\"https://web.archive.org/web\");\n  __wm.wombat(\"%s\",\"%s\","+
				"\"https://web.archive.org/\",\"web\",\"/_static/\", \"1\");\n</script>\n"+
				"<!-- End Wayback Rewrite JS Include -->\n", address, stamp))
		text = insertBehind(text, regexp.MustCompile(`(?i)<body[^>]*>`), waybackBar)
		text += fmt.Sprintf("<!--\n     FILE ARCHIVED ON %s AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON "+
			"10:00:00 Nov 24, 2023.\n-->", saved.Format("15:04:05 Jan 02, 2006"))
		return writeFiles(folder, map[string][]byte{fmt.Sprintf("%04d.html", n): []byte(text)})
	}},
	"mirror": {write: func(folder string, n int, address string, page []byte) error {
		_, path, _ := strings.Cut(address, "://")
		return writeFiles(folder, map[string][]byte{path: page})
	}, finish: func(folder string) error {
		return writeFiles(folder, map[string][]byte{
			"www.example.org/robots.txt":       []byte("User-agent: *\nDisallow: /search\n"),
			"www.example.org/css/site.css?v=2": []byte("body { color: black }"),
			"www.example.org/img/logo.gif":     []byte("GIF89a"),
		})
	}},
}

const waybackBar = `<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<script>__wm.rw(0);</script>
<div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;">
<div id="wm-ipp" style="position:fixed;left:0;top:0;right:0;">
<div id="wm-ipp-inside"><div id="wm-toolbar">
<div id="wm-logo"><a href="/web/" title="Wayback Machine home page">Wayback Machine</a></div>
<form target="_top" method="get" action="/web/submit"><input type="text" name="url">
<input type="submit" value="Go"></form>
<div id="wm-nav-captures"><a class="t" href="/web/2021*/x">14 captures</a>
<div class="r">08 May 2019 - 24 Nov 2022</div></div>
<table><tr class="m"><td class="b">Feb</td><td class="c" id="displayMonthEl">MAR</td><td class="f">Apr</td></tr>
<tr class="d"><td class="c" id="displayDayEl">04</td></tr></table><span>About this capture</span></div>
<div id="wm-capinfo"><p>COLLECTED BY</p><p>Collection: A crawl</p></div></div></div></div>
<div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/20210304050607/http://www.example.org/</div>
<!-- END WAYBACK TOOLBAR INSERT -->
`

// warcRecords is a request and its response, as wget writes them.
func warcRecords(n int, address string, page []byte) []byte {
	response := append(fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n",
		len(page)), page...)
	record := func(kind, content string, body []byte) []byte {
		head := fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: %s\r\n"+
			"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nContent-Type: application/http;msgtype=%s\r\n"+
			"Content-Length: %d\r\n\r\n", kind, address, saved.Format(time.RFC3339), n, content, len(body))
		return append(append([]byte(head), body...), "\r\n\r\n"...)
	}
	request := record("request", "request", []byte("GET / HTTP/1.1\r\nHost: www.example.org\r\n\r\n"))
	return append(request, record("response", "response", response)...)
}

// behindDoctype puts a note behind the doctype of a page.
func behindDoctype(page []byte, note string) []byte {
	return []byte(insertBehind(string(page), regexp.MustCompile(`(?i)^\s*<!doctype[^>]*>`), note))
}

// insertBehind puts text behind the first match, or before all if there is none.
func insertBehind(page string, match *regexp.Regexp, text string) string {
	at := 0
	if m := match.FindStringIndex(page); m != nil {
		at = m[1]
	}
	return page[:at] + text + page[at:]
}

func writeFiles(folder string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func appendFile(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.Write(data)
	return err
}

// TestWrapped imports pages as they are, and as tools save them: the facts are equal, the
// address and the time of saving are known, and nothing else becomes a briefing.
func TestWrapped(t *testing.T) {
	pages := wrappedPages(t)
	address := func(n int) string { return fmt.Sprintf("https://www.example.org/en/press/view.do?seq=%d", n) }
	bare := importWrapped(t, wrapper{write: func(folder string, n int, _ string, page []byte) error {
		return writeFiles(folder, map[string][]byte{fmt.Sprintf("%04d.html", n): page})
	}}, pages, address)
	for name, w := range wrappers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := importWrapped(t, w, pages, address)
			if len(found) != len(bare) {
				t.Errorf("%d briefings, want %d", len(found), len(bare))
			}
			differ := 0
			for n, b := range bare {
				got := found[n]
				if bad := differences(b, got, address(n), w.captured); bad != "" {
					differ++
					t.Logf("page %d: %s", n, bad)
				}
			}
			if differ*100 > len(bare) {
				t.Errorf("%d of %d pages differ", differ, len(bare))
			}
		})
	}
}

// differences names what is wrong in a page that was wrapped.
func differences(bare, got map[string]any, address string, captured bool) string {
	if got == nil {
		return "is missing"
	}
	var bad []string
	for _, key := range slices.Sorted(maps.Keys(bare)) {
		want := bare[key]
		switch key {
		case "id", "slug", "source", "digest":
			continue
		case "url":
			if want == nil {
				want = address
			}
		case "captured":
			if captured {
				want = saved.Format(time.RFC3339)
			}
		}
		if a, b := fmt.Sprint(want), fmt.Sprint(got[key]); a != b {
			bad = append(bad, fmt.Sprintf("%s: %.200q, want %.200q", key, b, a))
		}
	}
	return strings.Join(bad, "; ")
}

// importWrapped imports pages and returns the briefings by the number of their page.
func importWrapped(t *testing.T, w wrapper, pages [][]byte, address func(int) string) map[int]map[string]any {
	t.Helper()
	folder, archive := filepath.Join(t.TempDir(), "pages"), filepath.Join(t.TempDir(), "a.db")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for n, page := range pages {
		if err := w.write(folder, n, address(n), page); err != nil {
			t.Fatal(err)
		}
	}
	if w.finish != nil {
		if err := w.finish(folder); err != nil {
			t.Fatal(err)
		}
	}
	must(t, "import", "--db", archive, folder)
	found := map[int]map[string]any{}
	order := 0
	for line := range strings.Lines(must(t, "export", "--db", archive, "--format", "jsonl")) {
		var b map[string]any
		if err := json.Unmarshal([]byte(line), &b); err != nil {
			t.Fatal(err)
		}
		n := order // the records of one file have the order of the pages
		if _, seq, ok := strings.Cut(b["source"].(string), "?seq="); ok {
			fmt.Sscan(seq, &n)
		} else if !strings.Contains(b["source"].(string), ".warc") {
			fmt.Sscanf(filepath.Base(b["source"].(string)), "%04d", &n)
		}
		found[n] = b
		order++
	}
	return found
}

// wrappedPages are invented pages of HTML, and the example pages beside the project.
func wrappedPages(t *testing.T) (pages [][]byte) {
	t.Helper()
	folder := t.TempDir()
	if err := invent.New(19).Write(folder, 24, "html"); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{folder, top("..", "shared", "briefings"), top("..", "shared", "briefings-more")} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return fs.SkipAll
			}
			ending := filepath.Ext(path)
			if err != nil || ending != ".txt" && ending != ".html" {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.HasPrefix(data, []byte("\xff\xfe")) {
				return err // notes of one byte a letter would spoil UTF-16
			}
			if ending == ".txt" {
				data = asHTML(string(data))
			}
			pages = append(pages, data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// asHTML writes the paragraphs of a text as a page.
func asHTML(text string) []byte {
	b := []byte("<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"></head>\n<body>\n")
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		part = html.EscapeString(strings.TrimSpace(part))
		b = fmt.Appendf(b, "<p>%s</p>\n", strings.ReplaceAll(part, "\n", "<br>\n"))
	}
	return append(b, "</body>\n</html>\n"...)
}
