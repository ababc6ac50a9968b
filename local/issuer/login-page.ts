import { PEOPLE } from './people.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** Who do you want to be? The request is carried along as it came. */
export function loginPage(query: URLSearchParams): string {
  const carried = [...query]
    // Whoever made the link does not choose the person.
    .filter(([name]) => name !== 'person')
    .map(([name, value]) => hidden(name, value))
    .join('\n      ');
  const people = PEOPLE.map(
    ({ sub, name, merchantId, group }) =>
      `<li><button name="person" value="${escaped(sub)}">${escaped(`${name} (${merchantId}), ${group}`)}</button></li>`,
  );
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Development sign-in</title></head>
  <body>
    <h1>Development sign-in</h1>
    <p>On this machine alone, and without a password. On AWS this page is Amazon Cognito's.</p>
    <form method="post" action="/oauth2/authorize">
      ${carried}
      <ul>${people.join('')}</ul>
    </form>
  </body>
</html>
`;
}

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
