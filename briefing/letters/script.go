package letters

import "unicode"

// IsHanOrKana reports whether r is a character of Japanese words. It is quick.
func IsHanOrKana(r rune) bool {
	return 0x3041 <= r && r <= 0x30ff && r != '・' && r != '゠' ||
		0x3400 <= r && r <= 0x9fff || r == '々' || 0xf900 <= r && r <= 0xfaff
}

// IsKatakana reports whether r is a katakana, without the dot between words.
func IsKatakana(r rune) bool { return 0x30a1 <= r && r <= 0x30ff && r != '・' }

// IsUnspaced reports whether r is of a script without spaces between words.
func IsUnspaced(r rune) bool {
	return isKanaOrHan(r) || r >= 0x0e00 && (r == 'ー' || r == '〆' ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
			unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// isKanaOrHan reports whether r is one of the common letters of Japanese and
// Chinese. It is faster than the tables of scripts.
func isKanaOrHan(r rune) bool {
	return 0x3041 <= r && (r <= 0x3096 || 0x30a1 <= r && r <= 0x30fa || 0x4e00 <= r && r <= 0x9fff)
}

// IsKanji reports whether r is a Chinese character, or a sign that stands for one.
func IsKanji(r rune) bool {
	return 0x3400 <= r && r < 0xA000 || r == '々' || r == '〆' || r == '〇' || 0xF900 <= r && r < 0xFB00
}

// IsHiragana reports whether r is a hiragana.
func IsHiragana(r rune) bool { return 0x3041 <= r && r <= 0x309F }

// IsKatakanaName reports whether r can stand in a name in katakana, where marks
// join the parts.
func IsKatakanaName(r rune) bool { return 0x30A1 <= r && r <= 0x30FF || r == '=' }
