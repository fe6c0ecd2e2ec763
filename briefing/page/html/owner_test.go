package html

import (
	"strings"
	"testing"
)

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

// Whom to ask, and a summary beside the text, are of the main content, and no text.
func TestAside(t *testing.T) {
	const text = "<h1>Minister Vale met Minister Holm</h1><div><p>On May 7, 2019, Minister Vale held a meeting with Minister Holm in Tromsø, " +
		"and both sides welcomed the cod agreement.</p><p>They agreed that the catch of the year had been good, and that it would be counted.</p></div>"
	for _, test := range []struct{ name, page, want string }{
		{"contact under a heading", "<main>" + text + `<h2>Contacts</h2><div><p>Press Office<br>Per Quist</p><p><a href="tel:123">22 00 00</a></p></div></main>`,
			"Contacts\nPress Office\nPer Quist\n22 00 00"},
		{"contact in a box", "<main>" + text + `<div class="contact"><p>Press Office</p><a href="mailto:a@mfa.example">a@mfa.example</a></div></main>`,
			"Press Office\na@mfa.example"},
		{"summary", `<main><div><div><h1>Minister Vale met Minister Holm</h1></div></div><div class=a><div><p>They met in Tromsø to speak of the cod agreement, of the visas and of the cable to Bergen.</p></div></div>` +
			`<div><dl><dt>From:<dd>Ministry</dl></div><div><div><div>` + strings.TrimPrefix(text, "<h1>Minister Vale met Minister Holm</h1>") + `</div></div></div></main>`,
			"They met in Tromsø to speak of the cod agreement, of the visas and of the cable to Bergen."},
		{"share bar", "<main>" + text + `<div><p>Tell a friend about this page</p><a href="mailto:?subject=x">E-mail</a></div></main>`, ""},
		{"foot of the site", "<main>" + text + `</main><footer><p>Press Office</p><a href="mailto:a@mfa.example">a@mfa.example</a></footer>`, ""},
		{"side bar", "<main>" + text + `<aside><p>Press Office</p><a href="mailto:a@mfa.example">a@mfa.example</a></aside></main>`, ""},
		{"form", "<main>" + text + `<div><p>Report a problem</p><input type=text><a href="mailto:a@mfa.example">a@mfa.example</a></div></main>`, ""},
		{"related", "<main>" + text + `<div><h3>Related</h3><ul><li><a href=x>Visit of Minister Quist to Oslo</a><li><a href=y>Cod agreement signed</a></ul></div></main>`, ""},
	} {
		if _, meta := Blocks("<html><body>" + test.page + "</body></html>"); meta.Aside != test.want {
			t.Errorf("%s: got %q, want %q", test.name, meta.Aside, test.want)
		}
	}
}
