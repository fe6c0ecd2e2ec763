package db

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// CreateBeside creates an empty file in the folder of path, for something that is
// to get the name path once it is whole. Its name is ".NAME.", eight hexadecimal
// digits and the ending. An error does not name the file, which means nothing to
// the user.
func CreateBeside(path, ending string, permissions fs.FileMode) (*os.File, error) {
	for {
		name := fmt.Sprintf(".%s.%08x%s", filepath.Base(path), rand.Uint32(), ending)
		f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_RDWR|os.O_CREATE|os.O_EXCL, permissions)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if at, ok := errors.AsType[*fs.PathError](err); ok {
			err = at.Err
		}
		return f, err
	}
}
