package letters

import "unicode"

// IsHanOrKana is a quick test for the characters of Japanese words.
func IsHanOrKana(r rune) bool {
	return 0x3041 <= r && r <= 0x30ff && r != '・' && r != '゠' || 0x3400 <= r && r <= 0x9fff || r == '々' || 0xf900 <= r && r <= 0xfaff
}

func IsKatakana(r rune) bool { return 0x30a1 <= r && r <= 0x30ff && r != '・' }

// IsUnspaced tells whether r belongs to a script that is written without spaces between words.
func IsUnspaced(r rune) bool {
	return isKanaOrHan(r) || r >= 0x0e00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		r == 'ー' || r == '〆')
}

// isKanaOrHan tells the letters that Japanese and Chinese pages are full of,
// quicker than by their scripts.
func isKanaOrHan(r rune) bool {
	return 0x3041 <= r && (r <= 0x3096 || 0x30a1 <= r && r <= 0x30fa || 0x4e00 <= r && r <= 0x9fff)
}

func IsKanji(r rune) bool {
	return 0x3400 <= r && r < 0xA000 || r == '々' || r == '〆' || r == '〇' || 0xF900 <= r && r < 0xFB00
}

func IsHiragana(r rune) bool { return 0x3041 <= r && r <= 0x309F }

// IsKatakanaName tells the characters of a name in katakana, with the marks that join its parts.
func IsKatakanaName(r rune) bool { return 0x30A1 <= r && r <= 0x30FF || r == '=' }
