package html

import "golang.org/x/net/html/atom"

// isRawText reports whether the content of an element is text without tags.
func isRawText(t atom.Atom) bool {
	switch t {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea,
		atom.Xmp, atom.Plaintext:
		return true
	}
	return false
}

// isUnread reports whether an element holds nothing for a reader.
func isUnread(t atom.Atom) bool {
	switch t {
	case atom.Head, atom.Title, atom.Template, atom.Svg, atom.Math, atom.Select, atom.Option, atom.Button, atom.Input,
		atom.Object, atom.Embed, atom.Applet,
		atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Rt, atom.Rp, atom.Nav, atom.Dialog, atom.Datalist,
		atom.Progress, atom.Meter, atom.Del, atom.Menuitem:
		return true
	}
	return isRawText(t)
}

// isVoid reports whether an element has no content.
func isVoid(t atom.Atom) bool {
	switch t {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Image, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track,
		atom.Wbr, atom.Basefont, atom.Bgsound, atom.Frame, atom.Keygen:
		return true
	}
	return false
}

// isBlockTag reports whether an element stands on lines of its own.
func isBlockTag(t atom.Atom) bool {
	switch t {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center,
		atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl,
		atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2,
		atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav,
		atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isSpaced reports whether a block is set apart from the one before.
func isSpaced(t atom.Atom) bool {
	switch t {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Table,
		atom.Blockquote, atom.Hr, atom.Pre, atom.Figure,
		atom.Article, atom.Section, atom.Header, atom.Td, atom.Th, atom.Center, atom.Caption:
		return true
	}
	return false
}

// isTableWall reports whether tags inside an element close nothing outside it.
func isTableWall(t atom.Atom) bool {
	switch t {
	case atom.Td, atom.Th, atom.Caption, atom.Table, atom.Body, atom.Html, atom.Button, atom.Object:
		return true
	}
	return false
}

func isTablePart(t atom.Atom) bool {
	switch t {
	case atom.Table, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption:
		return true
	}
	return false
}

// headingLevel returns 1–6 for h1–h6, 0 for other elements.
func headingLevel(t atom.Atom) int {
	switch t {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
