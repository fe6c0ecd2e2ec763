package briefing

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefings/briefing/letters"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ownTokens are the tokens of a page as the scanner gives them, a line each.
func ownTokens(src string) (list []string) {
	s := htmlScanner{src: src}
	for {
		kind := s.next()
		switch kind {
		case htmlEnd:
			return list
		case htmlText:
			list = append(list, "text "+src[s.from:s.at])
		case htmlEndTag:
			list = append(list, "end "+tagName(s.tag))
		case htmlStartTag:
			if isRawText(s.tag) && !s.closed {
				s.raw = s.tag
			}
			line, seen := "start "+tagName(s.tag), []string{}
			for _, a := range s.attrs {
				if key := letters.LowerASCII(src[a.key:a.keyEnd]); !slices.Contains(seen, key) {
					seen = append(seen, key)
					line += fmt.Sprintf(" %s=%q", strings.ReplaceAll(key, "\x00", "\uFFFD"), attributeValue(src[a.value:a.valueEnd]))
				}
			}
			if s.closed && len(seen) == len(s.attrs) { // the other one errs after a name that was there
				line += " /"
			}
			list = append(list, line)
		}
	}
}

func tagName(tag atom.Atom) string {
	if tag == otherTag {
		return "?"
	}
	return tag.String()
}

// otherTokens are the same as golang.org/x/net/html gives them.
func otherTokens(src string) (list []string) {
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(0)
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			return list
		case html.TextToken:
			list = append(list, "text "+raw)
		case html.EndTagToken:
			name, _ := z.TagName()
			list = append(list, "end "+tagName(lookupTag(string(name))))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := lookupTag(string(name))
			if tag == atom.Title || kind == html.SelfClosingTagToken && isRawText(tag) {
				z.NextIsNotRawText()
			}
			line, repeated := "start "+tagName(tag), false
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				line += fmt.Sprintf(" %s=%q", key, value)
			}
			own := htmlScanner{src: raw}
			if own.next() == htmlStartTag {
				var seen []string
				for _, a := range own.attrs {
					key := letters.LowerASCII(raw[a.key:a.keyEnd])
					repeated = repeated || slices.Contains(seen, key)
					seen = append(seen, key)
				}
			}
			if kind == html.SelfClosingTagToken && !repeated {
				line += " /"
			}
			list = append(list, line)
		}
	}
}

var scannedPages = []string{
	"a < b <c>d</c> <", "x</", "x</>y</ z>w<?pi?>v<!DOCTYPE html>u<!>t<!-", "<!-->a<!--->b<!-- c --!>d<!-- -->e<!-- --!-->f<!--",
	`<P CLASS=a class="b" =c d = 'e' f=g/>h<br/><br / ><x y=/><img src="a&amp;b&copy=1&notit;&lt&semi;&#65;&#x41z;&NotEqualTilde;&amp">`,
	"<p a=\"b\r\nc\rd\x00\" \x00=1 >", "<p a='unclosed>b<p>", "<p a", "</p a='>'>x", "<a/b=c//d>", "<a b=c/d>e",
	"<title>a<b>c</title>d", "<textarea><p></textareax></TextArea >x", "<style/>a<p>", "<style></style><b>", "<plaintext></plaintext>x",
	"<script>a</b></SCRIPT\t>c", "<script><!--<script></script>--></script>x", "<script><!--><script></script>x", "<script><!--<script>-->a</script>x",
	"<script><!-- </script>x", "<script><!--<script </script/></script>x", "<script><!-</script>", "<noscript><img></noscript><iframe><p></iframe><xmp><p></xmp>",
	"<onsecuritypolicyviolation><averyveryverylongnameofanelementindeed><é>", "&amp;&lt", "<p \u017Ftyle=x clas\u017F=y>",
}

// The scanner finds the tokens that golang.org/x/net/html finds.
func TestHTMLScanner(t *testing.T) {
	for _, src := range scannedPages {
		if diff := cmp.Diff(otherTokens(src), ownTokens(src)); diff != "" {
			t.Errorf("%q: x/net/html (-), own (+):\n%s", src, diff)
		}
	}
}

// oddReference is what the html package of Go itself, by which references are
// read, reads otherwise: one digit without a semicolon is no reference, no digit
// is one, and a number that is far too large is taken for its last bits.
var oddReference = regexp.MustCompile(`&#(?:[0-9](?:[^0-9;]|$)|[xX](?:[^0-9a-fA-F]|$)|[xX]?[0-9a-fA-F]{8})`)

// oddScript is what golang.org/x/net/html reads otherwise than the standard (HTML,
// 13.2.5.23): behind <!-- in a script, a < that begins no tag ends what is hidden.
var oddScript = regexp.MustCompile(`(?is)<script[\s/>].*<!--.*<[^a-z/]`)

// Of a script that is hidden the standard is followed where the two differ.
func TestHiddenScript(t *testing.T) {
	const src = "<script><!--<<script></script>--></script>x"
	want := []string{"start script", "text <!--<<script></script>-->", "end script", "text x"}
	if diff := cmp.Diff(want, ownTokens(src)); diff != "" {
		t.Error(diff)
	}
	if !oddScript.MatchString(src) {
		t.Error("not taken for one that is read otherwise")
	}
}

func FuzzHTMLScanner(f *testing.F) {
	for _, src := range scannedPages {
		f.Add(src)
	}
	for _, p := range htmlPages {
		f.Add(p.src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if oddReference.MatchString(src) {
			t.Skip()
		}
		if diff := cmp.Diff(otherTokens(src), ownTokens(src)); diff != "" && !oddScript.MatchString(src) {
			t.Errorf("%q: x/net/html (-), own (+):\n%s", src, diff)
		}
		if own := unescape(src); own != html.UnescapeString(src) {
			t.Errorf("%q unescaped: %q, x/net/html %q", src, own, html.UnescapeString(src))
		}
	})
}
