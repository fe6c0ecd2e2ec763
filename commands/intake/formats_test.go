package intake

import "testing"

func TestEndingOf(t *testing.T) {
	for name, want := range map[string]string{
		"page.html": ".html", "PAGE.HTM": ".htm", "page": "", ".html": "", "a.tar.gz": ".tar.gz", "a.warc.gz": ".warc.gz",
		"view.do?seq=3": ".do", "index.html?page=2": ".html", "index.html@page=2": ".html", "index.html%3Fpage=2": ".html",
		"view.do?seq=3.html": ".html", "view.do@seq=3.html": ".html", "view.do;id=A1?seq=3": ".do", "?p=4": "",
		"view.php?photo=a.jpg": ".php", "photo.jpg?w=300": ".jpg", "pressrelease?no=1.2": "",
		"ada@example.txt": ".txt", "index.html.1": "", "statement no.12": "", "2011.11.11 Talks": "", "film.mp4": ".mp4",
		"page.html~": "", "a.verylongending": "",
	} {
		if got := endingOf(name); got != want {
			t.Errorf("endingOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]string{
		"":                                       "text",
		"Talks in Oslo":                          "text",
		"<!DOCTYPE HTML PUBLIC":                  "html!",
		" \r\n<HTML lang=ja>":                    "html!",
		"\ufeff<!-- saved from url -->\n<html>":  "html!",
		"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00": "html!",
		"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC": "html!",
		"Warning: mysql_connect()\n<html>":             "html!",
		"<h1>Talks</h1>":                               "html!",
		"<?xml version='1.0'?><rss>":                   "html",
		"<svg xmlns=":                                  "html",
		"<rss version=":                                "html",
		`{"title": "Talks"}`:                           "jsonl",
		"[\n {\"title\"":                               "json",
		`{\rtf1 Talks}`:                                "text",
		"[1] A note":                                   "text",
		"SQLite format 3\x00":                          "sqlite",
	} {
		got, sure := sniff([]byte(head))
		if sure {
			got += "!"
		}
		if got != want {
			t.Errorf("sniff(%q) = %s, want %s", head, got, want)
		}
	}
}
