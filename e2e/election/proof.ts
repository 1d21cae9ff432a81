import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, type Page } from '@playwright/test';

const run = promisify(execFile);

/** What an auditor takes away: the archive of each urn, and the dossier of the whole. */
export interface Taken {
  folder: string;
  /** Names of files. */
  archives: string[];
  dossier: string;
}

/** Downloads all that is public, without being signed in. */
export async function take(page: Page, path: string): Promise<Taken> {
  await page.goto(`${path}/verifier`);
  const links = page.getByRole('link', { name: 'Télécharger son archive' });
  const addresses = await links.evaluateAll((all) => all.map((it) => it.getAttribute('href') ?? ''));
  const folder = await mkdtemp(join(tmpdir(), 'election-'));
  const get = async (address: string, name: string) => {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    await writeFile(join(folder, name), await answer.body());
    return name;
  };
  const archives = [];
  for (const address of addresses) archives.push(await get(address, address.split('/').at(-1)!));
  return { folder, archives, dossier: await get(`${path}/dossier.tar`, 'election.tar') };
}

/** The words of a PDF, each white space a blank. */
export async function read(page: Page, address: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'minutes-'));
  const file = join(folder, 'minutes.pdf');
  await writeFile(file, await (await page.request.get(address)).body());
  const { stdout } = await run('pdftotext', [file, '-']);
  await rm(folder, { recursive: true });
  return stdout.replace(/\s+/g, ' ');
}

/** The auditor's program; its exit status and what it says. */
export async function verify(taken: Taken, file: string): Promise<{ holds: boolean; said: string }> {
  const program = process.env['COLLEGIALE_VERIFY'] ?? 'verify';
  try {
    const { stdout } = await run(program, ['--lang', 'fr', join(taken.folder, file)]);
    return { holds: true, said: stdout };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { holds: false, said: stdout + stderr };
  }
}

/** Belenios' own tool judges each archive, each in a folder of its own as it wants it. */
export async function belenios(taken: Taken, tool: string): Promise<void> {
  for (const name of taken.archives) {
    const folder = await mkdtemp(join(tmpdir(), 'belenios-'));
    await writeFile(join(folder, name), await readFile(join(taken.folder, name)));
    const { stderr } = await run(tool, ['election', 'verify'], { cwd: folder });
    expect(stderr, name).toContain('all checks passed');
    await rm(folder, { recursive: true });
  }
}

/** A file of an archive, and where it stands. */
interface Part {
  name: string;
  text: string;
  at: number;
}

/** The files of an archive: a tar without an end mark. */
function parts(bytes: Buffer): Part[] {
  const all = [];
  for (let at = 0; at < bytes.length; ) {
    const field = (from: number, to: number) => bytes.toString('latin1', at + from, at + to).replace(/\0.*/s, '');
    const size = Number.parseInt(field(124, 136), 8);
    all.push({ name: field(0, 100), text: bytes.toString('utf8', at + 512, at + 512 + size), at });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return all;
}

/** The ballots of an archive, and what stood in it before the first of them. */
async function before(taken: Taken, name: string): Promise<{ ballots: string[]; start: Buffer }> {
  const bytes = await readFile(join(taken.folder, name));
  const all = parts(bytes);
  const data = new Map(all.map((it) => [it.name, it]));
  const events = all.filter((it) => it.name.endsWith('.event.json')).map((it) => JSON.parse(it.text));
  const cast = events
    .filter((it) => it.type === 'Ballot')
    .map((it) => data.get(`${it.payload}.data.json`)!);
  expect(cast.length, name).toBeGreaterThan(0);
  return { ballots: cast.map((it) => it.text), start: bytes.subarray(0, Math.min(...cast.map((it) => it.at))) };
}

/** How many ballots each archive holds, the fewest first. */
export async function counts(taken: Taken): Promise<number[]> {
  const all = [];
  for (const name of taken.archives) all.push((await before(taken, name)).ballots.length);
  return all.sort((one, other) => one - other);
}

/**
 * Belenios' own tool judges every ballot as the one that comes first: « ballot is valid ». The tool refuses one that its
 * archive has already, so that it gets the archive as it was when the vote opened. A ballot of another urn must not pass.
 */
export async function eachBallot(taken: Taken, tool: string): Promise<void> {
  const urns = await Promise.all(taken.archives.map((name) => before(taken, name)));
  for (const [at, name] of taken.archives.entries()) {
    const folder = await mkdtemp(join(tmpdir(), 'ballots-'));
    await writeFile(join(folder, name), urns[at]!.start);
    const judge = async (ballot: string) => {
      await writeFile(join(folder, 'ballot.json'), ballot);
      const asked = run(tool, ['election', 'verify-ballot', '--ballot', 'ballot.json'], { cwd: folder });
      return asked.then(({ stderr }) => stderr, ({ stderr }: { stderr: string }) => `refused: ${stderr}`);
    };
    for (const ballot of urns[at]!.ballots) expect(await judge(ballot), name).toContain('ballot is valid');
    const other = urns[(at + 1) % urns.length]!.ballots[0]!;
    expect(await judge(other), name).toContain('refused');
    await rm(folder, { recursive: true });
  }
}

/** One letter of a ballot is another. */
export async function tamper(taken: Taken, file: string, to: string): Promise<void> {
  const bytes = await readFile(join(taken.folder, file));
  const word = '"credential":"';
  const at = bytes.lastIndexOf(word) + word.length;
  expect(at).toBeGreaterThan(word.length);
  bytes.write(bytes.toString('latin1', at, at + 1) === 'a' ? 'b' : 'a', at, 'latin1');
  await writeFile(join(taken.folder, to), bytes);
}

export async function forget(taken: Taken): Promise<void> {
  await rm(taken.folder, { recursive: true });
}
