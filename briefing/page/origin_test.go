package page

import "testing"

func TestMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2011-11-24T09:30:00Z":      "2011-11-24T09:30:00Z",
		"2011-11-24T09:30:00+09:00": "2011-11-24T00:30:00Z",
		"2011-11-24":                "2011-11-24",
		"Thu Nov 24 2011 18:30:00 GMT+0900 (Japan Standard Time)": "2011-11-24T09:30:00Z",
		"Thu, 24 Nov 2011 18:30:00 +0900":                         "2011-11-24T09:30:00Z",
		"Thu, 24 Nov 2011 09:30:00 GMT":                           "2011-11-24T09:30:00Z",
		"09:30:00 Nov 24, 2011":                                   "2011-11-24T09:30:00Z",
		"20111124093000":                                          "2011-11-24T09:30:00Z",
		"20111124093000123":                                       "2011-11-24T09:30:00Z",
		"20111124":                                                "2011-11-24",
		"20111324":                                                "",
		"2011":                                                    "",
		"yesterday":                                               "",
		"":                                                        "",
	} {
		if got := Moment(text); got != want {
			t.Errorf("Moment(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFromAddress(t *testing.T) {
	for address, want := range map[string]Origin{
		"https://www.mfa.example/news/3#top":                                           {URL: "https://www.mfa.example/news/3"},
		"https://web.archive.org/web/20111124093000/http://www.mfa.example/3":          {"http://www.mfa.example/3", "2011-11-24T09:30:00Z"},
		"https://web.archive.org/web/20111124093000id_/https://mfa.example/3?a=1":      {"https://mfa.example/3?a=1", "2011-11-24T09:30:00Z"},
		"http://archive.today/2011.11.24-093000/http://www.mfa.example/3":              {"http://www.mfa.example/3", "2011-11-24T09:30:00Z"},
		"https://webarchive.example.org/ukgwa/20111124093000/https://www.mfa.example/": {"https://www.mfa.example/", "2011-11-24T09:30:00Z"},
		"https://mfa.example/go?to=/https://other.example":                             {URL: "https://mfa.example/go?to=/https://other.example"},
		"/news/3":                   {},
		"mailto:a@mfa.example":      {},
		"https://mfa.example/a b":   {},
		"file:///home/a/page.html":  {},
		" http://mfa.example/news ": {URL: "http://mfa.example/news"},
	} {
		if got := FromAddress(address); got != want {
			t.Errorf("FromAddress(%q) = %+v, want %+v", address, got, want)
		}
	}
}

func TestFromNotes(t *testing.T) {
	for src, want := range map[string]Origin{
		"<!DOCTYPE html>\n<!-- saved from url=(0029)https://www.mfa.example/news/1 -->\n<html>": {URL: "https://www.mfa.example/news/1"},
		"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://mfa.example/2 \n" +
			" saved date: Thu Nov 24 2011 18:30:00 GMT+0900 (Japan Standard Time)\n--><p>": {"https://mfa.example/2", "2011-11-24T09:30:00Z"},
		"<!-- saved from url=(0062)https://web.archive.org/web/20111124093000/http://mfa.example/1 -->\n": {"http://mfa.example/1", "2011-11-24T09:30:00Z"},
		`<script>__wm.wombat("http://mfa.example/1","20111124093000","https://web.archive.org/","web");</script>`: {
			"http://mfa.example/1", "2011-11-24T09:30:00Z"},
		"<p>Text</p><!--\n     FILE ARCHIVED ON 09:30:00 Nov 24, 2011 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:00:00 Dec 1, 2012.\n-->": {Captured: "2011-11-24T09:30:00Z"},
		"<html><!-- Mirrored from www.mfa.example/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 24 Nov 2011 09:30:00 GMT -->": {
			"https://www.mfa.example/1.html", "2011-11-24T09:30:00Z"},
		`<html data-scrapbook-source="https://mfa.example/1?a=1&amp;b=2" data-scrapbook-create="20111124093000123">`:                              {"https://mfa.example/1?a=1&b=2", "2011-11-24T09:30:00Z"},
		`<meta name="savepage-url" content="https://mfa.example/1"><meta name="savepage-date" content="Thu Nov 24 2011 09:30:00 GMT+0000 (UTC)">`: {"https://mfa.example/1", "2011-11-24T09:30:00Z"},
		"<html><p>The day was saved from https://x.example":                                                                                       {},
		"": {},
	} {
		if got := FromNotes(src); got != want {
			t.Errorf("FromNotes(%q) = %+v, want %+v", src, got, want)
		}
	}
}

func TestFromName(t *testing.T) {
	for name, want := range map[string]string{
		"/home/a/mirror/www.mfa.example.org/en/news/3.html":             "https://www.mfa.example.org/en/news/3.html",
		"/home/a/www.mfa.example/view.do?seq=3":                         "https://www.mfa.example/view.do?seq=3",
		"/home/a/www.mfa.example/view.do?seq=3.html":                    "https://www.mfa.example/view.do?seq=3",
		"/home/a/http/mfa.gov.example/3.html":                           "",
		"/home/a/http/www.mfa.gov.xy/3.html":                            "http://www.mfa.gov.xy/3.html",
		`C:\saved\www.mfa.example.org\3.html`:                           "https://www.mfa.example.org/3.html",
		"/home/a/pages.fr/3.html":                                       "",
		"/home/a/release-1.2.3/3.html":                                  "",
		"/home/a/2019/www.mfa.example.html":                             "",
		"https://www.mfa.example/3":                                     "https://www.mfa.example/3",
		"https://web.archive.org/web/20111124/https://www.mfa.example/": "https://www.mfa.example/",
		"/home/a/state.gov/r/3":                                         "https://state.gov/r/3",
	} {
		if got := FromName(name); got.URL != want {
			t.Errorf("FromName(%q) = %q, want %q", name, got.URL, want)
		}
	}
}

func TestFromHead(t *testing.T) {
	for text, want := range map[string]string{
		"https://mfa.example/1\n\nMinister Vale meets Minister Holm\n":             "https://mfa.example/1",
		"Minister Vale meets Minister Holm\n\nSource: https://mfa.example/1\n":     "https://mfa.example/1",
		"出典：https://mfa.example/1\n\n会談\n":                                         "https://mfa.example/1",
		"Follow us: https://social.example/mfa\n\nMinister Vale\n":                 "",
		"Minister Vale\n\nSee https://mfa.example/1 for the text of the accord.\n": "",
	} {
		if got := FromHead(TextBlocks(text)); got.URL != want {
			t.Errorf("FromHead(%q) = %q, want %q", text, got.URL, want)
		}
	}
}
