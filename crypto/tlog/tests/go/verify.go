// Judges a log of ours with Go's own library, golang.org/x/mod/sumdb (Debian: golang-golang-x-mod-dev).
//
// Usage: go run verify.go FOLDER, where FOLDER is what `cargo run -p tlog --example write` wrote or what a
// server serves: log.vkey, witness.vkey, checkpoint, old, consistency, receipt.tlog-proof, tile/.
//
// One line a check; the status is 1 at the first that fails.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: verify FOLDER")
	}
	folder := os.Args[1]
	file := func(name string) string {
		bytes, err := os.ReadFile(filepath.Join(folder, name))
		check(err)
		return string(bytes)
	}

	log, err := note.NewVerifier(file("log.vkey"))
	check(err)
	keys := note.VerifierList(log, newCosigner(file("witness.vkey")))
	held("the log's key is read, and its id is its own")

	old, _ := open(file("old"), log.Name(), keys)
	tree, _ := open(file("checkpoint"), log.Name(), keys)
	held("the log signed %d and %d entries, and the witness both", old.N, tree.N)

	hashes := parse(strings.Fields(file("consistency")))
	check(tlog.CheckTree(hashes, tree.N, tree.Hash, old.N, old.Hash))
	held("the one extends the other")
	refused("a proof of another tree", tlog.CheckTree(hashes, tree.N, old.Hash, old.N, old.Hash))

	head, checkpoint, _ := strings.Cut(file("receipt.tlog-proof"), "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("not a receipt")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	check(err)
	in, _ := open(checkpoint, log.Name(), keys)
	proof := tlog.RecordProof(parse(lines[2:]))
	check(tlog.CheckRecord(proof, in.N, in.Hash, index, tlog.RecordHash(entry(index))))
	held("the receipt proves entry %d", index)
	refused("a receipt of another entry",
		tlog.CheckRecord(proof, in.N, in.Hash, index, tlog.RecordHash(entry(index+1))))

	// The reader asks for tiles and accepts them only as parts of the signed tree.
	served := &tiles{folder}
	reader := tlog.TileHashReader(tree, served)
	root, err := tlog.TreeHash(tree.N, reader)
	check(err)
	if root != tree.Hash {
		fail("the tiles have another root")
	}
	held("the tiles have the root that was signed")

	made, err := tlog.ProveTree(tree.N, old.N, reader)
	check(err)
	if !same(made, hashes) {
		fail("Go makes another consistency proof from the tiles")
	}
	fromTiles, err := tlog.ProveRecord(tree.N, index, reader)
	check(err)
	if !same(fromTiles, proof) {
		fail("Go makes another inclusion proof from the tiles")
	}
	held("Go makes the same proofs from the tiles")

	// Every entry of every bundle is the leaf of the tree at its place.
	width := int64(256)
	for first := int64(0); first < tree.N; first += width {
		count := tree.N - first
		if count > width {
			count = width
		}
		// With their height 8, a bundle and the tile of leaves have the same path but for one word.
		leaves := tlog.Tile{H: 8, L: 0, N: first / width, W: int(count)}
		data, err := served.ReadTiles([]tlog.Tile{leaves})
		check(err)
		path := strings.Replace(leaves.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle := []byte(file(path))
		for i := int64(0); i < count; i++ {
			if len(bundle) < 2 {
				fail("%s ends early", path)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			bundle = bundle[2:]
			if len(bundle) < length {
				fail("%s ends early", path)
			}
			var leaf tlog.Hash
			copy(leaf[:], data[0][i*32:])
			if leaf != tlog.RecordHash(bundle[:length]) {
				fail("entry %d is not the leaf at its place", first+i)
			}
			bundle = bundle[length:]
		}
		if len(bundle) != 0 {
			fail("%s goes on", path)
		}
	}
	held("all %d entries are the leaves at their places", tree.N)
}

// The entries that the example writes.
func entry(index int64) []byte {
	return []byte(fmt.Sprintf("entry %d\n", index))
}

// Opens a checkpoint that the log and the witness signed.
func open(text, origin string, keys note.Verifiers) (tlog.Tree, *note.Note) {
	opened, err := note.Open([]byte(text), keys)
	check(err)
	if len(opened.Sigs) != 2 {
		fail("%d of 2 signatures hold", len(opened.Sigs))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != origin {
		fail("not the checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	if _, err := note.Open([]byte(strings.Replace(text, "\n"+lines[1]+"\n", "\n1"+lines[1]+"\n", 1)), keys); err == nil {
		fail("a changed checkpoint is accepted")
	}
	return tlog.Tree{N: size, Hash: root}, opened
}

func parse(lines []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		check(err)
		hashes = append(hashes, hash)
	}
	return hashes
}

func same(a, b []tlog.Hash) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Tiles in files. Go's paths begin with the height of a tile, ours is always 8 and not named.
type tiles struct{ folder string }

func (t *tiles) Height() int { return 8 }

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// A witness: Go's library has notes and no cosignatures, but takes any verifier.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) cosigner {
	parts := strings.SplitN(vkey, "+", 3)
	bytes, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	if len(bytes) != 33 || bytes[0] != 4 {
		fail("not the key of a witness")
	}
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), bytes...))
	id := binary.BigEndian.Uint32(hash[:])
	if fmt.Sprintf("%08x", id) != parts[1] {
		fail("the id of the witness's key is not its own")
	}
	return cosigner{parts[0], id, ed25519.PublicKey(bytes[1:])}
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.id }

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func held(what string, values ...interface{}) {
	fmt.Printf("ok: "+what+"\n", values...)
}

func refused(what string, err error) {
	if err == nil {
		fail("%s is accepted", what)
	}
	held("%s is refused", what)
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(what string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, "failed: "+what+"\n", values...)
	os.Exit(1)
}
