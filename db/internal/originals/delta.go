package originals

import (
	"encoding/binary"
	"errors"

	"briefings/briefing/letters"
)

const (
	blockSize    = 8       // bytes by which a copy is found
	maxBlocks    = 1 << 16 // most blocks of a base that are indexed
	maxInsertion = 127     // most bytes of one instruction
	maxCopy      = 1<<24 - 1
)

// appendDelta appends the delta that turns base into target.
func appendDelta(dst []byte, base, target string) []byte {
	dst = binary.AppendUvarint(binary.AppendUvarint(dst, uint64(len(base))), uint64(len(target)))
	blocks, shift := indexBlocks(base)
	start, i := 0, 0 // of the next insertion; of the bytes that may be a copy
	for i+blockSize <= len(target) {
		at := int(blocks[hashBlock(target[i:])>>shift]) - 1
		if at < 0 || base[at:at+blockSize] != target[i:i+blockSize] {
			i++
			continue
		}
		for at > 0 && i > start && base[at-1] == target[i-1] {
			at, i = at-1, i-1
		}
		n := min(commonPrefix(base[at:], target[i:]), maxCopy)
		dst = appendCopy(appendInsertion(dst, target[start:i]), at, n)
		i += n
		start = i
	}
	return appendInsertion(dst, target[start:])
}

// indexBlocks returns the offsets of blocks of base plus 1, by the upper bits of their
// hashes.
func indexBlocks(base string) (blocks []int32, shift int) {
	step := max(blockSize, len(base)/maxBlocks)
	bits := 6
	for 1<<bits < len(base)/step*2 {
		bits++
	}
	blocks, shift = make([]int32, 1<<bits), 64-bits
	if len(base) < blockSize {
		return blocks, shift
	}
	for i := (len(base) - blockSize) / step * step; i >= 0; i -= step { // the first of equal blocks stays
		blocks[hashBlock(base[i:])>>shift] = int32(i + 1)
	}
	return blocks, shift
}

// hashBlock is a multiplicative hash (Knuth): its upper bits are the good ones.
func hashBlock(s string) uint64 { return letters.Eight(s) * 0x9e3779b97f4a7c15 }

// commonPrefix returns how many bytes at the beginning of a and b are equal.
func commonPrefix(a, b string) (n int) {
	for len(a) >= n+8 && len(b) >= n+8 && letters.Eight(a[n:]) == letters.Eight(b[n:]) {
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

// appendCopy appends an instruction to copy. Bytes of offset and size that are zero are
// left out.
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

// applyDelta returns the target of a delta, which has size bytes.
func applyDelta(base string, delta []byte, size int) ([]byte, error) {
	baseSize, n := binary.Uvarint(delta)
	if n <= 0 || baseSize != uint64(len(base)) {
		return nil, errors.New("the delta is one against another text")
	}
	delta = delta[n:]
	targetSize, n := binary.Uvarint(delta)
	if n <= 0 || targetSize != uint64(size) {
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
			offset, length, rest, err := readCopy(op, delta)
			if err != nil || offset > len(base) || length > len(base)-offset {
				return nil, errDelta
			}
			piece, delta = base[offset:offset+length], rest
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

// readCopy reads the rest of an instruction to copy.
func readCopy(op byte, delta []byte) (offset, length int, rest []byte, err error) {
	for i := range 7 {
		if op>>i&1 == 0 {
			continue
		}
		if len(delta) == 0 {
			return 0, 0, nil, errDelta
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
	return offset, length, delta, nil
}
