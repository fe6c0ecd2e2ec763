package letters

// Ones and Tops have the lowest and the highest bit of each of eight bytes set.
const Ones, Tops = 0x0101010101010101, 0x8080808080808080

// Eight returns the first eight bytes of s, the first one lowest.
func Eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
