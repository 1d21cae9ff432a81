/** Who does what in the election of the journey: members of the CPTS des Brumes de la Cisse, as the demonstration makes them. */

export const CPTS = '/cpts/brumes-de-la-cisse';
export const PRESIDENT = 'Anne-Laure Petitjean-Schaeffer';

/** A college, its urn, and six who vote in it; the first of them stand. */
export class College {
  constructor(
    readonly id: string,
    readonly name: string,
    readonly seats: number,
    readonly stand: number,
    readonly voters: readonly string[],
  ) {}

  /** Whom somebody chooses: the first candidate wins, the second comes next. */
  ballot(who: string): string[] {
    const at = this.voters.indexOf(who);
    const [first, second] = this.voters;
    if (this.seats > 1) return at % 2 ? [first!, second!] : [first!, this.voters[2]!];
    return [at < 4 ? first! : second!];
  }
}

const ville = new College('ville', 'Professionnels de ville', 2, 3, [
  'Mathilde Vidal', 'Gaël Ménard', 'Édouard Martin', 'Audrey Raffin', 'Laure Mbaye', 'Zoé Thibaud',
]);
const structures = new College('structures', 'Structures et médico-social', 1, 2, [
  'Océane Ribeiro', 'Lucie Lacaze', 'Cédric Lavigne', "Guillaume Le Floc'h", 'Gaspard Vincent', 'Nadia Rahmani',
]);
const establishments = new College('etablissements', 'Établissements', 1, 2, [
  'Nathalie Rossi', 'Aurore Hérault', 'Chloé Caillaud', 'Ismaël Villeneuve', 'Olivier Traoré-Ancelin', 'Aïcha Le Meur',
]);

export const COLLEGES = [ville, structures, establishments] as const;

/** Those of the structures who have no card: a code by mail, and a device that waits three days. */
export const ADDRESSES: Readonly<Record<string, string>> = {
  'Gaspard Vincent': 'gaspard.vincent@exemple.test',
  'Nadia Rahmani': 'nadia.rahmani@exemple.test',
};
/** Those who vote for a structure, some of them beside their own voice. */
export const SPEAKS: Readonly<Record<string, string>> = {
  'Cédric Lavigne': 'MSP de la Levée',
  "Guillaume Le Floc'h": 'Permanence des soins des Deux Vallées',
  'Nadia Rahmani': 'EHPAD Les Glycines du Cher',
};

/** The electoral board: none of them stands. */
export const OFFICERS = {
  chair: 'Anaïs Salmon',
  tellers: ['Zoé Thibaud', 'Claire Kaczmarek'],
  sheets: 'Perrine Lavigne',
} as const;
/** The third one stays away from every count. */
export const TRUSTEES = ['Chloé Caillaud', 'Ismaël Villeneuve', 'Audrey Raffin'] as const;
/** Votes for herself and for both givers: one of her college, one of the establishments. */
export const PROXY = 'Audrey Raffin';
export const GIVERS = ['Andréa Pinson', 'Pascal Bouchard'] as const;
/** Loses his phone, and votes with a sheet. */
export const LOST = 'Olivier Traoré-Ancelin';
/** Votes on paper. */
export const PAPER = 'Aïcha Le Meur';
/** She has the votes; the hospital group has its seat already, by somebody who sits and stays. */
export const SKIPPED = 'Nathalie Rossi passe son tour';
