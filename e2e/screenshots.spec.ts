import { test } from '@playwright/test';
import { people, signIn } from './fixtures/people.ts';

// The main pages as they are shown in the README.

test('pictures', async ({ page }, testInfo) => {
  test.setTimeout(180_000);
  const take = async (name: string, path: string) => {
    await page.goto(path);
    await page.screenshot({
      path: `../docs/screenshots/${name}-${testInfo.project.name}.png`,
      animations: 'disabled',
    });
  };
  await take('home', '/');
  await take('search', '/cpts?commune=amboise');
  await take('cpts', '/cpts/pays-des-gabares');
  await take('territory', '/cpts/pays-des-gabares/territoire');
  await signIn(page, people.president);
  await take('my-home', '/');
  await take('directory', '/cpts/pays-des-gabares/annuaire');
  await take('board', '/cpts/pays-des-gabares/bureau');
  await take('applications', '/cpts/pays-des-gabares/candidatures');
  await take('members', '/cpts/pays-des-gabares/membres');
  await take('dues', '/cpts/pays-des-gabares/cotisations');
});
