package html

import "testing"

func TestOwners(t *testing.T) {
	const core = `<h1>Minister Quist meets Minister Holm</h1><p>On 7 May 2019 Minister Quist met Minister Holm of Westland at the Ministry of Trade in Portville, and they spoke of fish, of ships and of much else that the two countries have in common.</p><p>Both said that they would meet again in the spring, when the ships come home.</p>`
	for _, test := range []struct{ name, page, want string }{
		{"the text of a logo", `<div class="header"><a href="/"><img src="logo.png" alt="Ministry of Foreign Affairs of Nordavia"></a></div>` + core,
			"Ministry of Foreign Affairs of Nordavia"},
		{"a name in two lines", `<header><nav><a href="/"><span>Ministry of Foreign Affairs</span> <span>Republic of Nordavia</span></a></nav></header>` + core,
			"Ministry of Foreign Affairs Republic of Nordavia"},
		{"the copyright at the foot", core + `<footer><p>© 2019 Ministry of Foreign Affairs of Nordavia</p></footer>`,
			"© 2019 Ministry of Foreign Affairs of Nordavia"},
		{"other news at the foot", core + `<ul><li><a href="/1">The Ministry of Finance of Westland writes</a></li></ul>`, ""},
		{"a ministry of the text", core, ""},
	} {
		if _, meta := Blocks("<html><body>" + test.page + "</body></html>"); meta.Owners != test.want {
			t.Errorf("%s: got %q, want %q", test.name, meta.Owners, test.want)
		}
	}
}

func TestSavedFrom(t *testing.T) {
	for src, want := range map[string]string{
		"<!DOCTYPE html>\n<!-- saved from url=(0029)https://www.mfa.example/news/1 -->\n<html>":                            "https://www.mfa.example/news/1",
		"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://mfa.example/2 \n saved date: Tue\n--><p>": "https://mfa.example/2",
		"<html><p>The day was saved from https://x.example":                                                                "",
		"": "",
	} {
		if got := savedFrom(src); got != want {
			t.Errorf("savedFrom(%q) = %q, want %q", src, got, want)
		}
	}
}
