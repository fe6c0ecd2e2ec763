//go:build !unix

package tests

import (
	"errors"
	"os"
	"testing"
)

func makePipe(string) error { return errors.ErrUnsupported }

func openFolder(t *testing.T) string {
	t.Helper()
	t.Skip("files are made as Unix has them")
	return ""
}

func runAsNobody(*testing.T, ...string) (said string, status int, memory int64) { return "", -1, 0 }

func runAsNobodyWith(*testing.T, *os.File, ...string) (said string, status int, memory int64) {
	return "", -1, 0
}
