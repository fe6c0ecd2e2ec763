// Package originals packs the bytes of imported pages and unpacks them.
//
// A packed page is one frame of zstd (RFC 8878). Most bytes of a page are those of its
// text, which the archive holds anyway. So the frame holds either
//
//   - the bytes of the page, or
//   - a delta against the text that was read from them, if it is less than half as long.
//
// A delta has the form of deltas in packs of git (gitformat-pack): the size of the text
// and that of the page as base-128 numbers, lowest bits first, and then instructions. One
// instruction begins with a byte:
//
//   - 1 to 127: insert so many of the bytes that follow it.
//   - 128 and above: copy bytes of the text. Bits 0 to 3 say which bytes of the 32-bit
//     offset follow, bits 4 to 6 which of the 24-bit length, lowest first; the others
//     are zero. The length 0 means 65,536.
//   - 0 is an error.
//
// Whether a frame holds a delta, the text, and the size of the page stand elsewhere: in
// the columns base and size of the table original.
package originals

import (
	"fmt"
	"runtime"

	"github.com/klauspost/compress/zstd"
)

// A Codec packs and unpacks. Its methods may be called from many goroutines.
type Codec struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

// maxUnpacked is more than any page has. A frame that unpacks to more is damaged.
const maxUnpacked = 256 << 20

// NewCodec returns a codec for all cores. It has to be closed.
func NewCodec() (c *Codec, err error) {
	c = &Codec{}
	cores := runtime.GOMAXPROCS(0)
	c.encoder, err = zstd.NewWriter(nil,
		zstd.WithEncoderConcurrency(cores), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	c.decoder, err = zstd.NewReader(nil,
		zstd.WithDecoderConcurrency(cores), zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecodeAllCapLimit(true))
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Close frees what the codec holds. A nil codec may be closed.
func (c *Codec) Close() {
	if c != nil {
		c.encoder.Close()
		c.decoder.Close()
	}
}

// Pack packs the bytes of a page, and reports whether as a delta against the text. The
// delta was applied once, so that nothing is lost.
func (c *Codec) Pack(page []byte, text string) (packed []byte, delta bool) {
	d := appendDelta(make([]byte, 0, len(page)/2), text, string(page))
	if len(d) < len(page)/2 {
		if back, err := applyDelta(text, d, len(page)); err == nil && string(back) == string(page) {
			return c.encoder.EncodeAll(d, make([]byte, 0, len(d))), true
		}
	}
	return c.PackAlone(page), false
}

// PackAlone packs the bytes of a page without a text.
func (c *Codec) PackAlone(page []byte) []byte {
	return c.encoder.EncodeAll(page, make([]byte, 0, len(page)/2))
}

// Unpack returns the bytes of a page of this size that was packed without a text.
func (c *Codec) Unpack(packed []byte, size int) ([]byte, error) {
	page, err := c.decoder.DecodeAll(packed, make([]byte, 0, size))
	if err == nil && len(page) != size {
		err = fmt.Errorf("%d bytes unpacked, %d expected", len(page), size)
	}
	return page, err
}

// UnpackDelta returns the bytes of a page of this size that was packed as a delta
// against the text.
func (c *Codec) UnpackDelta(packed []byte, size int, text string) ([]byte, error) {
	delta, err := c.decoder.DecodeAll(packed, make([]byte, 0, size/2+64)) // Pack keeps no longer one
	if err != nil {
		return nil, err
	}
	return applyDelta(text, delta, size)
}
