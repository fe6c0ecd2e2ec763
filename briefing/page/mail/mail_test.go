package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/japanese"

	"briefings/briefing/page"
)

// TestRead holds what is read of files as programs write them: one a program, in testdata, with
// what is to be found of each.
func TestRead(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/files.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		file, want := archive.Files[i], string(archive.Files[i+1].Data)
		for _, end := range []string{"\n", "\r\n", "\r"} {
			data := bytes.ReplaceAll(file.Data, []byte("\n"), []byte(end))
			if got := describe(data); got != want {
				t.Errorf("%s with line ends %q:\n%s\nwant\n%s", file.Name, end, got, want)
			}
		}
	}
}

// describe prints what was read of a file.
func describe(data []byte) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format: %s\n", Format(data))
	p, err := Read(data)
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	} else {
		text := strings.Join(strings.Fields(decode(p.Data, "", p.Charset)), " ")
		fmt.Fprintf(&b, "%s: %s\n", p.Format, text)
		for _, f := range []struct{ name, value string }{
			{"charset", p.Charset}, {"title", p.Meta.Title}, {"url", p.Meta.URL}, {"captured", p.Meta.Captured},
			{"published", p.Meta.Published}, {"site", p.Meta.Site},
		} {
			if f.value != "" {
				fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
			}
		}
	}
	for f := range Attached(data) {
		fmt.Fprintf(&b, "attached: %s %s %d\n", f.Format, f.Name, len(bytes.Join(bytes.Fields(f.Data), nil)))
	}
	return b.String()
}

func TestWords(t *testing.T) {
	jis, _ := japanese.ISO2022JP.NewEncoder().String("日・ノルウェー外相会談")
	half := base64.StdEncoding.EncodeToString([]byte("会談")[:4])
	rest := base64.StdEncoding.EncodeToString([]byte("会談")[4:])
	for _, c := range []struct{ value, charset, want string }{
		{"Talks in Oslo", "", "Talks in Oslo"},
		{"=?utf-8?Q?Gespr=C3=A4ch_in_K=C3=B6ln?=", "", "Gespräch in Köln"},
		{"=?ISO-8859-1?q?Caf=E9?= and =?iso-8859-1*fr?Q?th=E9?=", "", "Café and thé"},
		{"=?iso-2022-jp?B?" + base64.StdEncoding.EncodeToString([]byte(jis)) + "?=", "", "日・ノルウェー外相会談"},
		{"=?UTF-8?B?" + half + "?= =?utf-8?b?" + rest + "?=", "", "会談"},
		{"=?GB2312?B?zeLVrg==?=", "", "外债"},
		{"=?koi8-r?B?98nOydPU0g==?=", "", "Винистр"},
		{"=?x-none?Q?plain?= =?utf-8?Q?broken=ZZ=?=", "", "plainbroken=ZZ"},
		{"=?utf-8?Q?no end", "", "=?utf-8?Q?no end"},
		{"K\xf6ln", "windows-1252", "Köln"},
		{"外相会談", "", "外相会談"},
	} {
		if got := words(c.value, c.charset); got != c.want {
			t.Errorf("words(%q) = %q, want %q", c.value, got, c.want)
		}
	}
}

func TestMoment(t *testing.T) {
	for value, want := range map[string]string{
		"Tue, 1 Sep 2020 10:11:12 -0000":        "2020-09-01T10:11:12Z",
		"Thu, 08 Mar 2012 17:09:28 +0900 (JST)": "2012-03-08T17:09:28+09:00",
		"8 Mar 2012 17:09 +0900":                "2012-03-08T17:09:00+09:00",
		"Mon, 30 Nov 2026 16:44:46 GMT":         "2026-11-30T16:44:46Z",
		"Thu, 08 Mar 12 17:09:28 +0100":         "2012-03-08T17:09:28+01:00",
		"Thu Mar  8 17:09:28 2012":              "2012-03-08T17:09:28Z",
		"2012-03-08T17:09:28Z":                  "2012-03-08T17:09:28Z",
		"Thu, 1 Jan 1970 00:00:00 +0000":        "",
		"soon":                                  "",
	} {
		got := ""
		if t, ok := moment(value); ok {
			got = t.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("moment(%q) = %q, want %q", value, got, want)
		}
	}
}

// TestFormatOfText holds that a text with fields is no mail.
func TestFormatOfText(t *testing.T) {
	for _, text := range []string{"", "Talks in Oslo\n", "Date: 8 May 2019\nPlace: Oslo\n\nMIME-Version: 1.0 was praised.\n",
		"From: Oslo\nto Bergen\n\nMIME-Version: 1.0\n", "<!DOCTYPE html>\nMIME-Version: 1.0\n", "\x00\x01"} {
		if got := Format([]byte(text)); got != "" {
			t.Errorf("%q is %s", text, got)
		}
	}
}

// hostile are files that cost a careless reader time or memory out of proportion.
func hostile() map[string]string {
	var nested strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	head := "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
	return map[string]string{
		"nested":        nested.String() + "Content-Type: text/plain\n\nTalks\n",
		"same boundary": strings.Repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 10_000) + "\nTalks",
		"messages":      strings.Repeat("Content-Type: message/rfc822\n\n", 10_000) + "\nTalks",
		"siblings":      head + strings.Repeat("--b\nContent-Type: text/plain; name=a.txt\n\nTalks\n", 10_000),
		"like":          head + strings.Repeat("--bb\n", 200_000),
		"boundaries":    head + strings.Repeat("--b\n", 200_000),
		"fields":        strings.Repeat("X-A: b\n", 200_000) + "\nTalks",
		"folded":        "Subject: a\n" + strings.Repeat(" =?utf-8?q?a?=\n", 100_000) + "\nTalks",
		"one field":     "Subject: " + strings.Repeat("=?utf-8?q?a", 100_000) + "\n\nTalks",
		"comments":      "Content-Type: text/html\n\n" + strings.Repeat("<!--", 100_000),
		"styles":        "Content-Type: text/html\n\n" + strings.Repeat("<style>", 8_000),
		"signs":         "Content-Transfer-Encoding: quoted-printable\n\n" + strings.Repeat("=", 1<<20),
	}
}

func TestReadHostile(t *testing.T) {
	for name, data := range hostile() {
		start, files := time.Now(), 0
		_, err := Read([]byte(data))
		for range Attached([]byte(data)) {
			files++
		}
		if spent := time.Since(start); spent > 5*time.Second {
			t.Errorf("%s takes %v (%v, %d files)", name, spent, err, files)
		}
	}
}

// FuzzRead holds that no bytes make Read panic, and that a file is read the same every time.
func FuzzRead(f *testing.F) {
	if data, err := os.ReadFile("testdata/files.txtar"); err == nil {
		for _, file := range txtar.Parse(data).Files {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data)
		if again, _ := Read(data); !bytes.Equal(p.Data, again.Data) || p.Meta != again.Meta {
			t.Fatal("read otherwise again")
		}
		if err == nil && p.Format != page.HTML && p.Format != page.Text {
			t.Fatalf("format %q", p.Format)
		}
		names := map[string]bool{}
		for file := range Attached(data) {
			if file.Format == "" || file.Name == "" || names[file.Name] {
				t.Fatalf("file %q of format %q", file.Name, file.Format)
			}
			names[file.Name] = true
		}
	})
}
