package print

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// A Picture is counts to draw as SVG, for a report or a web page. Its text can be
// selected, its colours follow the reader's choice of light or dark, and they are one
// hue in steps of lightness, which every eye can tell apart.
type Picture struct {
	Title   string
	Rows    []string
	Columns []string
	Counts  [][]int  // by row and column
	Notes   []string // sentences below the drawing
}

// Sizes in units of the picture, which browsers show as pixels.
const (
	pictureWidth = 720
	margin       = 16
	rowHeight    = 22
	textDown     = 15 // from the top of a row to the base line of its text
	letter       = 8  // what a letter or a digit takes in a wide font
	capital      = 3  // what a capital takes more
	labelMost    = 30 // letters of the name of a row
	labelGap     = 10
	titleMost    = 70 // letters of a line of the title, which is larger
	noteMost     = 88 // letters of a line of a note
)

// pictureStyle is light, and dark if the reader chose that. LibreOffice takes the rules in
// @media as if they always held, but skips those with :root.
const pictureStyle = `
.b-ground, .b-over { fill: #ffffff } .b-text { fill: #1f2328 } .b-dim { fill: #59636e } .b-grid { fill: #d8dee4 }
.b-0 { fill: #f0f3f6 } .b-1 { fill: #cfe3f6 } .b-2 { fill: #85b8e4 } .b-3 { fill: #2f75b5 } .b-4 { fill: #0b3f75 }
.b-line { fill: none; stroke: #2f75b5; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
@media (prefers-color-scheme: dark) {
:root .b-ground, :root .b-over { fill: #0d1117 } :root .b-text { fill: #e6edf3 } :root .b-dim { fill: #9198a1 }
:root .b-0 { fill: #1b2129 } :root .b-1 { fill: #173f66 } :root .b-2 { fill: #2565a0 } :root .b-3 { fill: #61a8e8 }
:root .b-4 { fill: #c2e1ff } :root .b-grid { fill: #30363d } :root .b-line { stroke: #61a8e8 }
}
`

// A drawing is the elements of a picture, from top to bottom.
type drawing struct {
	bytes.Buffer
	y float64 // where the next element may begin
}

// begin draws the title.
func (p *Picture) begin() *drawing {
	d := &drawing{y: margin}
	for _, line := range Wrap(p.Title, titleMost) {
		d.text(margin, d.y+textDown, `class="b-text" font-size="16" font-weight="bold"`, line, "")
		d.y += rowHeight
	}
	d.y += 8
	return d
}

// end draws the notes, and writes the whole.
func (p *Picture) end(d *drawing, w io.Writer) error {
	d.y += 8
	for _, line := range Wrap(strings.Join(p.Notes, " "), noteMost) {
		d.text(margin, d.y+textDown, `class="b-dim"`, line, "")
		d.y += rowHeight
	}
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg"
  viewBox="0 0 %d %.0f" width="%[1]d" height="%.0[2]f"
  font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="13">
<title>%[3]s</title>
<style>%[4]s</style>
<rect class="b-ground" width="%[1]d" height="%.0[2]f"/>
%[5]s</svg>
`, pictureWidth, d.y+8, escape(p.Title), pictureStyle, d.Bytes())
	return err
}

// escape makes a text of a page safe in XML.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(Safe(s))) // a Builder takes everything
	return b.String()
}

// titled is the element of a tip, which is shown to who points at something.
func titled(tip string) string {
	if tip == "" {
		return ""
	}
	return "<title>" + escape(tip) + "</title>"
}

// text draws a text at x, with its base line at y.
func (d *drawing) text(x, y float64, attributes, s, tip string) {
	fmt.Fprintf(d, "<text x=\"%s\" y=\"%s\" %s>%s%s</text>\n", unit(x), unit(y), attributes, titled(tip), escape(s))
}

func (d *drawing) rect(class string, x, y, width, height float64, tip string) {
	fmt.Fprintf(d, "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">%s</rect>\n",
		class, unit(x), unit(y), unit(width), unit(height), titled(tip))
}

// unit writes a place or a size with at most one decimal.
func unit(v float64) string { return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0") }

// measure returns the room that a text needs in any usual font.
func measure(s string) float64 {
	room := Width(Safe(s)) * letter
	for _, r := range s {
		if unicode.IsUpper(r) {
			room += capital
		}
	}
	return float64(room)
}

func widest(list []string) (most float64) {
	for _, s := range list {
		most = max(most, measure(s))
	}
	return most
}

// left returns where the rows begin, right of their names.
func (p *Picture) left() float64 { return margin + min(widest(p.Rows), labelMost*letter) + labelGap }

// label draws the name of a row that begins at x, aligned right.
func (d *drawing) label(x float64, name string) {
	name, tip := shorten(name, labelMost)
	d.text(x-labelGap, d.y+textDown, `class="b-text" text-anchor="end"`, name, tip)
}

// shorten cuts a name to the room of some letters. The tip is the whole name, if it was cut.
func shorten(name string, letters int) (short, tip string) {
	short = Safe(name)
	for n := letters; n > 0 && measure(short) > float64(letters*letter); n-- {
		short, tip = Cut(Safe(name), n), name
	}
	return short, tip
}

// Bars draws a bar for each row, by its first count. Beside that stands a share.
func (p *Picture) Bars(w io.Writer, shares []string) error {
	d := p.begin()
	x, most, top := p.left(), 1, d.y
	for _, row := range p.Counts {
		most = max(most, row[0])
	}
	room := pictureWidth - margin - x - measure(fmt.Sprint(most, "  100.0 %")) - 6
	for i, row := range p.Counts {
		width := max(room*float64(row[0])/float64(most), 1)
		d.label(x, p.Rows[i])
		d.rect("b-3", x, d.y+3, width, rowHeight-6, "")
		fmt.Fprintf(d, `<text x="%s" y="%s" class="b-text">%d <tspan class="b-dim" dx="4">%s %%</tspan></text>`+"\n",
			unit(x+width+6), unit(d.y+textDown), row[0], escape(shares[i]))
		d.y += rowHeight
	}
	d.rect("b-grid", x-1, top, 1, d.y-top, "")
	return p.end(d, w)
}
