package db

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// Digest is the name of bytes: their SHA-256, in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// codec packs the bytes of pages with zstd.
type codec struct {
	encoder *zstd.Encoder
	buffer  []byte
}

func (c *codec) open() (err error) {
	c.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	return err
}

// pack returns the packed bytes, which hold until the next call.
func (c *codec) pack(data []byte) []byte {
	c.buffer = c.encoder.EncodeAll(data, c.buffer[:0])
	return c.buffer
}

func (c *codec) close() {
	if c.encoder != nil {
		c.encoder.Close()
	}
}

// window is what a decoder may use beside the bytes themselves.
const window = 8 << 20

// unpack returns the bytes of a page. size is what the archive says they
// measure: a frame that holds much more is damaged, and is not unpacked.
func unpack(data []byte, size int) ([]byte, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(size)+window))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	plain, err := d.DecodeAll(data, nil)
	if err == nil && len(plain) != size {
		err = fmt.Errorf("%d bytes unpacked, %d expected", len(plain), size)
	}
	return plain, err
}
