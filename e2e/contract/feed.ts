import { expect, type Page } from '@playwright/test';
import ICAL from 'ical.js';

import type { Phone } from '../fixtures/phone.ts';

/** A new address of her calendar. */
export async function open(phone: Phone): Promise<string> {
  await phone.come('/moi/calendrier');
  await phone.look();
  await phone.press('Créer mon adresse');
  await phone.look();
  return new URL(await phone.page.locator('#adresse').innerText()).pathname;
}

export interface Wanted {
  title: string;
  promise: string;
  /** The day of the promise. */
  on: string;
}

/** Reads the calendar as a diary does, with a program that is not ours; its bytes. */
export async function read(page: Page, address: string, wanted: Wanted): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const text = await answer.text();
  // RFC 5545, 3.1: lines end in CRLF, and none has more than 75 octets.
  const lines = text.split('\r\n');
  expect(lines.at(-1)).toBe('');
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  }
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.name).toBe('vcalendar');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy();
  const events = calendar.getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));
  expect(events.length).toBeGreaterThan(3);
  expect(new Set(events.map((it) => it.uid)).size).toBe(events.length);
  for (const event of events) {
    expect(event.startDate.isDate, event.uid).toBe(true);
    expect(event.component.getFirstPropertyValue('dtstamp'), event.uid).toBeTruthy();
    expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  }
  const own = events.filter((it) => it.summary.endsWith(wanted.title));
  const promised = own.find((it) => it.summary.includes(wanted.promise));
  expect(promised?.startDate.toString()).toBe(wanted.on);
  expect(promised?.description).toContain('Vous suivez cette convention.');
  expect(promised?.component.getFirstPropertyValue('categories')).toBe('SUIVI');
  return text;
}
