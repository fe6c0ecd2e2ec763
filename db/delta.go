package db

import (
	"encoding/binary"
	"errors"
	"strings"
)

// A delta writes bytes as copies out of others, the base, and what stands
// between them. The form is that of deltas in packs of git (gitformat-pack):
// both sizes, then instructions. The bytes of a page are mostly those of its
// text, which the archive holds anyway.

const (
	blockSize    = 8       // bytes by which a copy is found
	maxBlocks    = 1 << 16 // of a base that are looked at
	maxInsertion = 127     // bytes of one instruction
	maxCopy      = 1<<24 - 1
)

// appendDelta appends the delta that makes target of base.
func appendDelta(dst []byte, base, target string) []byte {
	dst = binary.AppendUvarint(binary.AppendUvarint(dst, uint64(len(base))), uint64(len(target)))
	// A record of an export holds the second line of the base as it is.
	line := strings.IndexByte(base, '\n') + 1
	if n := len(base) - line; line > 0 && n > blockSize && n <= maxCopy {
		if at := strings.Index(target, base[line:]); at >= 0 {
			dst = appendCopies(dst, base[:line], target[:at])
			return appendCopies(appendCopy(dst, line, n), base[:line], target[at+n:])
		}
	}
	return appendCopies(dst, base, target)
}

// appendCopies appends the instructions of a delta.
func appendCopies(dst []byte, base, target string) []byte {
	blocks, shift := indexBlocks(base)
	start, i := 0, 0 // of what is inserted; where a copy is looked for
	for i+blockSize <= len(target) {
		at := int(blocks[hashBlock(target[i:])>>shift]) - 1
		if at < 0 || base[at:at+blockSize] != target[i:i+blockSize] {
			i++
			continue
		}
		for at > 0 && i > start && base[at-1] == target[i-1] {
			at, i = at-1, i-1
		}
		n := min(agreeing(base[at:], target[i:]), maxCopy)
		dst = appendCopy(appendInsertion(dst, target[start:i]), at, n)
		i += n
		start = i
	}
	return appendInsertion(dst, target[start:])
}

// indexBlocks notes where blocks of the base stand, from 1, by their hash.
func indexBlocks(base string) (blocks []int32, shift int) {
	step := max(blockSize, len(base)/maxBlocks)
	bits := 6
	for 1<<bits < len(base)/step*2 {
		bits++
	}
	blocks, shift = make([]int32, 1<<bits), 64-bits
	for i := (len(base) - blockSize) / step * step; i >= 0 && len(base) >= blockSize; i -= step { // the first of equals stays
		blocks[hashBlock(base[i:])>>shift] = int32(i + 1)
	}
	return blocks, shift
}

// hashBlock is a multiplicative hash (Knuth), whose upper bits are the good ones.
func hashBlock(s string) uint64 { return eightBytes(s) * 0x9e3779b97f4a7c15 }

// eightBytes are the first of s, the first of them the lowest.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// agreeing is how many bytes a and b begin with that are the same.
func agreeing(a, b string) (n int) {
	for len(a) >= n+8 && len(b) >= n+8 && eightBytes(a[n:]) == eightBytes(b[n:]) {
		n += 8
	}
	for len(a) > n && len(b) > n && a[n] == b[n] {
		n++
	}
	return n
}

func appendInsertion(dst []byte, s string) []byte {
	for len(s) > 0 {
		n := min(len(s), maxInsertion)
		dst = append(append(dst, byte(n)), s[:n]...)
		s = s[n:]
	}
	return dst
}

// appendCopy writes which bytes of offset and size follow, and those that are
// not zero.
func appendCopy(dst []byte, offset, size int) []byte {
	mark := len(dst)
	dst = append(dst, 0x80)
	for i := range 4 {
		if c := byte(offset >> (8 * i)); c != 0 {
			dst[mark] |= 1 << i
			dst = append(dst, c)
		}
	}
	for i := range 3 {
		if c := byte(size >> (8 * i)); c != 0 {
			dst[mark] |= 1 << (4 + i)
			dst = append(dst, c)
		}
	}
	return dst
}

var errDelta = errors.New("the delta is damaged")

// applyDelta makes the target of a delta, which has size bytes.
func applyDelta(base string, delta []byte, size int) ([]byte, error) {
	of, n := binary.Uvarint(delta)
	if n <= 0 || of != uint64(len(base)) {
		return nil, errors.New("the delta is one against another text")
	}
	delta = delta[n:]
	to, n := binary.Uvarint(delta)
	if n <= 0 || to != uint64(size) {
		return nil, errDelta
	}
	delta = delta[n:]
	target := make([]byte, 0, size)
	for len(delta) > 0 {
		op := delta[0]
		delta = delta[1:]
		piece := ""
		switch {
		case op >= 0x80:
			var offset, length int
			for i := range 7 {
				if op>>i&1 == 0 {
					continue
				}
				if len(delta) == 0 {
					return nil, errDelta
				}
				if i < 4 {
					offset |= int(delta[0]) << (8 * i)
				} else {
					length |= int(delta[0]) << (8 * (i - 4))
				}
				delta = delta[1:]
			}
			if length == 0 {
				length = 1 << 16
			}
			if offset > len(base) || length > len(base)-offset {
				return nil, errDelta
			}
			piece = base[offset : offset+length]
		case op == 0 || int(op) > len(delta):
			return nil, errDelta
		default:
			piece, delta = string(delta[:op]), delta[op:]
		}
		if len(piece) > size-len(target) {
			return nil, errDelta
		}
		target = append(target, piece...)
	}
	if len(target) != size {
		return nil, errDelta
	}
	return target, nil
}
