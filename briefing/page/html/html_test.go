package html

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing/page"
)

// dump writes blocks one a line: the form and level, the marker, the text.
// A "~" marks a block that stands close under the one before it.
func dump(blocks []page.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		form := map[page.Form]string{page.FormParagraph: "p", page.FormHeading: "h", page.FormItem: "i", page.FormCaption: "c", page.FormRow: "r"}[x.Form]
		if x.Form == page.FormHeading || x.Form == page.FormItem {
			form += fmt.Sprint(x.Level)
		}
		if !x.Gap {
			form = "~" + form
		}
		if x.Marker != "" {
			form += "[" + x.Marker + "]"
		}
		fmt.Fprintf(&b, "%s %s\n", form, x.Text)
	}
	return b.String()
}

// Whole pages in the layouts of their times; people, countries and sentences are invented.
var htmlPages = []struct {
	name, src, want string
	meta            page.Meta
}{
	{name: "table layout of the 1990s", src: `<HTML><HEAD><TITLE>MOFA: Nordavia-Westland Meeting</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=600 BORDER=0><TR><TD><A HREF=/><IMG SRC="/img/logo.gif" ALT="Ministry of Foreign Affairs"></A></TD>
<TD><A HREF=/a>What's New</A> | <A HREF=/b>Press Releases</A> | <A HREF=/c>Index</A></TD></TR></TABLE>
<IMG SRC=spacer.gif WIDTH=1 HEIGHT=20 ALT="">
<CENTER><FONT SIZE=+2><B>Nordavia-Westland Foreign Ministers' Meeting<BR>(Summary)</B></FONT></CENTER>
<P ALIGN=RIGHT>July 26, 1999
<P>On July 24, Foreign Minister Anna Example met with Mr. Bert Sample, Minister of
Foreign Affairs of Westland, for about 40 minutes in Portville.
<P><FONT COLOR=#003366><B>1. Trade</B></FONT>
<P>(1) Minister Example said that trade should grow.<BR>
(2) Minister Sample agreed&nbsp;with her.
<P><B>2. Fisheries</B><BR>
&nbsp;&nbsp;The two ministers will look at the number of boats.
<HR><P><A HREF=index.html>Back to Index</A>
<P><SMALL>Copyright (C) 1999 Ministry of Foreign Affairs</SMALL></BODY></HTML>`,
		want: `h0 Nordavia-Westland Foreign Ministers' Meeting
~h0 (Summary)
p July 26, 1999
p On July 24, Foreign Minister Anna Example met with Mr. Bert Sample, Minister of Foreign Affairs of Westland, for about 40 minutes in Portville.
h0[1.] Trade
i1[(1)] Minister Example said that trade should grow.
~i1[(2)] Minister Sample agreed with her.
h0[2.] Fisheries
~p The two ministers will look at the number of boats.
p Back to Index
`, meta: page.Meta{Title: "MOFA: Nordavia-Westland Meeting", Printed: "July 26, 1999"}},

	{name: "breaks for paragraphs, no p at all", src: `<html><body><font face="Times" size="2">
<a href="/">Home</a> &gt; <a href="/press">Press</a> &gt; Statement<br><br>
<b>Statement by the Minister on the Flood in
Southland</b><br><br>
March 3, 2001<br><br>
The Government of Nordavia offers its deepest sympathy to all those who lost their homes in the<br>
flood, and it will send tents.<br><br>
(END)<br>
</font></body></html>`,
		want: `h0 Statement by the Minister on the Flood in Southland
p March 3, 2001
p The Government of Nordavia offers its deepest sympathy to all those who lost their homes in the flood, and it will send tents.
p (END)
`},

	{name: "breadcrumb and thumbnails of 2008", src: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x">
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>MOFA: Meeting</title></head><body>
<div id="header"><p class="skip"><a href="#main">Skip to main content</a></p><h1 id="logo"><a href="/"><img src="/l.gif" alt="Ministry of Foreign Affairs of Nordavia" /></a></h1>
<form action="/s"><input type="text" name="q" value="Search" /></form></div>
<ul id="gnavi"><li><a href="/1">About Us</a></li><li><a href="/2">News</a></li><li><a href="/3">Regional Affairs</a></li></ul>
<p id="topicpath"><a href="/">Top</a> &gt; <a href="/p">Press Releases</a> &gt; Meeting with Minister Sample</p>
<div id="main"><h2>Meeting with Minister Sample</h2><p class="date">May 6, 2010</p>
<div class="photo"><ul><li><a href="p1.jpg"><img src="p1s.jpg" alt="(Photo)Nordavia-Westland Foreign Ministers' Meeting-1" /></a></li>
<li><a href="p2.jpg"><img src="p2s.jpg" alt="(photo)" /></a><br />Two Ministers shaking hands</li></ul></div>
<p>On May 6, Minister Example met Minister Sample in Portville.</p>
<h3>1. Trade</h3>
<ol><li>(1) Minister Example spoke of trade.<ol type="a"><li>Of cars.</li><li>Of ships.</li></ol></li><li>(2) Minister Sample listened.</li></ol>
<p class="back"><a href="#header">Page Top</a> <a href="index.html">Back to Index</a></p></div>
<div id="side"><h3>Related Links</h3><ul><li><a href="/w">Westland</a></li><li><a href="/t">Trade Policy of Nordavia</a></li></ul></div>
<div id="footer"><address>1-1 Long Street, Portville</address><p>Legal Matters</p></div></body></html>`,
		want: `h2 Meeting with Minister Sample
p May 6, 2010
c (Photo)Nordavia-Westland Foreign Ministers' Meeting-1
~c (photo) Two Ministers shaking hands
p On May 6, Minister Example met Minister Sample in Portville.
h3[1.] Trade
i1[(1)] Minister Example spoke of trade.
i2[a.] Of cars.
~i2[b.] Of ships.
~i1[(2)] Minister Sample listened.
`, meta: page.Meta{Title: "MOFA: Meeting", Language: "en", Owners: "Ministry of Foreign Affairs of Nordavia"}},

	{name: "article with metadata, cookie notice, related links", src: `<!doctype html><html lang="en-GB"><head>
<title>Foreign Secretary meets Westland&#8217;s minister - NORD.EXAMPLE</title><meta property="og:title" content="Foreign Secretary meets Westland&rsquo;s minister">
<meta property="og:site_name" content="NORD.EXAMPLE"><link rel="canonical" href="https://nord.example/news/1"><meta property="article:published_time" content="2018-01-31T09:30:00+00:00">
<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"Another headline","datePublished":"2018-02-01"}</script>
<style>.x{color:red}</style></head><body class="nav-open js-enabled"><a class="skip-link" href="#content">Skip to main content</a>
<div class="cookie-banner" role="region"><p>We use some essential cookies to make this website work. We would like to set more of them.</p><button>Accept cookies</button></div>
<header role="banner" class="site-header"><a href="/">NORD.EXAMPLE</a><nav><ul><li><a href="/a">Departments</a></li></ul></nav></header>
<main id="content" role="main"><nav class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/b">World</a></li></ol></nav>
<article><header class="article-header"><span class="label">News story</span><h1>Foreign Secretary meets Westland&rsquo;s minister</h1>
<p class="published">Published <time datetime="2018-01-31">31 January 2018</time></p></header>
<figure class="image embedded"><img src="/i/1.jpg" alt="The Foreign Secretary"><figcaption>The Foreign Secretary with Bert Sample</figcaption></figure>
<div class="govspeak"><p>The Foreign Secretary met <a href="/p">Bert Sample</a> today. </p><h2>Further information</h2><ul><li><p>Both spoke of trade.</p></li><li>Both spoke of fish.</li></ul></div>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="#f">Facebook</a></li><li><a href="#t">Twitter</a></li></ul></div></article>
<aside class="related"><h2>Related content</h2><ul><li><a href="/x">Westland and the world</a></li></ul></aside></main>
<footer role="contentinfo"><h2>Support links</h2><p>All content is available under the Open Licence, except where otherwise stated.</p></footer></body></html>`,
		want: `p News story
h1 Foreign Secretary meets Westland’s minister
p Published 31 January 2018
c The Foreign Secretary with Bert Sample
p The Foreign Secretary met Bert Sample today.
h2 Further information
i1[•] Both spoke of trade.
~i1[•] Both spoke of fish.
`, meta: page.Meta{Title: "Foreign Secretary meets Westland’s minister - NORD.EXAMPLE", OpenGraph: "Foreign Secretary meets Westland’s minister", Published: "2018-01-31T09:30:00+00:00",
			URL: "https://nord.example/news/1", Site: "NORD.EXAMPLE", Language: "en-GB"}},

	{name: "classes that say nothing: links decide", src: `<html><body><div class="a1"><div class="b2"><a href=/1>Home</a><a href=/2>The Ministry</a><a href=/3>Embassies</a><a href=/4>Visas</a></div>
<div class="c3"><span class="d4"><a href=/>Start</a> » <a href=/p>Press</a> » Readout</span></div>
<div class="e5"><h1 class="t">Readout of the Call with Westland</h1><div class="u">11/03/2021 04:19 PM EDT</div>
<div>The Secretary spoke with Minister Sample.</div><div>They talked about <a href="/f">fish</a> and ships.</div></div>
<div class="r9"><h3>Related Articles</h3><div><a href=/a>Secretary to travel to Southland next week</a></div><div><a href=/b>Statement on the flood in Southland</a></div></div>
<div class="z">Copyright © 2021 Department. All rights reserved.</div></div></body></html>`,
		want: `h1 Readout of the Call with Westland
p 11/03/2021 04:19 PM EDT
~p The Secretary spoke with Minister Sample.
~p They talked about fish and ships.
`},

	{name: "a form around the whole page, a head in the middle", src: `<html><body><form id="aspnetForm" action="x"><input type="hidden" name="v" value="1"/><div class="page-header-wrap">
<div class="page-header"><h1>Courtesy Call on the President</h1><p>12 May 2012</p></div></div><div class="content-area"><p>The President received Minister Sample, who is visiting Portville.</p>
<p>The President spoke of the weather and of the harvest at some length.</p></div><div class="sidebar"><h3>Menu</h3><ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul></div></form></body></html>`,
		want: `h1 Courtesy Call on the President
p 12 May 2012
p The President received Minister Sample, who is visiting Portville.
p The President spoke of the weather and of the harvest at some length.
`},

	{name: "headline and date outside of the marked part, a form inside", src: `<html><body><header><a href="/">Nordavia.example</a><h1>Government of Nordavia</h1></header>
<div class="page-title"><h1>Minister speaks with Bert Sample</h1><p class="sub">News release</p></div><div><p>November 19, 2021</p></div>
<div class="promo-strip"><p>Find out how to stay safe this winter in our great new guide.</p></div>
<main><h2>Readout</h2><p>The Minister spoke with Bert Sample today about trade and fish, and about the ships of both countries.</p><p>They agreed to speak again.</p><h2>Quick facts</h2><ul><li>Both are islands.</li></ul>
<form><p>Report a problem on this page</p><label>Something is broken</label><button>Submit</button></form></main><div>All about us</div></body></html>`,
		want: `h1 Minister speaks with Bert Sample
p News release
p November 19, 2021
h2 Readout
p The Minister spoke with Bert Sample today about trade and fish, and about the ships of both countries.
p They agreed to speak again.
h2 Quick facts
i1[•] Both are islands.
`},

	{name: "tables of data, of numbers, of layout", src: `<h1>Visit of Minister Sample</h1><table border="1"><tr><th>Date</th><th>Event</th></tr><tr><td>May 1</td><td>Arrival <b>in</b><br>Portville</td></tr><tr><td>May 2</td><td></td></tr></table>
<table><tr><td valign=top>1.</td><td>The first point is long enough to be a paragraph.</td></tr><tr><td>2.</td><td>The second one is, too.</td></tr></table>
<table><tr><td><p>Left side of the page.</p><p>More of it.</p><p>And more.</p></td></tr></table><dl><dt>Date</dt><dd>May 1, 2003</dd><dt>Place</dt><dd>Iceberg House</dd></dl>`,
		want: `h1 Visit of Minister Sample
r Date | Event
~r May 1 | Arrival in Portville
~r May 2
i1[1.] The first point is long enough to be a paragraph.
i1[2.] The second one is, too.
p Left side of the page.
p More of it.
p And more.
r Date | May 1, 2003
~r Place | Iceberg House
`},

	{name: "Japanese: line ends part no word, a full-width space begins a paragraph", src: `<html lang="ja"><body><h2>架空国との
会談（概要）</h2><p>　山川大臣は、
テスト外相と<ruby>会談<rt>かいだん</rt></ruby>した。<br>　次の段落。</p><p><b>第一部　総論</b></p></body></html>`,
		want: `h2 架空国との会談（概要）
p 山川大臣は、テスト外相と会談した。
~p 次の段落。
h0 第一部 総論
`, meta: page.Meta{Language: "ja"}},
}

func TestHTMLPages(t *testing.T) {
	for _, c := range htmlPages {
		blocks, meta := Blocks(c.src)
		if diff := cmp.Diff(c.want, dump(blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if diff := cmp.Diff(c.meta, meta); diff != "" && c.meta != (page.Meta{}) {
			t.Errorf("%s, metadata (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestHTMLParts(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"unclosed items and cells", `<ul><li>one<li>two<ul><li>three</ul><li>four</ul>`, "i1[•] one\n~i1[•] two\ni2[•] three\n~i1[•] four\n"},
		{"start, value and style of lists", `<ol start=4 type=I><li>a<li value=9>b</ol>`, "i1[IV.] a\n~i1[IX.] b\n"},
		{"two paragraphs of an item", `<ol><li><p>one</p><p>two</p></ol>`, "i1[1.] one\np two\n"},
		{"heading in an item", `<ol><li><h3>Trade</h3><p>Text.</p></ol>`, "h3[1.] Trade\np Text.\n"},
		{"bold sentences, dates and speakers are no headings", `<p><b>He came.</b><p><b>May 3, 2001</b><p><strong>Minister:</strong><p><b>平成22年6月10日（木曜日）</b><p><font size=2>Small</font><p><font size=5>Large</font>`,
			"p He came.\np May 3, 2001\np Minister:\np 平成22年6月10日（木曜日）\np Small\nh0 Large\n"},
		{"a headline wrapped, one with its qualifier", `<h1>Meeting with<br>Minister Sample</h1><h2>Visit<br>(Overview)</h2>`, "h1 Meeting with Minister Sample\nh2 Visit\n~h2 (Overview)\n"},
		{"a headline set as a picture", `<h2><img src="h_12.gif" alt="Meeting with Minister Sample"></h2><p>Text.`, "h2 Meeting with Minister Sample\np Text.\n"},
		{"ornaments", `<p><img src=/i/arrow.gif alt="arrow">Text <img src=new.gif alt=NEW> here<img src=x.gif alt=" "> and <img src=ad.png alt="Visit our online shop today"></p>`, "p Text here and\n~c Visit our online shop today\n"},
		{"banners that lead elsewhere", `<p>Text.</p><a href="/oda/"><img src=oda.png alt="Official Development Assistance"></a>`, "p Text.\n"},
		{"captions under pictures", `<table><tr><td><img src=1.jpg alt="（写真）"><br>握手する両大臣</td><td><img src=2.jpg alt="（写真）会談の様子"><br>会談の様子</td></tr></table>`, "c （写真） 握手する両大臣\nc （写真）会談の様子\n"},
		{"a credit is no caption", `<div class="photo"><img src=a.jpg alt="Two ministers at the table"><p>(Photo: Cabinet Office)</p></div><p>Text.</p>`, "c Two ministers at the table\np Text.\n"},
		{"hidden parts", `<p>seen<span style="display: none">hidden</span></p><div hidden>no</div><p aria-hidden="true">no</p><template><p>no</p></template><noscript>no</noscript>`, "p seen\n"},
		{"unclosed title", `<title>Name<body><p>Text of the page.</p>`, "p Text of the page.\n"},
		{"comments, CDATA, processing", `<?xml version="1.0"?><!-- <p>no --><p>a<![CDATA[b]]>c</p><!bogus><p>d`, "p ac\np d\n"},
		{"entities", `<p>A&amp;B&nbsp;&nbsp;C &#8211; D &#150; &eacute; &bogus; &#x1F600; &#0;</p>`, "p A&B C – D – é &bogus; 😀 \uFFFD\n"},
		{"text after the page's end", `<body><p>a</p></body></html><p>b</p>`, "p a\np b\n"},
		{"a class that holds the page is no furniture", `<div class="nav-wrapper footer-fixed"><h1>Meeting with Minister Sample</h1><p>All the text stands in here.</p></div>`, "h1 Meeting with Minister Sample\np All the text stands in here.\n"},
		{"trail without links", `<p>Home > Press > Meeting</p><p>a > b holds.</p>`, "p a > b holds.\n"},
		{"a row whose first cell is empty", `<table border=1><tr><td><td>May 1<td>Arrival</table>`, "r | May 1 | Arrival\n"},
		{"a headline that nothing names", `<title>Ministry of Foreign Affairs - Republic of Nordavia</title><div>Nordavia condemns the attack on a market</div><div>8 May 2019</div><div><p>The Republic of Nordavia condemned in the strongest terms the attack on a market in Eastland.</p></div>`,
			"p Nordavia condemns the attack on a market\n~p 8 May 2019\np The Republic of Nordavia condemned in the strongest terms the attack on a market in Eastland.\n"},
		{"the part of the site as h1", `<title>Communiqués | Ministère</title><h1>Communiqués</h1><h4>Ada Vale se rend en Westland</h4><p>8 mai 2019</p><p>La ministre des Affaires étrangères de Nordavia, Ada Vale, s'est rendue en Westland.</p>`,
			"p Communiqués\nh4 Ada Vale se rend en Westland\np 8 mai 2019\np La ministre des Affaires étrangères de Nordavia, Ada Vale, s'est rendue en Westland.\n"},
		{"nothing", ``, ""},
	} {
		blocks, _ := Blocks(c.src)
		if diff := cmp.Diff(c.want, dump(blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestHTMLMeta(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      page.Meta
	}{
		{"a time element, relative canonical", `<link rel=canonical href=/a><p><time datetime="2010-03-04">4 March</time>`, page.Meta{Published: "2010-03-04"}},
		{"linked data in a graph", `<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":" A\n B ","datePublished":"2011-02-03","publisher":{"name":"Ministry"}}]}</script>`, page.Meta{OpenGraph: "A B", Published: "2011-02-03", Site: "Ministry"}},
		{"author", `<script type="application/ld+json">[{"author":{"@type":"Person","name":"A"}},{"author":{"@type":"Organization","name":"Ministry\n of Trade"}}]</script>`, page.Meta{Author: "Ministry of Trade"}},
		{"broken linked data", `<script type="application/ld+json">{"datePublished":</script><title> x </title>`, page.Meta{Title: "x"}},
		{"names by rank", `<meta name=date content=2001-01-01><meta property=article:published_time content=2002-02-02><meta name=dc.date content=2003>`, page.Meta{Published: "2002-02-02"}},
		{"a day with a label", `<h1>Ada Vale visits Westland</h1><p>Publié le mercredi 8 mai 2019 à 10 h 30</p><p>The minister went to Westland, and spoke with her colleague about cod and about the cable.</p>`, page.Meta{Printed: "le mercredi 8 mai 2019 à 10 h 30"}},
		{"a day at the foot", `<p>The minister went to Westland, and spoke with her colleague about cod and about the cable.</p><p>Data publikacji: 8.05.2019</p>`, page.Meta{Printed: "8.05.2019"}},
		{"no day of a change", `<h1>Ada Vale visits Westland</h1><p>Page last updated on: 5 June 2020</p><p>This page was modified in June 5, 2020</p><p>The minister went to Westland, and spoke with her colleague about cod and about the cable.</p>`, page.Meta{}},
		{"no day", `<h1>Ada Vale visits Westland</h1><p>Release 87/2019</p><p>The minister went to Westland, and spoke with her colleague about cod and about the cable.</p>`, page.Meta{}},
		{"language", `<meta http-equiv="Content-Language" content="fr">`, page.Meta{Language: "fr"}},
	} {
		if _, got := Blocks(c.src); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// numbered returns n attribute names.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d ", i)
	}
	return b.String()
}

// hostileHTML are pages that cost a careless reader time or memory out of proportion.
func hostileHTML() map[string]string {
	return map[string]string{
		"nested":           strings.Repeat("<div>", 100000) + "text" + strings.Repeat("</div>", 100000),
		"nested, no end":   strings.Repeat("<b><p><font size=5>x", 100000),
		"wrong ends":       strings.Repeat("<i>", 100000) + strings.Repeat("</b></table></p>", 100000),
		"nested tables":    strings.Repeat("<table><tr><td>", 30000) + "x",
		"nested lists":     strings.Repeat("<ul><li>", 50000) + "x",
		"nested figures":   strings.Repeat("<figure><img alt=x>", 30000) + "x",
		"many links":       strings.Repeat("<a href=x>y</a> ", 100000),
		"many attributes":  "<p " + strings.Repeat("a=b class=nav ", 50000) + ">x",
		"many names":       "<p " + numbered(100000) + ">" + strings.Repeat("<b a=b>", 100000),
		"one line":         "<p>" + strings.Repeat("word and another ", 600000),
		"no space":         "<p>" + strings.Repeat("字", 1000000),
		"many breaks":      strings.Repeat("a<br>", 200000),
		"entities":         strings.Repeat("&notin;&amp;&lt;&#x110000;", 100000),
		"unclosed quote":   `<p class="` + strings.Repeat("x", 1000000),
		"unclosed comment": "<p>a<!--" + strings.Repeat("-", 1000000),
		"unclosed script":  "<script>" + strings.Repeat("</scrip ", 200000),
		"open tags":        strings.Repeat("<", 1000000),
		"big table":        "<table>" + strings.Repeat("<tr><td>a<td>b", 50000),
		"headings aside":   "<title>a b c d</title><div>" + strings.Repeat("<h2>heading of text</h2>", 20000) + "</div><div><p>" + strings.Repeat("Words of a paragraph, one after the other. ", 20000) + "</div>",
		"cards":            strings.Repeat("<div>", 200) + strings.Repeat("<div class=c><h3>a</h3>text <a href=x>more</a></div>", 20000),
		"classes":          strings.Repeat(`<div class="aB cD eF-gH nav">x</div>`, 50000),
	}
}

// TestHTMLHostile holds that such pages end in blocks. What they cost is
// measured by BenchmarkHTMLHostile: about as many bytes a second for all.
func TestHTMLHostile(t *testing.T) {
	for name, src := range hostileHTML() {
		if blocks, _ := Blocks(src[:len(src)/8]); name == "one line" && len(blocks) != 1 {
			t.Errorf("%s: %d blocks", name, len(blocks))
		}
	}
}

func BenchmarkHTMLHostile(b *testing.B) {
	for name, src := range hostileHTML() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				Blocks(src)
			}
		})
	}
}

func FuzzHTML(f *testing.F) {
	for _, c := range htmlPages {
		f.Add(c.src)
	}
	f.Add("<table><tr><td>1.<td>x<p><ol><li>y</table><dl><dt>a<dd>b</dl><pre>x\n\ny</pre><figure><img alt='(photo) z'></figure>")
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			src = strings.ToValidUTF8(src, "\uFFFD")
		}
		blocks, meta := Blocks(src)
		for _, b := range blocks {
			if b.Text == "" || !utf8.ValidString(b.Text) || strings.ContainsAny(b.Text, "\n\t") || strings.TrimSpace(b.Text) != b.Text {
				t.Fatalf("not one squeezed line: %q", b.Text)
			}
			if b.Level < 0 || b.Level > 6 && b.Form == page.FormHeading {
				t.Fatalf("level %d", b.Level)
			}
		}
		if strings.ContainsAny(meta.Title+meta.OpenGraph+meta.URL, "\n") {
			t.Fatalf("metadata on several lines: %+v", meta)
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	page := htmlPages[3].src
	body := strings.Repeat("<p>The Foreign Secretary met <a href=\"/p\">Bert Sample</a> today, and both spoke of trade and of fish.</p>\n<ul class=\"list x-y\"><li>One</li><li>Two</li></ul>\n", 30000/170)
	page = strings.Replace(page, "<h2>Further", body+"<h2>Further", 1)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		Blocks(page)
	}
}
