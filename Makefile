# What there is to do here. Go is all that is needed; .ci/run does all of it.

GOLANGCI  = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
# TestBuildsAreTheSame holds that the same sources give the same bytes.
BUILD     = CGO_ENABLED=0 go build -trimpath -tags urfave_cli_no_docs

FUZZTIME ?= 10s
PAGES    ?= 100000

.PHONY: build test race lint fuzz bench scripts pictures release clean

build: # ./briefings
	$(BUILD) -o briefings .

test:
	go test -timeout 30m ./...

race: # needs a C compiler
	CGO_ENABLED=1 go test -race -timeout 40m ./...

lint:
	go vet ./...
	go run $(GOLANGCI) run

fuzz: # each target for FUZZTIME
	.ci/fuzz $(FUZZTIME)

bench: # compares with other tools, on PAGES invented pages
	go test -run '^$$' -bench Peers -timeout 3h ./tests/peers -pages $(PAGES)

scripts: # rewrites what the scripts in testdata and the documents expect
	UPDATE_SCRIPTS=1 go test ./tests -run 'TestScripts|TestDocuments|TestManualIsTheManPage|TestPicture' -count 1

pictures: # draws docs/terminal.svg and docs/stats.svg
	UPDATE_SCRIPTS=1 go test ./tests -run TestPicture -count 1

release: # dist/: a binary for each platform, and their checksums
	rm -rf dist
	for p in $(PLATFORMS); do \
		os=$${p%/*} arch=$${p#*/} ending=; test $$os != windows || ending=.exe; \
		echo $$p; GOOS=$$os GOARCH=$$arch $(BUILD) -o dist/briefings-$$os-$$arch$$ending . || exit 1; \
	done
	cd dist && { sha256sum briefings-* 2>/dev/null || shasum -a 256 briefings-*; } > SHA256SUMS

clean:
	rm -rf briefings dist
