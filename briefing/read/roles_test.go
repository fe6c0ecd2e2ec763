package read

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"briefings/briefing/page"
)

var fit = flag.Bool("fit", false, "set the weights of roles.tsv anew, and print how well unknown sources are read")

// A labelled page has the role of each of its blocks, as indexes of fittedRoles.
type labelled struct {
	id     string
	page   *latinPage
	labels []uint8
}

// source is who published a page: what its name begins with. Each layout is a source of
// its own.
func (p *labelled) source() string {
	name, rest, _ := strings.Cut(p.id, "-")
	if name == "layout" {
		return rest
	}
	return strings.TrimRight(name, "0123456789")
}

// indexesOf returns the indexes of letters of roles.
func indexesOf(t *testing.T, roles string) (list []uint8) {
	for _, c := range roles {
		k := strings.IndexRune(roleLetters, c)
		if k < 0 {
			t.Fatalf("%q is no role", c)
		}
		list = append(list, uint8(k))
	}
	return list
}

// layouts reads testdata/layouts.txtar.
func layouts(t *testing.T) (list []*labelled) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "layouts.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		var blocks []page.Block
		var meta page.Meta
		roles, language, gap := "", "en", false
		for line := range strings.Lines(string(file.Data)) {
			head, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			switch head {
			case "":
				gap = true
				continue
			case "lang":
				language = text
				continue
			case "title":
				meta.Title = text
				continue
			case "og":
				meta.OpenGraph = text
				continue
			}
			role, form, _ := strings.Cut(head, " ")
			form, marker, _ := strings.Cut(form, " ")
			b := page.Block{Text: text, Marker: marker, Gap: gap}
			switch form {
			case "", "p":
			case "li":
				b.Form, b.Level = page.FormItem, 1
			case "cap":
				b.Form = page.FormCaption
			case "row":
				b.Form = page.FormRow
			default:
				b.Form, b.Level = page.FormHeading, int(form[1]-'0')
			}
			blocks, roles, gap = append(blocks, b), roles+role, false
		}
		p := newBlank(blocks, meta, nil, language)
		if len(p.blocks) == len(roles) { // a dated headline is parted
			list = append(list, &labelled{file.Name, p, indexesOf(t, roles)})
		}
	}
	return list
}

// replicas reads the pages of ../shared that testdata/roles.tsv has the roles of.
func replicas(t *testing.T) (list []*labelled) {
	text, err := os.ReadFile(filepath.Join("testdata", "roles.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	roles := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		id, letters, _ := strings.Cut(strings.TrimSpace(line), "\t")
		roles[id] = letters
	}
	shared, err := filepath.EvalSymlinks(filepath.Join("..", "..", "..", "shared"))
	if err != nil {
		t.Skip("no replicas")
	}
	_ = filepath.WalkDir(shared, func(path string, _ os.DirEntry, err error) error {
		id := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		if err != nil || roles[id] == "" || filepath.Ext(path) == ".json" {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c, err := cut(path, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c.language == "ja" {
			c.blocks = joinPictures(c.blocks)
		}
		if p := newBlank(c.blocks, c.meta, nil, c.language); len(p.blocks) == len(roles[id]) {
			list = append(list, &labelled{id, p, indexesOf(t, roles[id])})
		}
		return nil
	})
	return list
}

// A sample is a page, or a variation of it, as the fitting sees it.
type sample struct {
	features [][]uint16
	gaps     []bool
	joins    []bool
	allowed  []uint16
	labels   []uint8
}

func newSample(p *latinPage, labels []uint8) *sample {
	s := &sample{p.features(), make([]bool, len(labels)), p.joins(), p.allowed(), labels}
	for i, list := range s.features {
		for _, f := range list {
			s.features[i] = append(s.features[i], f-f%zones+zoneAny)
		}
	}
	for i := range s.gaps {
		s.gaps[i] = p.blocks[i].Gap
	}
	return s
}

func (s *sample) best(m *roleModel) []uint8 {
	return m.best(m.score(s.features), s.gaps, s.joins, s.allowed)
}

// coarse maps roles between which no fact hangs onto one.
func coarse(labels []uint8) string {
	var b strings.Builder
	for _, r := range labels {
		b.WriteByte("XFFTFDFPH"[r])
	}
	return b.String()
}

// TestRolesOfLayouts assigns the roles of the labelled pages with the weights as they are.
func TestRolesOfLayouts(t *testing.T) {
	pages, whole, headlines := layouts(t), 0, 0
	for _, p := range pages {
		got := newSample(p.page, p.labels).best(readWeights())
		if coarse(got) == coarse(p.labels) {
			whole++
		}
		if slices.Index(got, headlineIndex) == slices.Index(p.labels, headlineIndex) {
			headlines++
		} else if testing.Verbose() {
			t.Logf("%s: %s, want %s", p.id, coarse(got), coarse(p.labels))
		}
	}
	t.Logf("of %d pages all roles are right on %d, the headline on %d", len(pages), whole, headlines)
	if whole < len(pages)*9/10 || headlines < len(pages)*96/100 {
		t.Errorf("of %d pages all roles are right on %d, the headline on %d", len(pages), whole, headlines)
	}
}

// TestFitRoles sets the weights anew, and first says how well pages are read whose
// sources the fitting has not seen.
func TestFitRoles(t *testing.T) {
	if !*fit {
		t.Skip("run with -fit")
	}
	pages := append(replicas(t), layouts(t)...)
	const folds = 5
	whole, headlines := 0, 0
	for f := range folds {
		var in, out []*labelled
		for _, p := range pages {
			h := 0
			for _, c := range p.source() {
				h = h*31 + int(c)
			}
			if h%folds == f && p.source() != "test" {
				out = append(out, p)
			} else {
				in = append(in, p)
			}
		}
		m := train(in, 8)
		for _, p := range out {
			got := newSample(p.page, p.labels).best(m)
			if coarse(got) == coarse(p.labels) {
				whole++
			}
			if slices.Index(got, headlineIndex) == slices.Index(p.labels, headlineIndex) {
				headlines++
			}
		}
		t.Logf("fold %d: %d pages of unknown sources; so far all roles right on %d, the headline on %d",
			f, len(out), whole, headlines)
	}
	if err := os.WriteFile("roles.tsv", []byte(train(pages, 80).table()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A perceptron learns weights, and keeps the sum of each over all steps.
type perceptron struct {
	roleModel
	sum  roleModel64
	step int64
}

type roleModel64 struct {
	feature [featureCount][fitted]int64
	pair    [2][2][fitted + 1][fitted]int64
}

// train fits weights to pages and their variations. A role must win by a margin.
func train(pages []*labelled, epochs int) *roleModel {
	const margin, plainAgain = 40, 4
	m := &perceptron{step: 1}
	rnd := rand.New(rand.NewPCG(99, 1))
	var plain []*sample
	for _, p := range pages {
		s := newSample(p.page, p.labels)
		for range plainAgain {
			plain = append(plain, s)
		}
	}
	for range epochs {
		samples := slices.Clone(plain)
		for _, p := range pages {
			samples = append(samples, vary(p, pages, rnd))
		}
		rnd.Shuffle(len(samples), func(a, b int) { samples[a], samples[b] = samples[b], samples[a] })
		for _, s := range samples {
			scores := m.score(s.features)
			for i := range scores {
				scores[i][s.labels[i]] -= margin
			}
			if got := m.best(scores, s.gaps, s.joins, s.allowed); coarse(got) != coarse(s.labels) {
				m.update(s, s.labels, 1)
				m.update(s, got, -1)
			}
			m.step++
		}
	}
	return m.average()
}

func (m *perceptron) update(s *sample, labels []uint8, by int32) {
	late := 0
	for i, r := range labels {
		if r == headlineIndex {
			late = 1
		}
		for _, f := range s.features[i] {
			m.feature[f][r] += by
			m.sum.feature[f][r] += int64(by) * m.step
		}
		gap, before := 0, uint8(unnamed)
		if s.gaps[i] {
			gap = 1
		}
		if i > 0 {
			before = labels[i-1]
		}
		m.pair[gap][late][before][r] += by
		m.sum.pair[gap][late][before][r] += int64(by) * m.step
	}
}

// average returns the mean of the weights over all steps, in hundredths.
func (m *perceptron) average() *roleModel {
	const scale = 50
	avg := &roleModel{}
	for f := range m.feature {
		for r, w := range m.feature[f] {
			avg.feature[f][r] = int32(int64(w)*scale - m.sum.feature[f][r]*scale/m.step)
		}
	}
	for g := range m.pair {
		for l := range m.pair[g] {
			for b := range m.pair[g][l] {
				for r, w := range m.pair[g][l][b] {
					avg.pair[g][l][b][r] = int32(int64(w)*scale - m.sum.pair[g][l][b][r]*scale/m.step)
				}
			}
		}
	}
	return avg
}

// table writes weights as roles.tsv has them.
func (m *roleModel) table() string {
	var rows []string
	add := func(name string, row [fitted]int32) {
		if row == [fitted]int32{} {
			return
		}
		for _, w := range row {
			name += fmt.Sprintf("\t%d", w)
		}
		rows = append(rows, name)
	}
	for i := range featureCount {
		add(featureName(i), m.feature[i])
	}
	for k := range fitted + 1 {
		name := "after " + (roleLetters + "-")[k:k+1]
		for g, gap := range []string{"", " gap"} {
			add(name+gap, m.pair[g][0][k])
			add("late "+name+gap, m.pair[g][1][k])
		}
	}
	slices.Sort(rows)
	return "# Weights of features, and of roles that follow one another, for the roles of the blocks of a page.\n" +
		"# Source: go test ./briefing/read -run TestFitRoles -fit, on the labelled pages of testdata; see roles.go.\n" +
		"feature\t" + strings.Join(strings.Split(roleLetters, ""), "\t") + "\n" + strings.Join(rows, "\n") + "\n"
}

// spareTraits are those that a page of another site may not show: its words are not ours.
var spareTraits = []trait{
	traitNavigation, traitCategory, traitNote, traitTail, traitIssuer, traitEvent, traitQualifier, traitPhoto, traitPicture,
}

// A variation is a page in the making that differs from a labelled one.
type variation struct {
	random *rand.Rand
	blocks []page.Block
	labels []uint8
}

func (v *variation) add(b page.Block, label uint8) {
	v.blocks, v.labels = append(v.blocks, b), append(v.labels, label)
}

// oneIn is true once in n times.
func (v *variation) oneIn(n int) bool { return v.random.IntN(n) == 0 }

// addMenu adds n lines of the frames of other pages.
func (v *variation) addMenu(p *labelled, all []*labelled, n int) {
	for tries := 0; tries < 40 && n > 0; tries++ {
		q := all[v.random.IntN(len(all))]
		k := v.random.IntN(min(len(q.labels), 12))
		b := q.page.blocks[k]
		if q.page.japanese() == p.page.japanese() && fittedRoles[q.labels[k]] == roleFrame &&
			b.Form == page.FormParagraph && len(b.Text) < 60 {
			b.Gap = b.Gap && v.oneIn(2)
			v.add(b, q.labels[k])
			n--
		}
	}
}

// vary makes a variation of a page: other menus, gaps, fewer paragraphs, unknown words.
func vary(p *labelled, all []*labelled, r *rand.Rand) *sample {
	v := &variation{random: r}
	dropGaps, addGaps := v.oneIn(6), v.oneIn(6)
	paragraphs := 1 + r.IntN(3)
	if !v.oneIn(4) {
		paragraphs = len(p.labels)
	}
	v.addMenu(p, all, max(0, r.IntN(18)-11))
	headline := slices.Index(p.labels, headlineIndex)
	for i, b := range p.page.blocks {
		role := fittedRoles[p.labels[i]]
		if (i == headline || i == headline+1 && role != roleHeadline) && v.oneIn(5) {
			v.addMenu(p, all, 1+r.IntN(2))
		}
		b.Gap = b.Gap && (!dropGaps || role == roleText) || addGaps && i > 0
		if role == roleText {
			paragraphs--
		}
		if (paragraphs >= 0 || role != roleText && role != roleHeading) &&
			(i >= headline || role != roleFrame || !v.oneIn(6)) {
			v.add(b, p.labels[i])
		}
	}
	meta := p.page.meta
	if v.oneIn(2) {
		meta = page.Meta{}
	}
	q := newBlank(v.blocks, meta, nil, p.page.language)
	v.forget(q)
	return newSample(q, v.labels[:len(q.blocks)])
}

// forget takes some of the traits from some lines.
func (v *variation) forget(p *latinPage) {
	var drop uint16
	for _, t := range spareTraits {
		if v.oneIn(4) {
			drop |= 1 << t
		}
	}
	for i := range p.lines {
		if !v.oneIn(4) {
			p.lines[i].asked |= drop
		}
	}
}
