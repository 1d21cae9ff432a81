// Judges the register that a running server serves with Go's own library, golang.org/x/mod/sumdb (Debian:
// golang-golang-x-mod-dev).
//
// Usage: go run verify.go URL STATE [LEAF]… where URL is that of a register (http://host/log/word), STATE a
// folder that remembers the last checkpoint between two runs, and LEAF the hash of an entry, in hexadecimal.
//
// One line a check; the status is 1 at the first that fails.
package main

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 3 {
		fail("usage: verify URL STATE [LEAF]…")
	}
	url, state, leaves := os.Args[1], os.Args[2], os.Args[3:]

	log, err := note.NewVerifier(strings.TrimSpace(string(get(url+"/key", "text/plain; charset=utf-8"))))
	check(err)
	if !strings.HasSuffix(url, "://"+log.Name()) {
		fail("the origin %s is not the address %s", log.Name(), url)
	}
	text := get(url+"/checkpoint", "text/plain; charset=utf-8")
	tree := open(text, log)
	held("the register signed %d entries", tree.N)

	reader := tlog.TileHashReader(tree, &tiles{url})
	root, err := tlog.TreeHash(tree.N, reader)
	check(err)
	if root != tree.Hash {
		fail("the tiles have another root")
	}
	held("the tiles have the root that was signed")

	last := filepath.Join(state, "checkpoint")
	if before, err := os.ReadFile(last); err == nil {
		old := open(before, log)
		if old.N == tree.N {
			fail("the register did not grow")
		}
		proof, err := tlog.ProveTree(tree.N, old.N, reader)
		check(err)
		check(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
		held("%d entries extend the %d of before", tree.N, old.N)
		if tlog.CheckTree(proof, tree.N, tree.Hash, old.N, tree.Hash) == nil {
			fail("another old tree is accepted")
		}
		// What is at the end of the old tree is still served.
		if width := old.N % 256; width != 0 {
			tile := tlog.Tile{H: 8, L: 0, N: old.N / 256, W: int(width)}
			_, err := (&tiles{url}).ReadTiles([]tlog.Tile{tile})
			check(err)
			held("the partial tile of %d entries is still there", old.N)
		}
	}
	check(os.WriteFile(last, text, 0o600))

	width := int64(256)
	for first := int64(0); first < tree.N; first += width {
		count := tree.N - first
		if count > width {
			count = width
		}
		path := tlog.Tile{H: 8, L: 0, N: first / width, W: int(count)}.Path()
		path = strings.Replace(path, "tile/8/0/", "tile/entries/", 1)
		bundle := get(url+"/"+path, "application/octet-stream")
		for i := int64(0); i < count; i++ {
			if len(bundle) < 2 {
				fail("%s ends early", path)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			proof, err := tlog.ProveRecord(tree.N, first+i, reader)
			check(err)
			check(tlog.CheckRecord(proof, tree.N, tree.Hash, first+i, tlog.RecordHash(entry)))
		}
		if len(bundle) != 0 {
			fail("%s goes on", path)
		}
	}
	held("all %d entries are in the tree, at their places", tree.N)

	for _, leaf := range leaves {
		bytes, err := hex.DecodeString(leaf)
		check(err)
		var hash tlog.Hash
		copy(hash[:], bytes)
		head, checkpoint, _ := strings.Cut(string(get(url+"/proof/"+leaf, "text/plain; charset=utf-8")), "\n\n")
		lines := strings.Split(head, "\n")
		if lines[0] != "c2sp.org/tlog-proof@v1" {
			fail("not a receipt")
		}
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		check(err)
		var proof tlog.RecordProof
		for _, line := range lines[2:] {
			hash, err := tlog.ParseHash(line)
			check(err)
			proof = append(proof, hash)
		}
		in := open([]byte(checkpoint), log)
		check(tlog.CheckRecord(proof, in.N, in.Hash, index, hash))
		hash[0] ^= 1
		if tlog.CheckRecord(proof, in.N, in.Hash, index, hash) == nil {
			fail("the receipt proves another entry")
		}
	}
	held("%d receipts prove their entries", len(leaves))
}

func open(text []byte, log note.Verifier) tlog.Tree {
	opened, err := note.Open(text, note.VerifierList(log))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != log.Name() {
		fail("not the checkpoint of this register")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

func get(url, kind string) []byte {
	response, err := http.Get(url)
	check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(err)
	if response.StatusCode != 200 {
		fail("%s: %s", url, response.Status)
	}
	if response.Header.Get("Content-Type") != kind {
		fail("%s is %s", url, response.Header.Get("Content-Type"))
	}
	return body
}

// Tiles over HTTP. Go's paths begin with the height of a tile, ours is always 8 and not named.
type tiles struct{ url string }

func (t *tiles) Height() int { return 8 }

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes := get(t.url+"/"+path, "application/octet-stream")
		if len(bytes) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", path, len(bytes))
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func held(what string, values ...interface{}) {
	fmt.Printf("ok: "+what+"\n", values...)
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
