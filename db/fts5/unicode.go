package fts5

import "unicode"

// separators are the characters of words that unicode61 takes for separators
// all the same: New Tai Lue vowel signs, two Vedic signs, and the voicing marks
// of kana where they stand alone. A test asks SQLite for every character.
var separators = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x19b0, Hi: 0x19c0, Stride: 1}, {Lo: 0x19c8, Hi: 0x19c9, Stride: 1}, {Lo: 0x1cf2, Hi: 0x1cf3, Stride: 1}, {Lo: 0x3099, Hi: 0x309a, Stride: 1},
}}
