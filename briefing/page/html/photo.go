package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

func isPhotoLabel(text string) bool { return page.PhotoLabel(text) > 0 }

// image reads a picture. Its text is a caption if it is a photograph, or the words of
// a heading that is set as a picture.
func (w *walker) image(n int32) {
	alt := oneLine(w.attr(n, "alt"))
	if alt == "" {
		return
	}
	label := isPhotoLabel(alt)
	framed := w.isFramed(n)
	if w.isOrnament(n, alt) && !label {
		return
	}
	if w.level > 0 && !label {
		if w.link == 0 {
			w.line.add(alt, w.mark())
		}
		return
	}
	switch {
	case label, framed:
	case w.link > 0 && !w.linksToPicture(), letterWidth(alt) < 12, w.isSmall(n):
		return
	}
	w.flush()
	w.caption(alt)
	w.photo, w.photoIn = len(w.blocks)-1, w.captionBox()
}

func (w *walker) caption(text string) {
	w.add(element{Block: page.Block{Form: page.FormCaption, Text: text, Gap: w.gap}})
	w.gap = false
}

// isOrnament reports whether a picture is a bullet, a logo or the like, by its address
// and text, or a map of links.
func (w *walker) isOrnament(n int32, alt string) bool {
	if w.hasAttr(n, "usemap") || w.hasAttr(n, "ismap") {
		return true
	}
	src := w.attr(n, "src")
	if i := strings.LastIndexByte(src, '/'); i >= 0 {
		src = src[i+1:]
	}
	if i := strings.LastIndexByte(src, '.'); i >= 0 {
		src = src[:i]
	}
	noLetter := func(r rune) bool { return !letters.IsASCIILetter(r) }
	for _, word := range strings.FieldsFunc(strings.ToLower(src), noLetter) {
		if ornamentNames.Has(word) {
			return true
		}
	}
	if letterWidth(alt) > 60 {
		return false
	}
	for _, word := range letters.Words(alt) {
		if ornamentTexts.Has(word) {
			return true
		}
	}
	return ornamentParts.In(letters.Fold(alt))
}

// isFramed reports whether a picture is in a box for photographs, by its class.
func (w *walker) isFramed(n int32) bool {
	if w.nodes[n].names&photoName != 0 {
		return true
	}
	for i := len(w.around) - 1; i >= max(0, len(w.around)-5); i-- {
		if w.nodes[w.around[i]].names&photoName != 0 {
			return true
		}
	}
	return false
}

func (w *walker) isSmall(n int32) bool {
	for _, key := range []string{"width", "height"} {
		if size, err := strconv.Atoi(strings.TrimSuffix(w.attr(n, key), "px")); err == nil && size < 60 {
			return true
		}
	}
	return false
}

// linksToPicture reports whether the link around a picture leads to a larger one.
func (w *walker) linksToPicture() bool {
	for i := len(w.around) - 1; i >= 0; i-- {
		if w.nodes[w.around[i]].tag == atom.A {
			href := strings.ToLower(w.attr(w.around[i], "href"))
			for _, end := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp"} {
				if strings.Contains(href, end) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// captionBox returns the element around a picture that would hold its printed caption.
func (w *walker) captionBox() int32 {
	for i := len(w.around) - 1; i >= max(0, len(w.around)-6); i-- {
		n := w.around[i]
		switch w.nodes[n].tag {
		case atom.Li, atom.Td, atom.P, atom.Dl, atom.Dd:
			return n
		case atom.Div:
			if w.nodes[n].names&photoName != 0 {
				return n
			}
		}
	}
	return -1
}

// isCaptionText reports whether a line in the box of a picture is its printed caption:
// the picture's own text is only a label, or says the same.
func (w *walker) isCaptionText(text string) bool {
	if w.photoIn < 0 || w.photo != len(w.blocks)-1 || letterWidth(text) > 200 || w.level > 0 {
		return false
	}
	caption := &w.blocks[w.photo].Text
	label := page.PhotoLabel(*caption)
	printed := letters.Fold(text[page.PhotoLabel(text):])
	own := letters.Fold((*caption)[label:])
	box := w.nodes[w.photoIn]
	switch {
	case strings.Contains(own, printed) || own != "" && strings.Contains(printed, own):
		if len(printed) > len(own) {
			*caption = text
		}
	case own == "" && box.width < 260:
		if page.PhotoLabel(text) == 0 {
			text = *caption + " " + text
		}
		*caption = text
	case w.nodes[w.photoIn].names&photoName != 0 && box.width < 260:
		if !isCredit(text) {
			*caption = text
		}
	default:
		return false
	}
	return true
}

// isCredit reports whether a line says who made a picture.
func isCredit(text string) bool {
	folded := letters.Fold(strings.TrimLeft(text, "(（[ "))
	return creditWords.Begin(folded) >= 0
}

// figure reads a <figure>: its caption, or the texts of its pictures.
func (w *walker) figure(n int32) bool {
	var pictures []string
	caption := ""
	found := false
	if w.nodes[n].end-n > 400 {
		return false
	}
	for i := n + 1; i < w.nodes[n].end; i++ {
		switch w.nodes[i].tag {
		case atom.Img:
			found = true
			if alt := oneLine(w.attr(i, "alt")); alt != "" && !w.isOrnament(i, alt) {
				pictures = append(pictures, alt)
			}
		case atom.Picture, atom.Video, atom.Svg:
			found = true
		case atom.Figcaption:
			caption = w.inner(i)
		case atom.Table, atom.Blockquote, atom.Pre:
			return false
		}
	}
	if !found {
		return false
	}
	w.flush()
	if caption != "" && len(pictures) < 2 && !isCredit(caption) {
		pictures = []string{caption}
	}
	for _, text := range pictures {
		w.gap = true
		w.caption(text)
	}
	return true
}

// oneLine puts the value of an attribute on one line.
func oneLine(s string) string {
	return strings.TrimFunc(strings.Join(strings.Fields(s), " "), letters.IsEdgeSpace)
}

// inner returns the text inside an element on one line.
func (t *tree) inner(n int32) string {
	var line squeezer
	for i := n; i < t.nodes[n].end; {
		node := &t.nodes[i]
		switch {
		case node.tag == textTag:
			line.add(t.src[node.from:node.to], 0)
		case node.unread:
			i = node.end
			continue
		case node.tag == atom.Br || node.is(block):
			if line.space == 0 {
				line.space = ' '
			}
		}
		i++
	}
	return strings.TrimFunc(string(line.text), letters.IsEdgeSpace)
}
