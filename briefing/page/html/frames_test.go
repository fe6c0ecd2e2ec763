package html

import (
	"fmt"
	"strings"
)

// Frames of sites as their makers build them. TITLE, DAY and TEXT stand for
// what the page has of its own. All else is known by structure.
// The people, countries and sentences are invented.

// menuOf returns a menu of n entries with their sub-menus.
func menuOf(n int, open, item, end string) string {
	var b strings.Builder
	b.WriteString(open)
	for i := range n {
		fmt.Fprintf(&b, item, i, "Entry "+string(rune('A'+i%26))+" of the menu")
	}
	return b.String() + end
}

// teasers returns n items of other news, with a day and their first words.
func teasers(n int, item string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, item, i, fmt.Sprintf("Foreign Minister Anna Example meets Minister Karl Other%d in Elsewhere", i),
			fmt.Sprintf("%d March 2021", i+1), fmt.Sprintf("On %d March 2021, Foreign Minister Anna Example met with Karl Other%d, Minister for Foreign Affairs of Eastland, in Elsewhere.", i+1, i))
	}
	return b.String()
}

var listMenu = menuOf(60, "<ul>", `<li><a href="/m/%d">%s</a></li>`, "</ul>")

var siteFrames = map[string]string{
	"landmarks": `<!doctype html><html lang="en"><head><title>TITLE - Nordavia.example</title><meta property="og:title" content="TITLE"></head><body><a class="skip" href="#c">Skip to main content</a>
<div id="global-cookie-message" class="cookie-banner"><h2>Cookies on Nordavia.example</h2><p>We use some essential cookies to make this website work, and we would like to set additional cookies to understand how you use it.</p><button>Accept</button></div>
<header role="banner"><a href="/">Nordavia.example</a><nav>` + listMenu + `</nav></header><div class="wrapper"><nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li>TITLE</li></ol></nav>
<main role="main" id="content"><div class="title-bar"><span class="context">News story</span><h1>TITLE</h1></div><div class="metadata"><dl><dt>From</dt><dd><a href="/o">Foreign Office of Nordavia</a></dd><dt>Published</dt><dd>DAY</dd></dl><p class="visually-hidden">This news was withdrawn.</p></div>
<div class="body"><div class="inner">TEXT</div></div>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="f">Share on Facebook <span class="sr-only">(opens in a new tab)</span></a></li><li><a href="t">Share on Twitter</a></li></ul></div>
<div class="published-dates"><p>Last updated 4 June 2021 <a href="#h">+ show all updates</a></p><ol id="history"><li><time datetime="2021-06-04">4 June 2021</time><p>Added a translation of the text into the language of Westland.</p></li></ol></div></main>
<aside class="related"><h2>Related content</h2><ul>` + teasers(8, `<li><a href="/n/%d">%s</a> <time>%s</time><p>%s</p></li>`) + `</ul></aside></div>
<div class="feedback"><h2>Is this page useful?</h2><form><p>Help us improve. Don't include personal or financial information like your national insurance number.</p><button>Yes</button></form></div>
<footer><h2>Topics</h2>` + listMenu + `<p>All content is available under the Open Licence, except where otherwise stated by its authors.</p></footer></body></html>`,

	"blog engine": `<!doctype html><html><head><title>TITLE | Ministry of Foreign Affairs of Nordavia</title><script type="application/ld+json">{"@type":"Article","headline":"TITLE","dateModified":"2021-06-04"}</script></head><body class="single single-post nav-open">
<div class="mobile-menu">` + listMenu + `</div><div id="page"><div class="topbar"><div class="site-branding"><h1 class="site-title"><a href="/">Ministry of Foreign Affairs of Nordavia</a></h1></div>` + listMenu + `</div>
<div class="container"><div class="row"><div class="col-8"><div class="post type-post"><h2 class="entry-title">TITLE</h2><div class="entry-meta">DAY</div>
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="f">Facebook</a></li><li><a href="t">Twitter</a></li></ul></div>
<div class="entry-content">TEXT</div><p class="post-tags">Tags: <a href="/t/1">Eastland</a>, <a href="/t/2">Southland</a></p><p>Views: 1,234</p>
<div class="jp-relatedposts"><h3>Related</h3>` + teasers(3, `<div class="item"><h4><a href="/p/%d">%s</a></h4><span>%s</span><p>%s</p></div>`) + `</div>
<nav class="post-navigation"><a href="/prev">Previous: Minister visits Farland</a><a href="/next">Next: Minister receives envoy</a></nav></div>
<div id="comments"><h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked.</p><textarea></textarea></form></div></div>
<div class="col-4 widget-area"><div class="widget"><h3>Recent Posts</h3><ul>` + teasers(6, `<li><a href="/r/%d">%s</a><br>%s<p>%s</p></li>`) + `</ul></div><div class="widget"><h3>Contact</h3><p>Press office, Long Street 1, Portville, open on all days of the week from nine to five.</p><p><a href="mailto:press@nordavia.example">press@nordavia.example</a></p></div></div></div></div>
<div class="site-foot"><p>Copyright © 2021 Ministry of Foreign Affairs of Nordavia. All rights reserved.</p></div></div></body></html>`,

	"names that say nothing": `<html><head><title>TITLE</title></head><body><div class="q1">` + menuOf(40, "", `<div class="q2"><a href="/%d">%s</a></div>`, "") + `</div><div class="q3">Friday, 4 June 2021</div>
<div class="q4"><div class="q5"><b>Archive</b>` + teasers(7, `<div><a href="/a/%d">%s</a><br>%s<br>%s</div>`) + `</div><div class="q6"><div class="q7">TITLE</div><div class="q8">DAY</div><div class="q9">TEXT</div>
<div class="q10"><a href="#" onclick="print()">Print</a> <a href="#">Send to a friend</a> <a href="#">Back to list</a></div></div></div>
<div class="q11">Long Street 1, Portville. Telephone: 123 456. <a href="mailto:a@b.example">Write to us</a> <a href="/l">Legal notice</a></div></body></html>`,

	"tables of the 1990s": `<html><head><title>MOFA: TITLE</title></head><body bgcolor=white><table width=100%><tr><td colspan=2><a href=/><img src=logo.gif alt="Ministry of Foreign Affairs"></a>
<a href=/a>Home</a> | <a href=/b>News</a> | <a href=/c>Visa</a> | <a href=/d>Embassies</a></td></tr><tr><td width=150 valign=top>` + menuOf(30, "", `<font size=1><a href="/%d.html">%s</a></font><br>`, "") + `<p><b>Latest news</b><br>` +
		teasers(5, `<a href="/n/%d">%s</a><br>%s<br>%s<br>`) + `</td><td valign=top><h2>TITLE</h2><p>DAY</p>TEXT</td></tr>
<tr><td colspan=2><hr><small>Copyright (C) 1999 Ministry of Foreign Affairs</small></td></tr></table></body></html>`,

	"components": `<!doctype html><html><head><title>TITLE</title><meta property="og:title" content="TITLE"><meta property="article:published_time" content="2019-05-07T22:30:00Z"></head><body><app-root><app-header><div class="lang-switch"><a href="/w">Westish</a><a href="/e">English</a></div>` +
		menuOf(50, `<div class="drop">`, `<div><a href="/%d">%s</a></div>`, "</div>") + `</app-header><app-page><div class="hero"><div class="date-holder"><span>DAY</span></div><div class="headline"><span>TITLE</span></div></div><section class="text"><div class="rich-text">TEXT</div></section>
<section class="more"><h2>More news</h2><div class="grid">` + teasers(4, `<a class="card" href="/c/%d"><h3>%s</h3><span>%s</span><p>%s</p></a>`) + `</div></section></app-page><app-footer><p>The ministry is open to visitors on working days. Please bring your passport with you.</p>` + listMenu + `</app-footer></app-root></body></html>`,
}

const framedText = `<p>On May 7, 2019, Ms. Ada Vale, Minister for Foreign Affairs of Nordavia, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Westland, in Portville.</p>
<h3>1. Fisheries</h3><p>Both sides welcomed the cod agreement and said that the catch of the year had been good. See the <a href="/agreement">text of the agreement</a>.</p>
<ul><li>Search and rescue</li><li>Language training</li></ul><table border=1><tr><th>Fish</th><th>Nordavia</th></tr><tr><td>Cod</td><td>12</td></tr></table>
<h3>2. Energy</h3><p>Minister Vale explained the cable project to her colleague in some detail.</p><p>(END)</p>`
