package pdf

import (
	"bytes"
	"math"
	"strings"
)

// maxGlyphs is how many glyphs one page may have.
const maxGlyphs = 200_000

// A glyph is one character, or a ligature, where it stands on the page: in points,
// x to the right, y upwards.
type glyph struct {
	text      string
	x, end, y float64
	size      float64
	bold      bool
	spaced    bool // behind a space
	aside     bool // in what is marked as a running head or foot
}

// A matrix maps (x, y) to (ax+cy+e, bx+dy+f).
type matrix struct{ a, b, c, d, e, f float64 }

// mul returns the matrix that maps by m, then by n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// A state is what operators set until they set it back.
type state struct {
	ctm                    matrix
	font                   *font
	size, space, wordSpace float64
	scale, leading, rise   float64
}

// A painter follows the operators of a page and notes its glyphs.
type painter struct {
	*document
	state
	stack    []state
	tm, line matrix
	aside    []bool // the marked contents around; true for running heads and feet
	glyphs   []glyph
	blank    bool       // the last glyph was a space
	box      [4]float64 // of the page; what stands outside is not seen
}

// glyphs returns the glyphs of a page in the order in which they are drawn.
func (d *document) glyphs(s sheet) ([]glyph, error) {
	p := painter{document: d, state: state{ctm: turns[(s.rotate/90%4+4)%4], scale: 1, font: &font{}}}
	p.box = p.ctm.bounds(s.box)
	var data []byte
	if _, elsewhere := s.dict["Contents"].(ref); elsewhere && d.get(s.dict["Contents"]) == nil {
		return nil, errDamaged
	}
	for _, o := range d.list(s.dict["Contents"]) {
		part, ok := d.get(o).(*stream)
		if !ok {
			return nil, errDamaged
		}
		b, err := d.bytes(part)
		if err != nil {
			return nil, err
		}
		data = append(append(data, b...), '\n')
	}
	p.paint(data, s.resources, 0)
	return p.glyphs, nil
}

// turns are the ways in which a page may be turned before it is shown.
var turns = [4]matrix{{a: 1, d: 1}, {b: -1, c: 1}, {a: -1, d: -1}, {b: 1, c: -1}}

// bounds returns where a box lies that m maps.
func (m matrix) bounds(box [4]float64) [4]float64 {
	p := matrix{1, 0, 0, 1, box[0], box[1]}.mul(m)
	q := matrix{1, 0, 0, 1, box[2], box[3]}.mul(m)
	return [4]float64{min(p.e, q.e), min(p.f, q.f), max(p.e, q.e), max(p.f, q.f)}
}

// paint runs the operators of a content stream.
func (p *painter) paint(data []byte, resources dict, depth int) {
	l, fonts := p.lexer(data, 0), map[name]*font{}
	var args []any
	for {
		held := int(maxHeld / 10) // they are let go with the operator
		l.held = &held
		o := l.object(0)
		op, ok := o.(keyword)
		if !ok {
			if len(args) < 64 {
				args = append(args, o)
			}
			continue
		}
		switch op {
		case end:
			return
		case "BI":
			skipImage(l)
		case "Do":
			if depth < 8 && len(args) > 0 {
				p.form(p.dict(resources["XObject"])[p.name(args[0])], resources, depth)
			}
		case "Tf", "gs":
			p.setFont(args, resources, fonts)
		case "BMC", "BDC":
			p.aside = append(p.aside, p.isAside() || p.marksAside(args, resources))
		case "EMC":
			p.aside = p.aside[:max(0, len(p.aside)-1)]
		default:
			p.operate(op, args)
		}
		args = args[:0]
	}
}

// setFont sets the font: "/F1 12 Tf" by its name among the fonts, "/G1 gs" by a state.
func (p *painter) setFont(args []any, resources dict, fonts map[name]*font) {
	switch len(args) {
	case 2:
		called := p.name(args[0])
		if fonts[called] == nil {
			fonts[called] = p.fontOf(p.dict(resources["Font"])[called])
		}
		p.font, p.size = fonts[called], p.number(args[1])
	case 1:
		state := p.dict(p.dict(resources["ExtGState"])[p.name(args[0])])
		if set := p.array(state["Font"]); len(set) == 2 {
			p.font, p.size = p.fontOf(set[0]), p.number(set[1])
		}
	}
}

func (p *painter) isAside() bool { return len(p.aside) > 0 && p.aside[len(p.aside)-1] }

// marksAside reports whether a marked content is a running head or foot.
func (p *painter) marksAside(args []any, resources dict) bool {
	if len(args) < 2 || p.name(args[0]) != "Artifact" {
		return false
	}
	marks := p.dict(args[1])
	if marks == nil {
		marks = p.dict(p.dict(resources["Properties"])[p.name(args[1])])
	}
	return p.name(marks["Type"]) == "Pagination"
}

// form runs the content of a form, which is drawn as a part of the page.
func (p *painter) form(o any, resources dict, depth int) {
	s, ok := p.get(o).(*stream)
	if !ok || p.name(s.dict["Subtype"]) != "Form" {
		return
	}
	data, err := p.bytes(s)
	if err != nil {
		panic(err)
	}
	if own := p.document.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	p.left -= 100 // to enter one costs more than an operator
	saved, stack := p.state, p.stack
	if m := p.array(s.dict["Matrix"]); len(m) == 6 {
		p.ctm = p.matrix(m).mul(p.ctm)
	}
	p.stack = nil
	p.paint(data, resources, depth+1)
	p.state, p.stack = saved, stack
}

// skipImage skips an image within the operators.
func skipImage(l *lexer) {
	for l.at < len(l.data) {
		i := bytes.Index(l.data[l.at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.data)
			return
		}
		l.at += i + 2
		if isSpace(l.data[l.at-3]) && (l.at == len(l.data) || isSpace(l.data[l.at])) {
			return
		}
	}
}

// matrix returns six numbers as a matrix.
func (p *painter) matrix(args []any) matrix {
	var n [6]float64
	for i := range n {
		n[i] = p.number(args[i])
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// operands is how many operands the operators have that are numbers.
var operands = map[keyword]int{
	"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "\"": 3, "Tj": 1, "TJ": 1, "'": 1,
}

// operate runs an operator of text or of the state.
func (p *painter) operate(op keyword, args []any) {
	if len(args) < operands[op] {
		return
	}
	switch op {
	case "q":
		p.save()
	case "Q":
		p.restore()
	case "cm":
		p.ctm = p.matrix(args).mul(p.ctm)
	case "BT":
		p.line = matrix{a: 1, d: 1}
		p.tm = p.line
	case "Tm":
		p.tm = p.matrix(args)
		p.line = p.tm
	case "Td":
		p.next(p.number(args[0]), p.number(args[1]))
	case "TD":
		p.leading = -p.number(args[1])
		p.next(p.number(args[0]), p.number(args[1]))
	case "T*":
		p.next(0, -p.leading)
	case "Tj", "TJ":
		p.show(args[0])
	case "'":
		p.next(0, -p.leading)
		p.show(args[0])
	case "\"":
		p.wordSpace, p.space = p.number(args[0]), p.number(args[1])
		p.next(0, -p.leading)
		p.show(args[2])
	default:
		if len(args) > 0 {
			p.set(op, p.number(args[0]))
		}
	}
}

func (p *painter) save() {
	if len(p.stack) < 1000 {
		p.stack = append(p.stack, p.state)
	}
}

func (p *painter) restore() {
	if n := len(p.stack) - 1; n >= 0 {
		p.state, p.stack = p.stack[n], p.stack[:n]
	}
}

// set runs an operator that sets one number of the state.
func (p *painter) set(op keyword, to float64) {
	switch op {
	case "Tc":
		p.space = to
	case "Tw":
		p.wordSpace = to
	case "Tz":
		p.scale = to / 100
	case "TL":
		p.leading = to
	case "Ts":
		p.rise = to
	}
}

// next moves to another line.
func (p *painter) next(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.mul(p.line)
	p.tm = p.line
}

// show draws a string, or strings with moves between them.
func (p *painter) show(o any) {
	for _, part := range p.list(o) {
		switch part := part.(type) {
		case string:
			p.font.codes(part, p.draw)
		case float64:
			p.tm = matrix{1, 0, 0, 1, -part / 1000 * p.size * p.scale, 0}.mul(p.tm)
		}
	}
}

// draw notes a glyph and moves behind it. Glyphs that are not upright are left out.
func (p *painter) draw(c code) {
	m := p.tm.mul(p.ctm)
	at := matrix{1, 0, 0, 1, 0, p.rise}.mul(m)
	width := (c.width*p.size + p.space) * p.scale
	end := at.e + width*m.a
	if c.space {
		width += p.wordSpace * p.scale
	}
	p.tm = matrix{1, 0, 0, 1, width, 0}.mul(p.tm)
	size := math.Abs(p.size) * math.Hypot(m.c, m.d)
	switch {
	case m.a*p.size <= 0 || math.Abs(m.b) > math.Abs(m.a)/10 || size < 1 || size > 1000,
		at.f < p.box[1]-1 || at.f > p.box[3]+1, // lines may run off the page, and are read to their ends
		math.IsNaN(at.e + at.f + end):
		return
	case len(p.glyphs) == maxGlyphs:
		panic(errTooMuch)
	}
	text := strings.Trim(c.text, " \u3000")
	if text != "" {
		p.glyphs = append(p.glyphs, glyph{text, at.e, end, at.f, size, p.font.bold, p.blank, p.isAside()})
	}
	p.blank = text != c.text
}
