// An identity provider that is not ours: the certified `oidc-provider`, on the loopback address.
//
//   node provider/serve.js PORT ORIGIN…
//
// ORIGIN is that of a server under test; each may send people here as two clients, `psc` (Pro Santé
// Connect-shaped) and `generic`. It ends when its standard input does, so that it never outlives
// whoever started it.

import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, ...origins] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

// Nobody of the demonstration has these numbers.
const accounts = {
  // A midwife with a card.
  camille: { acr: 'eidas1', claims: midwife('819990000014', 'Camille', 'TESSIER-ROUSSEL') },
  // Somebody who signed in with a mere password: no level is attested.
  noe: { claims: { given_name: 'Noé', family_name: 'Berthelot' } },
};

const provider = new Provider(issuer, {
  clients: [client('psc'), client('generic')],
  pkce: { required: () => true },
  acrValues: ['eidas1'],
  claims: {
    openid: ['sub'],
    profile: ['given_name', 'family_name'],
    scope_all: ['given_name', 'family_name', 'SubjectNameID', 'SubjectRole', 'SubjectRefPro'],
  },
  findAccount: (_, id) =>
    accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id].claims }) },
  features: {
    devInteractions: { enabled: false },
    // Its own page asks another site for a font.
    rpInitiatedLogout: {
      logoutSource(ctx, form) {
        ctx.body = page(
          'Sign out here too?',
          `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`,
        );
      },
    },
  },
  interactions: { url: (_, interaction) => `/choose/${interaction.uid}` },
  // What is asked for is granted: the journey is about who one is.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope(oidc.params.scope);
    await grant.save();
    return grant;
  },
  cookies: { keys: ['only for tests'] },
});

function client(name) {
  return {
    client_id: name,
    client_secret: `${name}-secret`,
    redirect_uris: origins.map((origin) => `${origin}/auth/elsewhere-${name}/retour`),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
  };
}

function midwife(number, given, family) {
  return {
    given_name: given,
    family_name: family,
    SubjectNameID: number,
    SubjectRole: ['50^1.2.250.1.213.1.1.5.5'],
    SubjectRefPro: {
      exercices: [
        {
          codeProfession: '50',
          codeCategorieProfessionnelle: 'C',
          nomDexercice: family,
          prenomDexercice: given,
          activities: [
            {
              codeModeExercice: 'L',
              codeSecteurDactivite: 'SA07^1.2.250.1.71.4.2.4',
              raisonSocialeSite: 'CABINET DE SAGE-FEMME',
              codeCommune: '37003',
            },
          ],
        },
      ],
    },
  };
}

/** The page where one says who one is, and its answer. */
async function choose(request, response, login) {
  if (request.method === 'POST') {
    const { acr } = accounts[login];
    await provider.interactionFinished(request, response, { login: { accountId: login, acr } });
    return;
  }
  await provider.interactionDetails(request, response);
  const buttons = Object.keys(accounts).map(
    (name) => `<button formaction="?login=${name}">${name}</button>`,
  );
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page('Who are you?', `<form method="post">${buttons.join(' ')}</form>`));
}

function page(heading, body) {
  return `<!doctype html><html lang="en"><title>Elsewhere</title><h1>${heading}</h1>${body}</html>`;
}

const answer = provider.callback();
createServer((request, response) => {
  const url = new URL(request.url, issuer);
  if (!url.pathname.startsWith('/choose/')) {
    answer(request, response);
    return;
  }
  choose(request, response, url.searchParams.get('login')).catch((error) => {
    response.statusCode = 400;
    response.end(String(error));
  });
}).listen(Number(port), '127.0.0.1');

process.stdin.resume().on('end', () => process.exit());
