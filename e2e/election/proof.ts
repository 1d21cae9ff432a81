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
