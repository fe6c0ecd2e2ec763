package intake

import (
	"testing"

	"briefings/commands/intake/warc"
)

func TestNameOf(t *testing.T) {
	for address, want := range map[string]string{
		"http://mfa.example/news/3.html?a=b": "3.html",
		"http://mfa.example/news/":           "",
		"http://mfa.example":                 "",
		"http://mfa.example/50%zz.html":      "50%zz.html", // no address
		"http://mfa.example:port/3.html":     "3.html",
		"":                                   "",
	} {
		if got := nameOf(address); got != want {
			t.Errorf("nameOf(%q) = %q, want %q", address, got, want)
		}
	}
}

// Whatever a crawl says of an answer, it has a format or a reason.
func FuzzAnswer(f *testing.F) {
	f.Add("http://mfa.example/50%zz.html", "text/html", "utf-8", []byte("<html>"))
	f.Add("", "", "", []byte{})
	f.Fuzz(func(t *testing.T, address, mediaType, charset string, data []byte) {
		noPage(&warc.Record{URL: address, MediaType: mediaType})
		if format, reason := formatOfAnswer(mediaType, address, data); (format == "") == (reason == "") {
			t.Errorf("format %q, reason %q", format, reason)
		}
		charsetOf(charset, data)
	})
}
